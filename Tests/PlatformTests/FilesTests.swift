// FilesTests: paths and folders.

import Platform
import TestSupport
import Testing

@Suite("Files")
struct FilesTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("a written file is read as it is, and its size and time are known")
    func readAndWrite() throws {
        let path = directory.file("f")
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
        try Files.write(path, bytes)
        #expect(try Files.read(path) == bytes)
        #expect(try Files.size(path) == 200_000)
        let age = SystemClock().now().seconds(since: try Files.modificationTime(path))
        #expect((-1...60).contains(age))
    }

    @Test("a file over the limit is not read")
    func limit() throws {
        let path = directory.file("f")
        try Files.write(path, [1, 2, 3])
        #expect(try Files.read(path, limit: 3) == [1, 2, 3])
        let error = #expect(throws: SystemError.self) { try Files.read(path, limit: 2) }
        #expect(error?.description == "read \(path): File too large")
    }

    @Test("what is not there is an error that says so")
    func absent() {
        let path = directory.file("none")
        let error = #expect(throws: SystemError.self) { try Files.read(path) }
        #expect(error?.isNotFound == true)
        #expect(error?.description == "open \(path): No such file or directory")
        #expect(!Files.exists(path))
        #expect(!Files.isDirectory(path))
        #expect(throws: SystemError.self) { try Files.size(path) }
        #expect(throws: SystemError.self) { try Files.list(path) }
    }

    @Test("folders are made with their parents, and again")
    func folders() throws {
        let deep = directory.file("a/b/c")
        #expect(throws: SystemError.self) { try Files.makeDirectory(deep) }
        try Files.makeDirectory(deep, parents: true)
        try Files.makeDirectory(deep, parents: true)
        try Files.makeDirectory(deep + "/", parents: true)
        #expect(Files.isDirectory(deep))
        try Files.write(directory.file("file"), [])
        #expect(throws: SystemError.self) { try Files.makeDirectory(directory.file("file")) }
        #expect(throws: SystemError.self) {
            try Files.makeDirectory(directory.file("file/x"), parents: true)
        }
    }

    @Test("names are listed without . and .., sorted")
    func list() throws {
        for name in ["b", ".hidden", "ä", "a"] { try Files.write(directory.file(name), []) }
        #expect(try Files.list(directory.path) == [".hidden", "a", "b", "ä"])
    }

    @Test("a tree is removed with everything in it, but not what links point to")
    func removeTree() throws {
        let (tree, kept) = (directory.file("tree"), directory.file("kept"))
        try Files.makeDirectory(tree + "/deep", parents: true)
        try Files.write(kept, [1])
        try Files.write(tree + "/deep/f", [1])
        try Programs.run("/bin/ln", ["-s", kept, tree + "/link"])
        try Programs.run("/bin/ln", ["-s", directory.path, tree + "/folder"])
        #expect(try Files.linkTarget(tree + "/link") == kept)
        try Files.removeTree(tree)
        try Files.removeTree(tree)
        #expect(try Files.list(directory.path) == ["kept"])
    }

    @Test("remove tells whether there was something")
    func remove() throws {
        try Files.write(directory.file("f"), [])
        #expect(try Files.remove(directory.file("f")))
        #expect(try !Files.remove(directory.file("f")))
    }

    @Test(
        "the parent of a path",
        arguments: [
            ("/a/b", "/a"), ("/a/b/", "/a"), ("/a", "/"), ("/", nil), ("a", nil), ("a/b", "a"),
        ]
            as [(String, String?)])
    func parent(_ path: String, _ parent: String?) {
        #expect(Files.parent(of: path) == parent)
    }
}

@Suite("AtomicFile")
struct AtomicFileTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("nothing is under the final name before commit, everything after")
    func commit() throws {
        var file = try AtomicFile(directory: directory.path, finalName: "f")
        try file.write([1, 2])
        try [UInt8]([3]).withUnsafeBytes { try file.write($0) }
        #expect(file.bytesWritten == 3)
        let names = try Files.list(directory.path)
        #expect(names.count == 1 && names.allSatisfy(AtomicFile.isTemporary))
        #expect(names.compactMap(AtomicFile.finalName) == ["f"])
        try file.commit()
        #expect(try Files.list(directory.path) == ["f"])
        #expect(try Files.read(directory.file("f")) == [1, 2, 3])
    }

    @Test("an abandoned or forgotten file leaves nothing, and an old one stays")
    func abandon() throws {
        try Files.write(directory.file("f"), [9])
        let file = try AtomicFile(directory: directory.path, finalName: "f")
        file.abandon()
        do {
            var forgotten = try AtomicFile(directory: directory.path, finalName: "f")
            try forgotten.write([1])
        }
        #expect(try Files.list(directory.path) == ["f"])
        #expect(try Files.read(directory.file("f")) == [9])
    }

    @Test("a large file appears whole, or not at all")
    func large() throws {
        let bytes = [UInt8](repeating: 7, count: SequentialFile.usualBytes + 5_000_001)
        do {
            var forgotten = try AtomicFile(directory: directory.path, finalName: "f")
            try forgotten.write(bytes)
            try forgotten.catchUp()
        }
        #expect(try Files.list(directory.path) == [])
        var file = try AtomicFile(directory: directory.path, finalName: "f")
        try file.write(bytes)
        #expect(file.bytesWritten == bytes.count)
        try file.commit()
        #expect(try Files.list(directory.path) == ["f"])
        #expect(try Files.read(directory.file("f")) == bytes)
    }

    @Test("a commit that cannot rename leaves nothing")
    func failingCommit() throws {
        try Files.makeDirectory(directory.file("f"))
        let error = #expect(throws: SystemError.self) {
            try AtomicFile(directory: directory.path, finalName: "f").commit()
        }
        #expect(error?.call == "rename")
        #expect(try Files.list(directory.path) == ["f"])
    }

    @Test("names of other files are not temporary ones", arguments: ["f", ".f", "f.part", ""])
    func otherNames(_ name: String) {
        #expect(AtomicFile.finalName(ofTemporary: name) == nil)
    }
}
