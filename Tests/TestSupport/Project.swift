// Project: where the sources and the built executable are.

internal import Platform

/// The project that the tests belong to.
package enum Project {
    /// The folder of Package.swift.
    package static let folder: String = {
        // This file is Tests/TestSupport/Project.swift below it.
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    /// The built `fakecsv`, beside the program that runs the tests.
    ///
    /// - Throws: a sentence when it has not been built.
    package static func executable() throws -> String {
        let tests = try Environment.executablePath()
        let folder = tests.split(separator: "/").dropLast().joined(separator: "/")
        let path = "/\(folder)/fakecsv"
        guard Files.isExecutable(path) else {
            throw TestFailure("there is no \(path): build it with `swift build`")
        }
        return path
    }
}
