// The hidden persons, places and companies behind the rows of a plan.

/// Draws the individuals of a row, one of each kind for every group that is used.
struct Individuals: Sendable {
    private var people: [PersonSource] = []
    private var places: [PlaceSource] = []
    private var companies: [CompanySource] = []

    private static func name(_ group: String?) -> String { (group ?? "").trimmed }

    /// The index of a group's person.
    mutating func person(group: String?, seed: Seed) -> Int {
        let name = Individuals.name(group)
        if let known = people.firstIndex(where: { $0.group == name }) { return known }
        people.append(PersonSource(group: name, seed: seed))
        return people.count - 1
    }

    /// The index of a group's place.
    mutating func place(group: String?, seed: Seed, withStreet: Bool) -> Int {
        let name = Individuals.name(group)
        let known = places.firstIndex { $0.group == name }
        let index = known ?? places.count
        if known == nil { places.append(PlaceSource(group: name, seed: seed)) }
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

    /// The source of a person, whose index `person(group:seed:)` gave.
    func source(ofPerson index: Int) -> PersonSource { people[index] }

    /// The source of a place, whose index `place(group:seed:withStreet:)` gave.
    func source(ofPlace index: Int) -> PlaceSource { places[index] }

    /// A state with room for the individuals of one row.
    func makeState() -> RowState {
        RowState(
            people: Slots(people.count * RowState.blockRows, of: Person()),
            places: Slots(places.count * RowState.blockRows, of: Place()),
            companies: Slots(companies.count * RowState.blockRows, of: Company()))
    }

    /// Draws the individuals of `count` rows from `row` on into the first slots of `state`.
    func draw(_ row: UInt64, count: Int, into state: borrowing RowState) {
        for (index, source) in people.enumerated() {
            let base = index * RowState.blockRows
            for slot in 0..<count {
                source.draw(row &+ UInt64(slot), &state.people[base + slot])
            }
        }
        for (index, source) in places.enumerated() {
            let base = index * RowState.blockRows
            for slot in 0..<count {
                source.draw(row &+ UInt64(slot), &state.places[base + slot])
            }
        }
        for (index, source) in companies.enumerated() {
            let base = index * RowState.blockRows
            for slot in 0..<count {
                let counter = (row &+ UInt64(slot)) &* rowIncrement
                state.companies[base + slot].word = source.key.word(counter)
            }
        }
    }
}

/// Draws the person of one group.
struct PersonSource: Sendable {
    let group: String
    private let office: TicketOffice
    private let key: StreamKey
    private let given = WordArchive.list("given")
    private let family = WordArchive.list("family")

    init(group: String, seed: Seed) {
        self.group = group
        office = TicketOffice(key: StreamKey(seed: seed, label: "person\u{1F}\(group)"))
        key = StreamKey(seed: seed, label: "person bits\u{1F}\(group)")
    }

    @inline(__always)
    func draw(_ row: UInt64, _ person: inout Person) {
        var ticket = office.ticket(row: row)
        let draw = ticket.draw()
        let entry = given.drawn(draw)
        ticket.enter(given.share(of: entry))
        person.given = entry
        person.isFemale = draw < given.mark(entry)
        person.family = family.drawn(ticket.draw())
        person.word = key.word(row &* rowIncrement)
    }

    /// The number that tells the person from all namesakes in other rows.
    func serial(_ row: UInt64, of person: Person) -> UInt64 {
        office.serial(
            row: row, shares: [given.share(of: person.given), family.share(of: person.family)])
    }
}

/// Draws the place of one group.
struct PlaceSource: Sendable {
    let group: String
    /// Whether the house is needed as well.
    var hasStreet = false
    private let office: TicketOffice
    private let key: StreamKey
    private let places = WordArchive.list("us_place")
    private let streets = WordArchive.list("us_street")

    init(group: String, seed: Seed) {
        self.group = group
        office = TicketOffice(key: StreamKey(seed: seed, label: "place\u{1F}\(group)"))
        key = StreamKey(seed: seed, label: "place bits\u{1F}\(group)")
    }

    @inline(__always)
    func draw(_ row: UInt64, _ place: inout Place) {
        var ticket = office.ticket(row: row)
        let entry = places.drawn(ticket.draw())
        place.entry = entry
        place.record = places.record(entry)
        guard hasStreet else { return }
        ticket.enter(places.share(of: entry))
        place.street = streets.drawn(ticket.draw())
        ticket.enter(streets.share(of: place.street))
        place.house = HouseNumbers.drawn(ticket.draw())
        place.word = key.word(row &* rowIncrement)
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

/// House numbers from 1 to 9,999, of which the short ones are commoner than their share.
///
/// Frozen: an eighth is 1–99, three eighths are 100–999, half is 1000–9999; equally likely within.
enum HouseNumbers {
    /// The number that owns a draw; no branch, since it would be mispredicted half of the time.
    @inline(__always)
    static func drawn(_ draw: UInt32) -> UInt32 {
        let isLong = draw >= 1 << 31
        let isShort = draw < 1 << 29
        let first: UInt32 = isLong ? 1_000 : isShort ? 1 : 100
        let start: UInt32 = isLong ? 1 << 31 : isShort ? 0 : 1 << 29
        let perEighth: UInt64 = isLong ? 2_250 : isShort ? 99 : 300
        return first &+ UInt32(truncatingIfNeeded: (UInt64(draw &- start) &* perEighth) >> 29)
    }

    /// The draws that belong to a house number.
    static func share(of number: UInt32) -> Share {
        Share(entry: Int(number), start: start(of: number), end: start(of: number + 1))
    }

    /// The first draw of a number; 0 for the end of the last.
    private static func start(of number: UInt32) -> UInt32 {
        if number >= 10_000 { return 0 }
        let (first, start, perEighth): (UInt32, UInt64, UInt64) =
            number >= 1_000
            ? (1_000, 1 << 31, 2_250) : number >= 100 ? (100, 1 << 29, 300) : (1, 0, 99)
        let offset = ((UInt64(number - first) << 29) + perEighth - 1) / perEighth
        return UInt32(truncatingIfNeeded: start + offset)
    }
}
