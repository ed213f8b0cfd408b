// What generators see of the row that is being made.

/// A hidden person: the names that belong together in a row.
struct Person: BitwiseCopyable, Sendable {
    /// The entry of the list of given names.
    var given = 0
    /// The entry of the list of family names.
    var family = 0
    /// Whether the person is a woman.
    var isFemale = false
    /// Random bits of the person's own, for what has no ticket.
    var word: UInt64 = 0
}

/// A hidden place: postcode, city and region that belong together, and a house there.
struct Place: BitwiseCopyable, Sendable {
    /// The entry of the list of places.
    var entry = 0
    /// What data/packing/places.py says: bits 0–16 are the postcode in en_US, elsewhere the city
    /// that fixed telephones belong to, then city, region, time zone and county.
    var record: UInt64 = 0
    /// The entry of the list of streets.
    var street = 0
    /// The number of the house.
    var house: UInt32 = 0
    /// Random bits of the place's own: flat or suite.
    var word: UInt64 = 0

    /// The entry of the list of cities.
    @inline(__always) var city: Int { Int(truncatingIfNeeded: record >> 17 & 0xFFFF) }
    /// The entry of the list of states.
    @inline(__always) var state: Int { Int(truncatingIfNeeded: record >> 33 & 0xFF) }
    /// The entry of the list of time zones.
    @inline(__always) var zone: Int { Int(truncatingIfNeeded: record >> 41 & 0x1FF) }
    /// The entry of the list of counties.
    @inline(__always) var county: Int { Int(truncatingIfNeeded: record >> 50) }
    /// The postcode as a number of five digits.
    @inline(__always) var postcode: UInt32 { UInt32(truncatingIfNeeded: record & 0x1_FFFF) }
}

/// A hidden company: the parts its name and its domain are made of.
struct Company: BitwiseCopyable, Sendable {
    /// Random bits that the kind and the parts are cut from.
    var word: UInt64 = 0
}

/// The row that is being made: its number and the individuals behind it.
///
/// The individuals of a block of rows are drawn at once, so that the processor waits for the memory
/// of many at the same time; `slot` says which of them belong to the row.
struct RowState: ~Copyable {
    /// The rows whose individuals are drawn at once.
    static let blockRows = 128

    /// How many rows' individuals there is room for.
    let capacity: Int
    /// The row, counted from 1.
    private(set) var number: UInt64 = 0
    /// number × `rowIncrement`: what streams are asked with.
    private(set) var counter: UInt64 = 0
    /// The row's place in its block.
    private var slot = 0
    let people: Slots<Person>
    let places: Slots<Place>
    let companies: Slots<Company>
    /// Which locale of a mix the rows have.
    let choices: Slots<UInt8>
    /// The tickets of the rows, while individuals are drawn.
    let tickets: Slots<Ticket>
    let draws: Slots<UInt32>
    let entries: Slots<Int>

    init(
        capacity: Int, people: consuming Slots<Person>, places: consuming Slots<Place>,
        companies: consuming Slots<Company>, choices: consuming Slots<UInt8>,
        tickets: consuming Slots<Ticket>, draws: consuming Slots<UInt32>,
        entries: consuming Slots<Int>
    ) {
        self.capacity = capacity
        self.tickets = tickets
        self.draws = draws
        self.entries = entries
        self.choices = choices
        self.people = people
        self.places = places
        self.companies = companies
    }

    /// Goes to a row and the slot its individuals were drawn into.
    @inline(__always)
    mutating func select(_ row: UInt64, slot: Int) {
        number = row
        counter = row &* rowIncrement
        self.slot = slot
    }

    /// The row's person of a group.
    @inline(__always)
    func person(_ group: Int) -> Person { people[group &* capacity &+ slot] }

    /// The row's place of a group.
    @inline(__always)
    func place(_ group: Int) -> Place { places[group &* capacity &+ slot] }

    /// The row's locale in a mix: its place there.
    @inline(__always)
    func choice(_ mix: Int) -> Int { Int(choices[mix &* capacity &+ slot]) }

    /// The row's company of a group.
    @inline(__always)
    func company(_ group: Int) -> Company { companies[group &* capacity &+ slot] }
}
