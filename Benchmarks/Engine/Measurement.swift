// What one run took.

/// Rows, bytes and time of one run.
struct Measurement {
    let rows: UInt64
    let cells: UInt64
    let bytes: Int
    let nanoseconds: UInt64

    /// One line of the table; Benchmarks/rows/measure.py reads it.
    func line(named name: String) -> String {
        let seconds = Double(nanoseconds) / 1e9
        let figures = [
            rounded(Double(bytes) / seconds / 1e6) + " MB/s",
            rounded(Double(cells) / seconds / 1e6) + " M cells/s",
            rounded(Double(nanoseconds) / Double(cells)) + " ns/cell",
            rounded(Double(bytes) / Double(rows)) + " bytes/row",
        ]
        return ([name] + figures).joined(separator: "  ")
    }

    private func rounded(_ value: Double) -> String {
        String((value * 10).rounded() / 10)
    }
}
