// The hidden persons, places and companies behind the rows of a plan.

/// Whose a hidden individual is: of a group and a locale, in a mix only in the rows that have it.
struct Owner: Equatable, Sendable {
    /// A locale of a mix: where rows keep their choice, and which choice it is.
    struct Choice: Equatable, Sendable {
        let place: Int
        let position: Int
    }

    let group: String
    let locale: Locale
    let choice: Choice?

    /// The label of a stream of the owner; that of en_US is older than locales.
    func label(_ kind: String) -> String {
        let plain = "\(kind)\u{1F}\(group)"
        return locale == .standard ? plain : "\(plain)\u{1F}\(locale.id)"
    }
}

/// Draws the individuals of a row, one of each kind for every group that is used.
struct Individuals: Sendable {
    private var people: [PersonSource] = []
    private var places: [PlaceSource] = []
    private var companies: [CompanySource] = []
    private var choices: [ChoiceSource] = []

    private static func name(_ group: String?) -> String { (group ?? "").trimmed }

    /// The index of an owner's person.
    mutating func person(_ owner: Owner, seed: Seed) -> Int {
        if let known = people.firstIndex(where: { $0.owner == owner }) { return known }
        people.append(PersonSource(owner, seed: seed))
        return people.count - 1
    }

    /// The index of an owner's place.
    mutating func place(_ owner: Owner, seed: Seed, withStreet: Bool) -> Int {
        let known = places.firstIndex { $0.owner == owner }
        let index = known ?? places.count
        if known == nil { places.append(PlaceSource(owner, seed: seed)) }
        if withStreet { places[index].hasStreet = true }
        return index
    }

    /// The index of a group's company.
    mutating func company(group: String?, seed: Seed) -> Int {
        let name = Individuals.name(group)
        if let known = companies.firstIndex(where: { $0.group == name }) { return known }
        companies.append(CompanySource(group: name, seed: seed))
        return companies.count - 1
    }

    /// The index of a group's choice among the locales of a mix.
    mutating func choice(group: String?, mix: LocaleMix, seed: Seed) -> Int {
        let source = ChoiceSource(group: Individuals.name(group), mix: mix, seed: seed)
        if let known = choices.firstIndex(where: { $0.isSame(source) }) { return known }
        choices.append(source)
        return choices.count - 1
    }

    /// The source of a person, whose index `person(_:seed:)` gave.
    func source(ofPerson index: Int) -> PersonSource { people[index] }

    /// The source of a place, whose index `place(_:seed:withStreet:)` gave.
    func source(ofPlace index: Int) -> PlaceSource { places[index] }

    /// A state with room for the individuals of so many rows.
    func makeState(rows: Int) -> RowState {
        let ticketRows = people.isEmpty && places.isEmpty ? 0 : rows
        return RowState(
            capacity: rows,
            people: Slots(people.count * rows, of: Person()),
            places: Slots(places.count * rows, of: Place()),
            companies: Slots(companies.count * rows, of: Company()),
            choices: Slots(choices.count * rows, of: 0),
            tickets: Slots(ticketRows, of: Ticket(position: 0, count: 1, path: 0)),
            draws: Slots(ticketRows, of: 0), entries: Slots(ticketRows, of: 0))
    }

    /// Draws the individuals of `count` rows from `row` on into the first slots of `state`.
    func draw(_ row: UInt64, count: Int, into state: borrowing RowState) {
        for (index, source) in choices.enumerated() {
            let base = index * state.capacity
            for slot in 0..<count {
                state.choices[base + slot] = source.draw(row &+ UInt64(slot))
            }
        }
        for (index, source) in people.enumerated() {
            source.draw(row, count: count, base: index * state.capacity, into: state)
        }
        for (index, source) in places.enumerated() {
            source.draw(row, count: count, base: index * state.capacity, into: state)
        }
        for (index, source) in companies.enumerated() {
            let (base, key) = (index * state.capacity, source.key)
            for slot in 0..<count {
                let counter = (row &+ UInt64(slot)) &* rowIncrement
                state.companies.put(Company(word: key.word(counter)), base + slot)
            }
        }
    }

