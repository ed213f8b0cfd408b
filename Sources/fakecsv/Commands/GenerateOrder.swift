// GenerateOrder: what the words after `fakecsv generate` ask for.

import Generation
import Platform

struct GenerateOrder {
    let schema: Schema
    /// The schema file; nil for `--columns`.
    let file: String?
    let warnings: [String]
    let extent: Extent
    /// Bytes that the file shall have at most; the rows are as many as fit.
    let size: UInt64?
    let seed: Seed
    let isSeedDrawn: Bool
    let format: Format
    let shape: OutputShape
    /// Nil: standard output.
    let output: String?
    let threads: Int

    init(_ arguments: inout Arguments) throws {
        let input = try SchemaInput(&arguments)
        var schema = input.schema
        format = try GenerateOptions.format(&arguments)
        try GenerateOptions.applyDialect(&arguments, to: &schema)
        output = try arguments.option("--output").flatMap { $0 == "-" ? nil : $0 }
        shape = try GenerateOptions.shape(&arguments)
        threads = try GenerateOptions.threads(&arguments)
        // A blank cell of a spreadsheet is one that is not there.
        if shape == .spreadsheet { schema.dialect.nullText = "" }
        let asked = try RowsAsked(&arguments, standard: input.rows)
        let typedSeed = try arguments.option("--seed")
        isSeedDrawn = typedSeed == nil
        seed = try typedSeed.map { try GenerateOptions.value(Seed.parse($0)) } ?? Self.drawnSeed()
        try arguments.finish()
        try shape.check(asked, output: output)
        self.schema = schema
        (file, warnings) = (input.file, input.warnings)
        size = asked.size
        extent = try asked.extent(of: schema, in: file)
    }

    /// Below 2^53, so that any program can repeat it.
    private static func drawnSeed() -> Seed {
        Seed(SystemRandom().uint64() >> 11)
    }
}

/// How the bytes of the rows are wrapped.
enum OutputShape: Equatable {
    case plain, gzip, spreadsheet

    /// Refuses what cannot go together.
    func check(_ asked: RowsAsked, output: String?) throws(UsageError) {
        guard self == .spreadsheet else { return }
        guard output != nil else {
            throw UsageError(description: "--xlsx needs --output FILE.")
        }
        guard !asked.isShard, asked.size == nil else {
            throw UsageError(
                description: "--xlsx makes whole files: leave out --shard and --size.")
        }
    }
}
