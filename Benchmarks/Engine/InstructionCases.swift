// Fixed rows of fixed schemas, between marks at which callgrind writes down what it counted.

import Generation

/// What Benchmarks/rows/instructions.py counts instructions of.
enum InstructionCases {
    /// Whole blocks, and so many that rows are made in blocks where that can be; the difference of the
    /// two leaves nothing of the start.
    private static let rowCounts: [UInt64] = [5_120, 10_240]

    /// Makes both numbers of rows of each case and marks the end of each.
    ///
    /// Standard output gets a line for each mark: the name of the case, its cells per row and the
    /// rows made since the mark before (0: something else).
    static func run() throws {
        for (name, schema) in cases {
            let plan = try Plan(schema, seed: Seed(42))
            mark(name, cells: schema.columns.count, rows: 0)
            for rows in rowCounts {
                Pipeline(plan).run(
                    rows: 1..<rows + 1, header: false, sink: { _ in }, progress: { _ in })
                mark(name, cells: schema.columns.count, rows: rows)
            }
        }
    }

    /// callgrind is told to write its counts whenever a function of this name is entered.
    @inline(never)
    private static func mark(_ name: String, cells: Int, rows: UInt64) {
        print("\(name)\t\(cells)\t\(rows)")
    }

    /// The reference schema in three dialects, each type alone, and unique values.
    private static var cases: [(name: String, schema: Schema)] {
        var quoted = EngineBenchmark.reference
        quoted.dialect.quoting = .all
        var spaced = EngineBenchmark.reference
        spaced.dialect.delimiter = " "
        var unique = EngineBenchmark.reference
        for column in [2, 4] { unique.columns[column].isUnique = true }
        var blank = EngineBenchmark.reference
        for column in unique.columns.indices { blank.columns[column].blankPercent = "10" }
        var mixed = EngineBenchmark.reference
        mixed.columns.append(Column(name: "id", type: "guid"))
        return [
            ("reference", EngineBenchmark.reference), ("reference-and-guid", mixed),
            ("reference-all-quoted", quoted),
            ("reference-delimiter-space", spaced), ("reference-unique-email-phone", unique),
            ("reference-ten-percent-blank", blank),
        ] + FieldCatalog.types.map { ($0.id, EngineBenchmark.schema(of: $0)) }
    }
}
