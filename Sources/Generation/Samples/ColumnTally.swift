// ColumnTally: counts the cells of one column.

/// Counts blank cells and different values, and keeps what the histogram is made of.
struct ColumnTally {
    /// How many of the commonest values are told.
    static let commonest = 8
    /// The most steps of a histogram.
    static let steps = 24
    /// Up to so many different texts count as a choice, if each comes more than once on average.
    private static let choices = 40

    private var blankCount = 0
    private var cellCount = 0
    private var values = ValueTable()
    /// The numbers of the cells so far; nil once one was none.
    private var numbers: [Double]? = []
    private var areMoments = true
    private var lengths: [Int32] = []
    private var smallest: CellScanner.Cell?
    private var largest: CellScanner.Cell?

    mutating func add(_ cell: CellScanner.Cell, _ bytes: [UInt8]) {
        cellCount += 1
        guard cell.end > cell.start else {
            blankCount += 1
            return
        }
        values.count(cell)
        lengths.append(Int32(clamping: cell.end - cell.start))
        if numbers != nil { addNumber(cell, bytes) }
    }

    private mutating func addNumber(_ cell: CellScanner.Cell, _ bytes: [UInt8]) {
        let isFirst = lengths.count == 1
        if isFirst { areMoments = CellNumber.moment(bytes, cell.start, cell.end) != nil }
        let number =
            areMoments
            ? CellNumber.moment(bytes, cell.start, cell.end)
            : CellNumber.decimal(bytes, cell.start, cell.end)
        guard let number else {
            numbers = nil
            return
        }
        if isFirst || number < low {
            low = number
            smallest = cell
        }
        if isFirst || number > high {
            high = number
            largest = cell
        }
        numbers?.append(number)
    }

    private var low = 0.0
    private var high = 0.0

    func summary(named name: String, bytes: [UInt8]) -> ColumnSummary {
        let kind = kind
        let (minimum, maximum) = bounds(bytes)
        return ColumnSummary(
            name: name, kind: kind, cellCount: cellCount, blankCount: blankCount,
            distinctCount: values.distinctCount, minimum: minimum, maximum: maximum,
            commonest: values.commonest(Self.commonest, bytes), histogram: histogram(of: kind))
    }

    private var kind: ColumnSummary.Kind {
        if lengths.isEmpty { return .blank }
        if numbers != nil { return areMoments ? .moment : .number }
        let isChoice =
            values.distinctCount <= Self.choices && values.distinctCount * 2 <= lengths.count
        return isChoice ? .choice : .text
    }

    private func bounds(_ bytes: [UInt8]) -> (String?, String?) {
        guard numbers != nil else { return values.bounds(bytes) }
        return (
            smallest.map { CellText.text($0, bytes) }, largest.map { CellText.text($0, bytes) }
        )
    }

    private func histogram(of kind: ColumnSummary.Kind) -> [Int] {
        switch kind {
        case .blank, .choice: []
        case .number, .moment: Self.histogram(numbers ?? [])
        case .text: Self.histogram(lengths.map(Double.init))
        }
    }

    /// Counts numbers into equal steps; whole numbers that lie close together get a step each.
    private static func histogram(_ numbers: [Double]) -> [Int] {
        guard let low = numbers.min(), let high = numbers.max(), high > low else {
            return numbers.isEmpty ? [] : [numbers.count]
        }
        let isWhole = numbers.allSatisfy { $0 == $0.rounded() }
        let span = isWhole ? high - low + 1 : high - low
        let steps = isWhole && span <= Double(Self.steps) ? Int(span) : Self.steps
        var counts = Array(repeating: 0, count: steps)
        for number in numbers {
            counts[min(steps - 1, Int((number - low) / span * Double(steps)))] += 1
        }
        return counts
    }
}

/// The text of a cell, its doubled quotes made single.
enum CellText {
    static func text(_ cell: CellScanner.Cell, _ bytes: [UInt8]) -> String {
        let raw = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
        guard cell.start > 0, bytes[cell.start - 1] == UInt8(ascii: "\"") else { return raw }
        return raw.split(separator: "\"\"", omittingEmptySubsequences: false)
            .joined(separator: "\"")
    }
}
