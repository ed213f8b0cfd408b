// LocalFileStoreTests: files that are there as a whole or not at all.

import FileStorage
import Platform
import TestSupport
import Testing

@Suite("LocalFileStore")
struct LocalFileStoreTests {
    let directory: TemporaryDirectory
    let store: LocalFileStore
    private let download = FileDownload(disposition: "attachment", mediaType: "text/csv")

    init() throws {
        directory = try TemporaryDirectory()
        store = LocalFileStore(directory: directory.file("media/csv"))
    }

    private func write(_ text: String, to writer: any FileWriter) throws {
        try Array(text.utf8).withUnsafeBytes { try writer.write($0) }
    }

    @Test("a finished file is there with its name, size and contents")
    func finish() throws {
        let writer = try store.makeWriter(name: "7-ab.csv")
        try write("a,b\n", to: writer)
        try write("1,2\n", to: writer)
        #expect(try store.names() == [])
        #expect(try store.size("7-ab.csv") == nil)
        let stored = try writer.finish()
        #expect(stored.name == "7-ab.csv")
        #expect(stored.bytes == 8)
        #expect(try store.names() == ["7-ab.csv"])
        #expect(try store.size("7-ab.csv") == 8)
        let path = "\(directory.file("media/csv"))/7-ab.csv"
        #expect(try store.location(of: "7-ab.csv", for: download) == .path(path))
        #expect(try Files.read(path) == Array("a,b\n1,2\n".utf8))
        #expect(try store.unfinishedNames() == [])
    }

    @Test("an abandoned file, and one that is let go, leave nothing")
    func abandon() throws {
        let writer = try store.makeWriter(name: "a.csv")
        try write("x", to: writer)
        writer.abandon()
        do { try write("y", to: try store.makeWriter(name: "b.csv")) }
        #expect(try Files.list(directory.file("media/csv")).isEmpty)
    }

    @Test("a new file of the same name replaces the old one when it is finished")
    func replace() throws {
        for text in ["old one", "new"] {
            let writer = try store.makeWriter(name: "a.csv")
            try write(text, to: writer)
            _ = try writer.finish()
        }
        #expect(try store.size("a.csv") == 3)
        #expect(try store.names() == ["a.csv"])
    }

    @Test("a removed file is gone, and removing it again is fine")
    func remove() throws {
        _ = try store.makeWriter(name: "a.csv").finish()
        try store.remove("a.csv")
        try store.remove("a.csv")
        #expect(try store.names() == [])
    }

    @Test("what a killed process left is told by name and can be removed")
    func unfinished() throws {
        let first = try store.makeWriter(name: "7-ab.csv")
        let second = try store.makeWriter(name: "8-cd.csv")
        #expect(try store.unfinishedNames() == ["7-ab.csv", "8-cd.csv"])
        try store.removeUnfinished("7-ab.csv")
        #expect(try store.unfinishedNames() == ["8-cd.csv"])
        first.abandon()
        second.abandon()
    }

    @Test(
        "a name that could leave the folder, hide or confuse is refused",
        arguments: [
            "", ".", "..", ".hidden", "a/b", "/etc/passwd", "../x", "a b", "ä.csv", "a\u{0}", "a\n",
            "a%2fb", String(repeating: "n", count: 201),
        ])
    func names(_ name: String) throws {
        #expect(throws: FileStorageError.self) { try store.makeWriter(name: name) }
        #expect(throws: FileStorageError.self) { try store.remove(name) }
        let error = #expect(throws: FileStorageError.self) {
            try store.location(of: name, for: download)
        }
        #expect(error?.reason == .badName)
    }

    @Test("check makes the folder and leaves nothing in it")
    func check() throws {
        try store.check()
        #expect(try Files.list(directory.file("media/csv")) == [])
    }

    @Test("check says so when the folder cannot be")
    func checkFails() throws {
        try Files.write(directory.file("media"), [])
        #expect(throws: FileStorageError.self) { try store.check() }
    }

    @Test("no room left is told apart from other failures, and leaves nothing")
    func full() async {
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            let store = LocalFileStore(directory: directory.path)
            try ResourceLimits.apply(fileBytes: 10_000)
            let writer = try store.makeWriter(name: "big.csv")
            let bytes = [UInt8](repeating: 65, count: 20_000)
            let error = #expect(throws: FileStorageError.self) {
                try bytes.withUnsafeBytes { try writer.write($0) }
            }
            #expect(error?.reason == .full)
            writer.abandon()
            #expect(try Files.list(directory.path).isEmpty)
        }
    }
}
