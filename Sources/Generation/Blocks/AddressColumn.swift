// American addresses, as AddressGenerator defines them.

/// Writes the house, the street, a flat or none, the city, the state and the postcode.
final class AddressColumn: BlockColumn {
    /// The units of one of a hundred houses.
    private struct Units: BitwiseCopyable, Sendable {
        let first: Int
        let count: Int
    }

    private let place: Int
    private let streets: TextTable
    private let cities: TextTable
    private let states: TextTable
    /// ", ", then all flats, suites and numbered doors.
    private let units: TextTable
    private let kinds: Lookup<Units>
    private let digits: DigitLists
    private let end: [UInt8]

    init(
        place: Int, streets: WordList, cities: WordList, states: WordList, _ edges: CellEdges,
        _ memory: WordMemory
    ) {
        self.place = place
        self.streets = memory.table(streets)
        self.cities = memory.table(cities)
        self.states = memory.table(
            states, before: Array(", ".utf8), after: [UInt8(ascii: " ")])
        let flats = (1...99).map { " Apt \($0), " }
        let suites = (1...9).map { " Suite \($0)00, " }
        let doors = (1...99).map { " #\($0), " }
        units = memory.table(([", "] + flats + suites + doors).map { Array($0.utf8) })
        kinds = memory.lookup(
            (0..<100).map { kind in
                if kind < 12 { return Units(first: 1, count: flats.count) }
                if kind < 18 { return Units(first: 1 + flats.count, count: suites.count) }
                if kind >= 21 { return Units(first: 0, count: 1) }
                return Units(first: 1 + flats.count + suites.count, count: doors.count)
            })
        digits = DigitLists(memory)
        end = edges.end
    }

    var lengths: [Int] {
        [
            5, streets.maximumLength, units.maximumLength, cities.maximumLength,
            states.maximumLength, 5 + end.count,
        ]
    }
    var numbers: Int { 2 }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        fillNames(block, place, state)
        fillNumbers(block, place, state)
    }

    /// Streets and cities, whose lists are long: a short loop waits for the memory of many at once.
    private func fillNames(
        _ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState
    ) {
        let (streets, cities, states) = (streets, cities, states)
        let first = self.place &* Block.rows
        for row in 0..<block.count {
            let home = state.places.unchecked(first &+ row)
            let (street, city) = (streets[home.street], cities[home.city])
            street.expect()
            city.expect()
            block.put(street, row, place.piece &+ 1)
            block.put(city, row, place.piece &+ 3)
            block.put(states[home.state], row, place.piece &+ 4)
        }
    }

    /// House, flat and postcode.
    private func fillNumbers(
        _ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState
    ) {
        let (units, kinds, lists) = (units, kinds, digits)
        let (end, endLength) = (end.packed, end.count)
        let first = self.place &* Block.rows
        for row in 0..<block.count {
            let home = state.places.unchecked(first &+ row)
            let digits = OutputBuffer.four(UInt64(home.house))
            let zeros = (digits & 0x0F0F_0F0F).trailingZeroBitCount & ~7
            let house = block.number(
                digits &>> UInt64(truncatingIfNeeded: zeros), 4 &- zeros &>> 3, followedBy: 0x20,
                length: 1, row, place.number)
            block.put(house, row, place.piece)
            var word = home.word
            let kind = kinds[take(100, from: &word)]
            block.put(units[kind.first &+ take(kind.count, from: &word)], row, place.piece &+ 2)
            let code = block.number(
                lists.five(home.postcode), 5, followedBy: end,
                length: endLength, row, place.number &+ 1)
            block.put(code, row, place.piece &+ 5)
        }
    }
}
