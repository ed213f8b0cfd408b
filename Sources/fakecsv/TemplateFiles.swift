// TemplateFiles: the folder of templates, as names and texts.

import Platform

enum TemplateFiles {
    private static let ending = ".mustache"

    /// Names of all templates below the folder.
    ///
    /// `layout`, `pages/login` …
    static func names(in folder: String) throws -> [String] {
        try names(in: folder, prefix: "").sorted()
    }

    static func read(_ name: String, in folder: String) throws -> String {
        String(decoding: try Files.read("\(folder)/\(name)\(ending)"), as: UTF8.self)
    }

    private static func names(in folder: String, prefix: String) throws -> [String] {
        var found: [String] = []
        for entry in try Files.list(folder) {
            let path = "\(folder)/\(entry)"
            if Files.isDirectory(path) {
                found += try names(in: path, prefix: "\(prefix)\(entry)/")
            } else if entry.hasSuffix(ending) {
                found.append(prefix + entry.dropLast(ending.count))
            }
        }
        return found
    }
}
