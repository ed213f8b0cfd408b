// FingerprintCommand: `fakecsv fingerprint`, which pins what every field type makes.

import Generation
import Platform

enum FingerprintCommand {
    static let command = Command(
        name: "fingerprint", summary: "shows whether the field types still make the same bytes",
        help: """
            fakecsv fingerprint [ID]
            fakecsv fingerprint --check FILE
            fakecsv fingerprint --update FILE

            A line for each type: its id, its version and a number that follows from the bytes it
            makes. FILE is such a list made before: --check exits with 1 when a type of it makes
            other bytes or is gone; --update writes the list anew, but no changed number under the
            same version.
            """,
        run: run)

    /// A list of a thousand types is far smaller.
    private static let fileBytes = 1 << 20

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let checked = try arguments.option("--check")
        let updated = try arguments.option("--update")
        let name = arguments.isEmpty ? nil : try arguments.word("The type")
        try arguments.finish()
        if let path = checked ?? updated { return try compare(path, isUpdate: updated != nil) }
        if let name {
            guard let type = FieldCatalog.type(named: name) else {
                throw UsageError(
                    description: "\"\(name)\" is no field type: `fakecsv fields` lists them.")
            }
            Console.print(Fingerprint.line(type))
        } else {
            Console.print(lines().joined(separator: "\n"))
        }
        return ExitStatus.success
    }

    /// Sorted, so that a list changes in the lines of the types that changed.
    private static func lines() -> [String] { FieldCatalog.types.map(Fingerprint.line).sorted() }

    private static func compare(_ path: String, isUpdate: Bool) throws -> Int32 {
        let text = String(decoding: try Files.read(path, limit: fileBytes), as: UTF8.self)
        let before = text.split(separator: "\n").map(String.init)
        let now = lines()
        let changed = before.filter { old in
            isUpdate
                ? now.contains { old != $0 && key(old) == key($0) } : !now.contains(old)
        }
        for line in changed {
            Console.complain(
                "\(key(line)): the bytes are not those of the list; raise the version.")
        }
        guard changed.isEmpty else { return ExitStatus.failed }
        if isUpdate { try Files.write(path, Array((now.joined(separator: "\n") + "\n").utf8)) }
        return ExitStatus.success
    }

    /// A line's id and version.
    private static func key(_ line: String) -> String {
        line.split(separator: " ").prefix(2).joined(separator: " version ")
    }
}
