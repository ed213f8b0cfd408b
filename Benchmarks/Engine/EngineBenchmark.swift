// EngineBenchmark: how fast rows are made, by one thread, to /dev/null.
//
//   EngineBenchmark reference [ROWS]     the ten-column reference schema, five runs
//   EngineBenchmark threads [ROWS]       the same with 1 to 4 threads
//   EngineBenchmark formats [ROWS]       the same in each format
//   EngineBenchmark types [ROWS]         each field type alone
//   EngineBenchmark plan                 how long a plan takes to make
//   EngineBenchmark receipt [FOLDER]     what counting a file's columns costs beside making it there
//   EngineBenchmark limits               what the machine does at best with such chunks
//   EngineBenchmark instructions         fixed rows, to be counted by callgrind

import Generation
import Platform

@main
struct EngineBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let rows = arguments.dropFirst().first.flatMap { UInt64($0) }
        switch arguments.first ?? "reference" {
        case "reference": try measureReference(rows: rows ?? 4_000_000)
        case "threads": try measureThreads(rows: rows ?? 8_000_000)
        case "formats": try measureFormats(rows: rows ?? 4_000_000)
        case "types": try measureTypes(rows: rows ?? 4_000_000)
        case "plan": try measurePlan()
        case "receipt": try ReceiptCost(folder: arguments.dropFirst().first ?? ".").measure()
        case "limits": try MachineLimits().measure()
        case "instructions": try InstructionCases.run()
        default:
            print(
                "usage: EngineBenchmark reference|threads|formats|types [ROWS] | plan "
                    + "| receipt [FOLDER] | limits | instructions")
        }
    }

    /// The reference schema of the comparison with other generators.
    static let reference = Schema(
        name: "reference",
        columns: [
            Column(name: "full_name", type: "full_name"),
            Column(name: "job", type: "job_title"),
            Column(name: "email", type: "email_address"),
            Column(name: "domain", type: "domain_name"),
            Column(name: "phone", type: "phone"),
            Column(name: "company", type: "company_name"),
            Column(name: "text", type: "sentences", parameters: ["min": "1", "max": "3"]),
            Column(name: "integer", type: "number", parameters: ["min": "0", "max": "100000"]),
            Column(name: "address", type: "address"),
            Column(
                name: "date", type: "date",
                parameters: ["min": "1970-01-01", "max": "2024-10-04"]),
        ])

    private static func measureReference(rows: UInt64) throws {
        for _ in 1...5 { print(try run(reference, rows: rows).line(named: "reference")) }
    }

    private static func measureThreads(rows: UInt64) throws {
        for threads in 1...4 {
            print(
                try run(reference, rows: rows, threads: threads).line(named: "\(threads) threads"))
        }
    }

    private static func measureFormats(rows: UInt64) throws {
        for format in Format.allCases {
            print(try run(reference, rows: rows, format: format).line(named: format.rawValue))
        }
    }

    private static func measureTypes(rows: UInt64) throws {
        for type in FieldCatalog.types {
            print(try run(schema(of: type), rows: rows).line(named: type.id))
        }
    }

    /// One column of that type with its defaults, in a locale that it has.
    static func schema(of type: FieldType) -> Schema {
        let locale = type.locales.contains(Locales.standard) ? nil : type.locales.first
        return Schema(name: type.id, columns: [Column(name: "c", type: type.id, locale: locale)])
    }

    private static func measurePlan() throws {
        let clock = SystemClock()
        for _ in 1...5 {
            let start = clock.monotonicNanoseconds()
            let plan = try Plan(reference, seed: Seed(42))
            let time = clock.monotonicNanoseconds() - start
            print("plan of \(plan.columnNames.count) columns: \(time / 1000) µs")
        }
    }

    private static func run(
        _ schema: Schema, rows: UInt64, format: Format = .csv, threads: Int = 1
    ) throws -> Measurement {
        let plan = try Plan(schema, seed: Seed(42), format: format)
        let output = try FileDescriptor.open("/dev/null", .write)
        let clock = SystemClock()
        var bytes = 0
        let sink = { (_: Int, part: UnsafeRawBufferPointer) throws(SystemError) -> Void in
            bytes += part.count
            try output.write(all: part)
        }
        let progress = { (_: UInt64) throws(SystemError) -> Void in }
        let team = threads == 1 ? Team.alone : Team(workers: threads, run: Relay.run)
        let start = clock.monotonicNanoseconds()
        try Pipeline(plan).run(
            Extent(1..<rows + 1), team: team, sink: sink, progress: progress)
        let time = clock.monotonicNanoseconds() - start
        return Measurement(
            rows: rows, cells: rows * UInt64(schema.columns.count), bytes: bytes, nanoseconds: time)
    }
}
