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

    /// A state with room for the individuals of one row.
    func makeState() -> RowState {
        RowState(
            people: Array(repeating: Person(), count: people.count),
            places: Array(repeating: Place(), count: places.count),
            companies: Array(repeating: Company(), count: companies.count))
    }

    /// Draws the individuals of the row in `state`.
    @inline(__always)
    func draw(_ state: inout RowState) {
        for index in people.indices { people[index].draw(state.number, &state.people[index]) }
        for index in places.indices { places[index].draw(state.number, &state.places[index]) }
        for index in companies.indices {
            state.companies[index].word = companies[index].key.word(state.counter)
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
        let draw = ticket.share()
        let entry = given.drawn(draw)
        let (start, end) = given.share(of: entry)
        ticket.enter(entry, start: start, end: end)
        person.given = entry
        person.isFemale = draw < given.mark(entry)
        person.ticket = ticket
        person.familyDraw = ticket.share()
        person.family = family.drawn(person.familyDraw)
        person.word = key.word(row &* rowIncrement)
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
        let entry = places.drawn(ticket.share())
        place.record = places.record(entry)
        guard hasStreet else { return }
        let (start, end) = places.share(of: entry)
        ticket.enter(entry, start: start, end: end)
        place.street = streets.drawn(ticket.share())
        let (first, next) = streets.share(of: place.street)
        ticket.enter(place.street, start: first, end: next)
        place.house = HouseNumbers.drawn(ticket.share())
        place.word = key.word(row &* rowIncrement)
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
enum HouseNumbers {
    /// A tenth has at most two digits, 45 % three, 45 % four.
    @inline(__always)
    static func drawn(_ draw: UInt32) -> UInt32 {
        let tenth: UInt32 = 429_496_730
        let half: UInt32 = 2_362_232_013
        if draw < tenth { return 1 + share(draw, of: tenth, 99) }
        if draw < half { return 100 + share(draw - tenth, of: half - tenth, 900) }
        return 1_000 + share(draw - half, of: .max - half, 9_000)
    }

    @inline(__always)
    private static func share(_ draw: UInt32, of width: UInt32, _ count: UInt64) -> UInt32 {
        // The width is at most 2^32 − 1 and the draw may equal it once; the last value takes it.
        let index = UInt64(draw) &* count / UInt64(width)
        return UInt32(truncatingIfNeeded: min(index, count &- 1))
    }
}
