// DescriptorTests: descriptors, pipes, locks and waiting for them.

import Platform
import TestSupport
import Testing

@Suite("FileDescriptor")
struct FileDescriptorTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("a lock has one holder at a time")
    func lock() throws {
        let path = directory.file("lock")
        var first = try FileDescriptor.open(path, .readWrite)
        let second = try FileDescriptor.open(path, .readWrite)
        #expect(try first.tryLock())
        #expect(try !second.tryLock())
        first.close()
        #expect(try second.tryLock())
    }

    @Test("waiting for a lock ends when the holder goes")
    func waitForLock() throws {
        let path = directory.file("lock")
        var first = try FileDescriptor.open(path, .readWrite)
        try first.lock()
        let waiter = try BackgroundThread {
            guard let second = try? FileDescriptor.open(path, .readWrite) else { return }
            try? second.lock()
        }
        #expect(throws: TestFailure.self) { try waiter.join(seconds: 0.1) }
        first.close()
        try waiter.join(seconds: 5)
    }

    @Test("the ways to open differ as they say")
    func access() throws {
        let path = directory.file("f")
        #expect(throws: SystemError.self) { _ = try FileDescriptor.open(path, .read) }
        #expect(throws: SystemError.self) { _ = try FileDescriptor.open(path, .write) }
        try FileDescriptor.open(path, .createNew).write(all: "abc")
        #expect(throws: SystemError.self) { _ = try FileDescriptor.open(path, .createNew) }
        try FileDescriptor.open(path, .append).write(all: "d")
        try FileDescriptor.open(path, .write).write(all: "X")
        #expect(try Files.read(path) == Array("Xbcd".utf8))
        _ = try FileDescriptor.open(path, .readWrite)
        #expect(try Files.size(path) == 4)
        _ = try FileDescriptor.open(path, .replace)
        #expect(try Files.size(path) == 0)
    }

    @Test("a closed descriptor's number is free again, and closing twice is harmless")
    func close() throws {
        var file = try FileDescriptor.open(directory.path, .directory)
        let link = "/proc/self/fd/\(file.raw)"
        #expect(try Files.linkTarget(link) == directory.path)
        file.close()
        file.close()
        #expect(file.raw == -1)
        #expect((try? Files.linkTarget(link)) != directory.path)
    }

    @Test("a write to a full non-blocking pipe waits until everything is through")
    func largeWrite() throws {
        let pipe = try Pipe(nonBlocking: true)
        let reading = try pipe.readEnd.duplicate().release()
        let bytes = [UInt8](repeating: 7, count: 1 << 20)
        let total = Counter()
        let reader = try BackgroundThread {
            let file = FileDescriptor(owning: reading)
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 5_000, alignment: 1)
            defer { buffer.deallocate() }
            while total.value < 1 << 20 {
                guard let ready = try? Poll.wait([file.raw], milliseconds: 5_000), !ready.isEmpty,
                    let count = try? file.read(into: buffer)
                else { return }
                total.add(count)
            }
        }
        try pipe.writeEnd.write(all: bytes)
        try reader.join()
        #expect(total.value == 1 << 20)
    }

    @Test("a write that nobody can read is an error")
    func brokenPipe() async {
        await #expect(processExitsWith: .signal(Signal.brokenPipe)) {
            var pipe = try Pipe()
            pipe.readEnd.close()
            try pipe.writeEnd.write(all: [1])
        }
    }
}

@Suite("Pipe and Poll")
struct PipeTests {
    @Test("pokes are counted and then gone")
    func poke() throws {
        let pipe = try Pipe()
        #expect(pipe.drain() == 0)
        #expect(try Poll.wait([pipe.readEnd.raw], milliseconds: 0) == [])
        pipe.poke()
        pipe.poke()
        #expect(try Poll.wait([pipe.readEnd.raw]) == [pipe.readEnd.raw])
        #expect(pipe.drain() == 2)
        #expect(try Poll.wait([pipe.readEnd.raw], milliseconds: 0) == [])
    }

    @Test("poking a full pipe does not wait")
    func full() throws {
        let pipe = try Pipe()
        for _ in 0..<100_000 { pipe.poke() }
        #expect(pipe.drain() > 1_000)
    }

    @Test("a closed write end shows as ready for ever")
    func hangUp() throws {
        var pipe = try Pipe()
        pipe.writeEnd.close()
        for _ in 0..<2 {
            #expect(try Poll.wait([pipe.readEnd.raw], milliseconds: 1_000) == [pipe.readEnd.raw])
            #expect(pipe.drain() == 0)
        }
    }

    @Test("only the ready ones of several are told, in order")
    func several() throws {
        let first = try Pipe()
        let second = try Pipe()
        let third = try Pipe()
        let all = [first.readEnd.raw, second.readEnd.raw, third.readEnd.raw]
        third.poke()
        first.poke()
        #expect(try Poll.wait(all) == [all[0], all[2]])
    }

    @Test("a wait for nothing takes its time")
    func timeout() throws {
        let pipe = try Pipe()
        let descriptor = pipe.readEnd.raw
        let seconds = try secondsTaken {
            let ready = try Poll.wait([descriptor], milliseconds: 120)
            #expect(ready.isEmpty)
        }
        #expect(seconds >= 0.12)
    }
}
