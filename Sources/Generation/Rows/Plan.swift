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
    /// The format of the file.
    package let format: Format
    /// The first row of the file.
    package let firstRow: UInt64
    /// Whether the file goes on where another ended: without header or table.
    package let isContinuation: Bool
    private let steps: StepList
    private let individuals: Individuals
    /// What stands around the cells; nil when delimiters stand between them.
    private let frame: Frame?
    private let separator: Literal
    private let terminator: Literal
    private let maximumRowBytes: Int
    private let memory: WordMemory

    /// Compiles a schema; throws all its problems if it has any.
    ///
    /// `firstRow` is that of the file, the first of an array; a continuation goes on where another file
    /// ended, without header or table.
    package init(
        _ schema: Schema, seed: Seed, format: Format = .csv, firstRow: UInt64 = 1,
        isContinuation: Bool = false
    ) throws(PlanError) {
        let problems = schema.problems()
        guard problems.isEmpty else { throw PlanError(problems: problems) }
        var schema = schema
        schema.dialect = format.dialect(schema.dialect)
        self.init(
            schema, seed: seed, format: format, firstRow: firstRow,
            isContinuation: isContinuation, quoting: format.quoting(schema.dialect))
    }

    /// Compiles a schema without problems; without quoting the cells stay bare texts.
    private init(
        _ schema: Schema, seed: Seed, format: Format, firstRow: UInt64, isContinuation: Bool,
        quoting: CellQuoting?
    ) {
        let compiler = PlanCompiler(schema: schema, seed: seed, quoting: quoting)
        let (steps, individuals, memory) = compiler.compile()
        self.schema = schema
        self.seed = seed
        self.format = format
        self.firstRow = firstRow
        self.isContinuation = isContinuation
        self.steps = steps
        self.individuals = individuals
        self.memory = memory
        let maker = FrameMaker(
            schema: schema,
            columns: (0..<steps.count).map {
                steps[$0].framed(named: schema.columns[$0].name)
            },
            isContinuation: isContinuation)
        let frame = maker.texts(format).map { Frame($0, memory: memory) }
        self.frame = frame
        let separator = Literal(schema.dialect.delimiter)
        self.separator = separator
        terminator = Literal(schema.dialect.lineEnding == .crlf ? "\r\n" : "\n")
        maximumRowBytes =
            (0..<steps.count).reduce(OutputBuffer.slack + (frame?.maximumRowBytes ?? 0)) {
                $0 + steps[$1].maximumBytes + separator.count
            }
    }

    /// The column names in the order of the file.
    package var columnNames: [String] { schema.columns.map(\.name) }

    /// Appends what stands before the first row: in CSV the byte order mark and the header, as far
    /// as the dialect has them, unless the file is a continuation.
    package func appendOpening(to out: inout OutputBuffer) {
        if let frame { return out.append(frame.opening) }
        if !isContinuation { appendHeader(to: &out) }
    }

    /// Appends what stands after the last row of a file of so many rows.
    package func appendClosing(afterRows rows: UInt64, to out: inout OutputBuffer) {
        if let frame { out.append(frame.closing(afterRows: rows)) }
    }

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
        precondition(rows.lowerBound >= firstRow, "no row stands before the first")
        precondition(
            rows.upperBound <= 1 << UInt64(TicketOffice.rowBits), "there are at most 2^48 rows")
        var state = individuals.makeState(rows: min(rows.count, RowState.blockRows))
        var next = rows.lowerBound
        while next < rows.upperBound {
            let count = Int(min(UInt64(RowState.blockRows), rows.upperBound - next))
            individuals.draw(next, count: count, into: state)
            if let frame {
                appendFramedBlock(next, count: count, frame, &state, to: &out)
            } else {
                appendBlock(next, count: count, &state, to: &out)
            }
            next += UInt64(count)
        }
    }

    /// The columns as fillers of blocks, for long runs; nil when none can be, or the format is another.
    ///
    /// Copies word lists: O(bytes of the lists), some hundred microseconds.
    func blocks() -> BlockPlan? {
        guard frame == nil else { return nil }
        return BlockPlan(steps, separator: separator.text, terminator: terminator.text)
    }

    /// Appends the rows by way of blocks: the same bytes as `append(rows:to:)`.
    func append(
        rows: Range<UInt64>, by blocks: BlockPlan, _ block: inout Block, to out: inout OutputBuffer
    ) {
        var state = individuals.makeState(rows: Block.rows)
        var next = rows.lowerBound
        while next < rows.upperBound {
            let count = Int(min(UInt64(Block.rows), rows.upperBound - next))
            individuals.draw(next, count: count, into: state)
            block.select(next, count: count)
            blocks.append(&block, &state, rowBytes: maximumRowBytes, to: &out)
            next += UInt64(count)
        }
    }

    @inline(__always)
    private func appendBlock(
        _ first: UInt64, count: Int, _ state: inout RowState, to out: inout OutputBuffer
    ) {
        for slot in 0..<count {
            out.reserve(maximumRowBytes)
            state.select(first &+ UInt64(slot), slot: slot)
            appendRow(state, to: &out)
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

    @inline(never)
    private func appendFramedBlock(
        _ first: UInt64, count: Int, _ frame: borrowing Frame, _ state: inout RowState,
        to out: inout OutputBuffer
    ) {
        var place = (first &- firstRow) % frame.batchRows
        for slot in 0..<count {
            out.reserve(maximumRowBytes)
            state.select(first &+ UInt64(slot), slot: slot)
            frame.writeRowStart(place, to: &out)
            for index in 0..<steps.count {
                frame.writeCellStart(index, to: &out)
                steps[index].write(state, to: &out)
            }
            frame.writeRowEnd(to: &out)
            place &+= 1
            if place == frame.batchRows {
                frame.writeBatchEnd(to: &out)
                place = 0
            }
        }
    }

    /// The same cells as bare texts.
    private func bare() -> Plan {
        Plan(
            schema, seed: seed, format: .csv, firstRow: 1, isContinuation: false, quoting: nil)
    }

    /// The first rows as the texts of their cells, without quotes; blank cells are the null text.
    package func preview(rows: Int) -> [[String]] {
        let bare = bare()
        var state = bare.individuals.makeState(rows: 1)
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

    /// Gives the cells of the rows to `body`, row by row: bare texts.
    ///
    /// For formats that are no text. A blank cell is the null text.
    package func visitCells<Failure: Error>(
        rows: Range<UInt64>,
        _ body: (_ row: UInt64, _ column: Int, ValueKind, UnsafeRawBufferPointer) throws(Failure) ->
            Void
    ) throws(Failure) {
        let bare = bare()
        var state = bare.individuals.makeState(rows: 1)
        var out = OutputBuffer(capacity: bare.maximumRowBytes)
        for row in rows {
            state.select(row, slot: 0)
            bare.individuals.draw(row, count: 1, into: state)
            for column in 0..<bare.steps.count {
                out.removeAll()
                bare.steps[column].write(state, to: &out)
                let kind = bare.steps[column].kind
                try unsafe out.withBytes { (bytes) throws(Failure) in
                    try unsafe body(row, column, kind, bytes)
                }
            }
        }
    }
}
