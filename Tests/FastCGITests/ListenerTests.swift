// ListenerTests: who may own a socket's path.

import FastCGI
import Platform
import TestSupport
import Testing

@Suite("Listener")
struct ListenerTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("a second listener at the same path is refused with a sentence, the first stays")
    func second() throws {
        let path = directory.file("s")
        let first = try Listener.bind(path: path)
        let error = #expect(throws: FastCGIError.self) { _ = try Listener.bind(path: path) }
        #expect(error?.description == "another program listens at \(path) already")
        _ = try Socket.connect(unix: path)
        _ = consume first
    }

    @Test("the path is gone afterwards and can be had again")
    func again() throws {
        let path = directory.file("s")
        do { _ = try Listener.bind(path: path) }
        #expect(!Files.exists(path))
        let listener = try Listener.bind(path: path)
        #expect(Files.exists(path))
        _ = consume listener
    }

    @Test("a socket that a dead program left is replaced")
    func stale() throws {
        let path = directory.file("s")
        let other = try Listener.bind(path: directory.file("o"))
        try Files.rename(directory.file("o"), to: path)
        let listener = try Listener.bind(path: path)
        _ = try Socket.connect(unix: path)
        _ = consume listener
        _ = consume other
    }

    @Test("a file at the path is not touched")
    func file() throws {
        let path = directory.file("s")
        try Files.write(path, [1, 2, 3])
        #expect(throws: FastCGIError.self) { _ = try Listener.bind(path: path) }
        #expect(try Files.read(path) == [1, 2, 3])
    }

    @Test("a path that is too long or in no folder is an error")
    func badPath() {
        let long = directory.file(String(repeating: "x", count: 100))
        #expect(throws: FastCGIError.self) { _ = try Listener.bind(path: long) }
        #expect(throws: FastCGIError.self) { _ = try Listener.bind(path: directory.file("a/b")) }
    }

    @Test("an inherited descriptor must be a listening socket")
    func inherited() throws {
        let listener = try Listener.bind(path: directory.file("s"))
        let pipe = try Pipe()
        #expect(throws: FastCGIError.self) {
            _ = try Listener.inherited(descriptor: pipe.readEnd.raw)
        }
        let copy = try FileDescriptor(owning: listener.descriptor).duplicateAndForget()
        let taken = try Listener.inherited(descriptor: copy)
        _ = try Socket.connect(unix: directory.file("s"))
        _ = consume taken
        _ = consume listener
    }
}

extension FileDescriptor {
    /// A copy's number; this one's owner stays who it was.
    fileprivate consuming func duplicateAndForget() throws -> Int32 {
        let copy = try duplicate().release()
        _ = release()
        return copy
    }
}
