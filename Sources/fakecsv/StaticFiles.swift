// StaticFiles: tells when style sheets, scripts or images have changed.

import Platform

enum StaticFiles {
    /// A short text that changes with the contents of the folder: browsers may then keep what
    /// they have for as long as they like.
    static func version(of folder: String) throws -> String {
        var hash = SHA256()
        try add(folder, to: &hash)
        return String(hex(hash.finish()).prefix(12))
    }

    private static func add(_ folder: String, to hash: inout SHA256) throws {
        for entry in try Files.list(folder).sorted() {
            let path = "\(folder)/\(entry)"
            hash.update(Array(entry.utf8))
            if Files.isDirectory(path) {
                try add(path, to: &hash)
            } else {
                hash.update(try Files.read(path))
            }
        }
    }
}
