// A schema compiled for one seed: makes rows and looks nothing up by name any more.

/// A compiled schema.
///
/// Every cell is a pure function of (seed, column name, row), so any range of rows can be made
/// anywhere, in any order and by any number of threads, with the same bytes.
package struct Plan: Sendable {
    /// The schema the plan was made of.
    package let schema: Schema
    /// The seed.
    package let seed: Seed
    private let steps: StepList
    private let individuals: Individuals
    private let quoting: CellQuoting?
    private let separator: Literal
    private let terminator: Literal
    private let maximumRowBytes: Int
    private let memory: WordMemory

    /// Compiles a schema; throws all its problems if it has any.
    package init(_ schema: Schema, seed: Seed) throws(PlanError) {
        let problems = schema.problems()
        guard problems.isEmpty else { throw PlanError(problems: problems) }
        self.init(schema, seed: seed, quoting: CellQuoting(schema.dialect))
    }

    /// Compiles a schema without problems; without quoting the cells stay bare texts.
    private init(_ schema: Schema, seed: Seed, quoting: CellQuoting?) {
        let compiler = PlanCompiler(schema: schema, seed: seed, quoting: quoting)
        let (steps, individuals, memory) = compiler.compile()
        self.schema = schema
        self.seed = seed
        self.steps = steps
        self.individuals = individuals
        self.memory = memory
        self.quoting = quoting
        let separator = Literal(schema.dialect.delimiter)
        self.separator = separator
        terminator = Literal(schema.dialect.lineEnding == .crlf ? "\r\n" : "\n")
        maximumRowBytes =
            (0..<steps.count).reduce(OutputBuffer.slack) { bytes, index in
                bytes + steps[index].maximumBytes + separator.count
            }
    }

    /// The column names in the order of the file.
    package var columnNames: [String] { schema.columns.map(\.name) }

    /// Appends the byte order mark and the header row, as far as the dialect has them.
    package func appendHeader(to out: inout OutputBuffer) {
        if schema.dialect.byteOrderMark { out.append([0xEF, 0xBB, 0xBF]) }
        guard schema.dialect.header else { return }
        let quoting = CellQuoting(schema.dialect)
        for (position, name) in columnNames.enumerated() {
            if position > 0 { out.append(quoting.delimiter) }
            out.append(quoting.encoded(Array(name.utf8)))
        }
        out.append(schema.dialect.lineEnding == .crlf ? [0x0D, 0x0A] : [0x0A])
    }

    /// Appends the rows, counted from 1; O(rows), the buffer grows as needed.
    package func append(rows: Range<UInt64>, to out: inout OutputBuffer) {
        precondition(rows.lowerBound > 0, "rows are counted from 1")
        precondition(
            rows.upperBound <= 1 << UInt64(TicketOffice.rowBits), "there are at most 2^48 rows")
        var state = individuals.makeState()
        var next = rows.lowerBound
        while next < rows.upperBound {
            let count = Int(min(UInt64(RowState.blockRows), rows.upperBound - next))
            individuals.draw(next, count: count, into: state)
            for slot in 0..<count {
                out.reserve(maximumRowBytes)
                state.select(next &+ UInt64(slot), slot: slot)
                appendRow(state, to: &out)
            }
            next += UInt64(count)
        }
    }

    @inline(__always)
    private func appendRow(_ state: borrowing RowState, to out: inout OutputBuffer) {
        steps[0].write(state, to: &out)
        for index in 1..<steps.count {
            out.put(separator)
            steps[index].write(state, to: &out)
        }
        out.put(terminator)
    }

    /// The first rows as the texts of their cells, without quotes; blank cells are the null text.
    package func preview(rows: Int) -> [[String]] {
        let bare = Plan(schema, seed: seed, quoting: nil)
        var state = bare.individuals.makeState()
        return (1..<UInt64(max(0, rows)) + 1).map { row in
            state.select(row, slot: 0)
            bare.individuals.draw(row, count: 1, into: state)
            return (0..<bare.steps.count).map { bare.text(of: $0, state) }
        }
    }

    private func text(of column: Int, _ state: borrowing RowState) -> String {
        var out = OutputBuffer(capacity: maximumRowBytes)
        steps[column].write(state, to: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