    /// Draws a ticket for each row of a block, and the first choice of its ticket from a list; both
    /// stay in the state.
    ///
    /// In steps: short loops let the processor wait for the memory of many rows at once.
    @inline(__always)
    fileprivate static func drawFirst(
        from list: WordList, _ office: TicketOffice, _ row: UInt64, count: Int,
        of choice: Owner.Choice?, into state: borrowing RowState
    ) {
        func draw(_ slot: Int, _ tier: TicketOffice.Tier, _ state: borrowing RowState) {
            let row = row &+ UInt64(truncatingIfNeeded: slot)
            let ticket = tier.ticket(number: tier.ticket(row))
            state.tickets.put(ticket, slot)
            state.draws.put(tier.firstDraw(ticket), slot)
        }
        if TicketOffice.isOneTier(row, count: count) {
            let tier = office.tier(row: row)
            forEachSlot(count, of: choice, state) { draw($0, tier, $1) }
        } else {
            forEachSlot(count, of: choice, state) { slot, state in
                draw(slot, office.tier(row: row &+ UInt64(truncatingIfNeeded: slot)), state)
            }
        }
        list.drawn(state.draws, count: count, into: state.entries)
    }

    /// Calls `body` with the slots of a block whose rows have the locale of an individual.
    @inline(__always)
    fileprivate static func forEachSlot(
        _ count: Int, of choice: Owner.Choice?, _ state: borrowing RowState,
        _ body: (_ slot: Int, borrowing RowState) -> Void
    ) {
        guard let choice else {
            for slot in 0..<count { body(slot, state) }
            return
        }
        for slot in 0..<count
        where state.choices[choice.place &* state.capacity &+ slot] == choice.position {
            body(slot, state)
        }
    }
}

/// Draws which locale of a mix a row has.
struct ChoiceSource: Sendable {
    private let group: String
    private let mix: LocaleMix
    private let key: StreamKey
    private let bound: Bound

    init(group: String, mix: LocaleMix, seed: Seed) {
        self.group = group
        self.mix = mix
        key = StreamKey(seed: seed, label: "locale\u{1F}\(group)")
        bound = Bound(mix.weights.reduce(0, +))
    }

    /// Whether two sources always draw the same.
    func isSame(_ other: ChoiceSource) -> Bool { group == other.group && mix == other.mix }

    /// The place of the row's locale in the mix.
    func draw(_ row: UInt64) -> UInt8 {
        var rest = bound.value(key.word(row &* rowIncrement))
        var position = 0
        while rest >= mix.weights[position] {
            rest -= mix.weights[position]
            position += 1
        }
        return UInt8(position)
    }
}

/// Draws the person of one owner.
struct PersonSource: Sendable {
    let owner: Owner
    private let office: TicketOffice
    private let key: StreamKey
    private let given: WordList
    private let family: WordList

    init(_ owner: Owner, seed: Seed) {
        self.owner = owner
        office = TicketOffice(key: StreamKey(seed: seed, label: owner.label("person")))
        key = StreamKey(seed: seed, label: owner.label("person bits"))
        given = owner.locale.list("given")
        family = owner.locale.list("family")
    }

    /// Draws the persons of `count` rows into the slots from `base` on.
    func draw(_ row: UInt64, count: Int, base: Int, into state: borrowing RowState) {
        let (given, family, key, choice) = (given, family, key, owner.choice)
        Individuals.drawFirst(
            from: given, office, row, count: count, of: choice, into: state)
        Individuals.forEachSlot(count, of: choice, state) { slot, state in
            let row = row &+ UInt64(truncatingIfNeeded: slot)
            let (entry, draw) = (state.entries.unchecked(slot), state.draws.unchecked(slot))
            state.people.put(
                Person(
                    given: entry, isFemale: draw < given.mark(entry),
                    word: key.word(row &* rowIncrement)),
                base &+ slot)
            var ticket = state.tickets.unchecked(slot)
            ticket.enter(given.share(of: entry))
            state.draws.put(ticket.draw(), slot)
        }
        family.drawn(state.draws, count: count, into: state.entries)
        Individuals.forEachSlot(count, of: choice, state) { slot, state in
            state.people[unchecked: base &+ slot].family = state.entries.unchecked(slot)
        }
    }

