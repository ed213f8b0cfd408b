// ValueTable: how often each different value came.

/// A table of counts by the hash of the value, with open addressing.
///
/// Values with equal hashes of 64 bits are taken for one: among a million that happens once in
/// forty million tables.
struct ValueTable {
    private var slots: [Int32] = Array(repeating: -1, count: 64)
    private var cells: [CellScanner.Cell] = []
    private var counts: [Int32] = []

    var distinctCount: Int { cells.count }

    mutating func count(_ cell: CellScanner.Cell) {
        if cells.count * 2 >= slots.count { grow() }
        let slot = slot(of: cell.hash)
        let entry = Int(slots[slot])
        guard entry < 0 else {
            counts[entry] &+= 1
            return
        }
        slots[slot] = Int32(cells.count)
        cells.append(cell)
        counts.append(1)
    }

    /// The slot that holds the hash, or the free one where it belongs.
    private func slot(of hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
        while slots[slot] >= 0, cells[Int(slots[slot])].hash != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 4)
        for (entry, cell) in cells.enumerated() { slots[slot(of: cell.hash)] = Int32(entry) }
    }

    /// The commonest values; of those that came equally often, the ones that came first.
    func commonest(_ limit: Int, _ bytes: [UInt8]) -> [ColumnSummary.Share] {
        var best: [Int] = []
        for entry in cells.indices {
            if best.count == limit, let last = best.last, counts[last] >= counts[entry] { continue }
            let place = best.firstIndex { counts[$0] < counts[entry] } ?? best.count
            best.insert(entry, at: place)
            if best.count > limit { best.removeLast() }
        }
        return best.map { .init(text: CellText.text(cells[$0], bytes), count: Int(counts[$0])) }
    }

    /// The first and the last value by the order of their bytes.
    func bounds(_ bytes: [UInt8]) -> (String?, String?) {
        func isBefore(_ a: CellScanner.Cell, _ b: CellScanner.Cell) -> Bool {
            bytes[a.start..<a.end].lexicographicallyPrecedes(bytes[b.start..<b.end])
        }
        return (
            cells.min(by: isBefore).map { CellText.text($0, bytes) },
            cells.max(by: isBefore).map { CellText.text($0, bytes) }
        )
    }
}
