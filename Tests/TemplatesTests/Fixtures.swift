/// Where the files stand that tests read, found from where this file stands.
enum Fixtures {
    /// The path of a file below `Tests/Fixtures`.
    static func path(_ name: String) -> String {
        "\(tests)/Fixtures/\(name)"
    }

    /// The path of a file of the project.
    static func projectPath(_ name: String) -> String {
        "\(tests)/../\(name)"
    }

    private static var tests: String {
        let folders = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return folders.dropLast(2).joined(separator: "/")
    }
}