    /// The number that tells the person from all namesakes in other rows.
    func serial(_ row: UInt64, of person: Person) -> UInt64 {
        office.serial(
            row: row, shares: [given.share(of: person.given), family.share(of: person.family)])
    }
}

/// Draws the place of one owner.
struct PlaceSource: Sendable {
    let owner: Owner
    /// Whether the house is needed as well.
    var hasStreet = false
    private let office: TicketOffice
    private let key: StreamKey
    private let places: WordList
    private let streets: WordList
    private let houses: HouseNumbers

    init(_ owner: Owner, seed: Seed) {
        self.owner = owner
        office = TicketOffice(key: StreamKey(seed: seed, label: owner.label("place")))
        key = StreamKey(seed: seed, label: owner.label("place bits"))
        places = owner.locale.list("place")
        streets = owner.locale.list("street")
        houses = HouseNumbers(last: owner.locale.list("address").mark(0))
    }

    /// Draws the places of `count` rows into the slots from `base` on.
    func draw(_ row: UInt64, count: Int, base: Int, into state: borrowing RowState) {
        let (places, key, choice) = (places, key, owner.choice)
        Individuals.drawFirst(
            from: places, office, row, count: count, of: choice, into: state)
        Individuals.forEachSlot(count, of: choice, state) { slot, state in
            let row = row &+ UInt64(truncatingIfNeeded: slot)
            let entry = state.entries.unchecked(slot)
            state.places.put(
                Place(
                    entry: entry, record: places.record(entry), word: key.word(row &* rowIncrement)),
                base &+ slot)
        }
        if hasStreet { drawHouses(count: count, base: base, into: state) }
    }

    /// Draws the streets and houses of places, whose entries and tickets are in the state.
    private func drawHouses(count: Int, base: Int, into state: borrowing RowState) {
        let (places, streets, houses, choice) = (places, streets, houses, owner.choice)
        Individuals.forEachSlot(count, of: choice, state) { slot, state in
            var ticket = state.tickets.unchecked(slot)
            ticket.enter(places.share(of: state.entries.unchecked(slot)))
            state.draws.put(ticket.draw(), slot)
            state.tickets.put(ticket, slot)
        }
        streets.drawn(state.draws, count: count, into: state.entries)
        Individuals.forEachSlot(count, of: choice, state) { slot, state in
            let street = state.entries.unchecked(slot)
            var ticket = state.tickets.unchecked(slot)
            ticket.enter(streets.share(of: street))
            state.places[unchecked: base &+ slot].street = street
            state.places[unchecked: base &+ slot].house = houses.drawn(ticket.draw())
        }
    }

    /// The number that tells the place from those of other rows in the same house.
    func serial(_ row: UInt64, of place: Place) -> UInt64 {
        office.serial(
            row: row,
            shares: [
                places.share(of: place.entry), streets.share(of: place.street),
                HouseNumbers.share(of: place.house),
            ])
    }

    /// The number that tells the place from those of other rows in the same street.
    func serialInStreet(_ row: UInt64, of place: Place) -> UInt64 {
        office.serial(
            row: row, shares: [places.share(of: place.entry), streets.share(of: place.street)])
    }
}

/// Draws the company of one group.
struct CompanySource: Sendable {
    let group: String
    let key: StreamKey

    init(group: String, seed: Seed) {
        self.group = group
        key = StreamKey(seed: seed, label: "company\u{1F}\(group)")
    }
}
