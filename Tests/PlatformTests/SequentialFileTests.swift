// SequentialFileTests: large files whose pieces go past the cache hold the same bytes as any other.

import CPlatform
import Platform
import TestSupport
import Testing

@Suite("SequentialFile")
struct SequentialFileTests {
    /// Long enough for several pieces, and no multiple of anything.
    private static let length = SequentialFile.usualBytes + 9_876_543
    private static let bytes = bytes(length)

    /// Bytes that come again after 1,000,003: no piece and no part begins like another.
    private static func bytes(_ count: Int) -> [UInt8] {
        let block = (0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 13) }
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
            let memory = UnsafeMutableRawBufferPointer(bytes)
            for start in stride(from: 0, to: count, by: block.count) {
                let room = UnsafeMutableRawBufferPointer(rebasing: memory[start...])
                block.withUnsafeBytes {
                    room.copyMemory(from: .init(rebasing: $0[..<min($0.count, room.count)]))
                }
            }
            initialized = count
        }
    }

    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func open(_ ending: SequentialFile.Ending) throws -> SequentialFile {
        SequentialFile(try FileDescriptor.open(directory.file("f"), .createNew), ending: ending)
    }

    /// Whether this file system writes past its cache at all.
    private func canWriteDirectly() throws -> Bool {
        let probe = try FileDescriptor.open(directory.file("probe"), .createNew)
        let raw = cplatform_open_direct(probe.raw)
        if raw < 0 { return false }
        _ = FileDescriptor(owning: raw)
        return true
    }

    /// Writes part by part, into the file's own memory where it has some.
    private func write(
        _ bytes: [UInt8], to file: inout SequentialFile, partBytes: Int, usesRoom: Bool
    ) throws {
        try bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let part = UnsafeRawBufferPointer(
                    rebasing: bytes[done..<min(bytes.count, done + partBytes)])
                done += part.count
                if usesRoom, let room = file.room, room.count >= part.count {
                    room.copyMemory(from: part)
                    let made = UnsafeRawBufferPointer(rebasing: room[..<part.count])
                    try file.write(made)
                } else {
                    try file.write(part)
                }
            }
        }
    }

    @Test(
        "a large file holds what was written, whatever the size and place of the parts",
        arguments: [1_000, 4_096, 262_144, 300_001, 3 << 20, length], [false, true])
    func large(partBytes: Int, usesRoom: Bool) throws {
        var file = try open(.synced)
        try write(Self.bytes, to: &file, partBytes: partBytes, usesRoom: usesRoom)
        let (written, isOnItsWay) = (file.bytesWritten, file.isOnItsWay)
        #expect(written == Self.length)
        #expect(try isOnItsWay == canWriteDirectly())
        try file.sync()
        let isStillOnItsWay = file.isOnItsWay
        #expect(!isStillOnItsWay)
        #expect(try Files.read(directory.file("f")) == Self.bytes)
    }

    @Test("small files, and those written the usual way, have no queue")
    func usual() throws {
        var small = try open(.synced)
        let part = [UInt8](Self.bytes[..<(SequentialFile.usualBytes - 1)])
        try write(part, to: &small, partBytes: 262_144, usesRoom: true)
        let smallHasQueue = small.isOnItsWay || small.room != nil
        #expect(!smallHasQueue)
        try small.sync()
        #expect(try Files.read(directory.file("f")) == part)
        try Files.remove(directory.file("f"))
        var other = try open(.usual)
        try write(Self.bytes, to: &other, partBytes: 300_001, usesRoom: true)
        let otherHasQueue = other.isOnItsWay || other.room != nil
        #expect(!otherHasQueue)
        #expect(try Files.read(directory.file("f")) == Self.bytes)
    }

    @Test("after a flush whoever shares the descriptor goes on behind the last byte")
    func goOn() throws {
        let shared = try FileDescriptor.open(directory.file("f"), .createNew)
        var file = SequentialFile(try shared.duplicate(), ending: .leftToKernel)
        try write(Self.bytes, to: &file, partBytes: 262_144, usesRoom: true)
        try file.flush()
        try shared.write(all: [1, 2, 3])
        try [UInt8]([4, 5]).withUnsafeBytes { try file.write($0) }
        #expect(try Files.read(directory.file("f")).count == Self.length + 5)
        #expect(try Files.read(directory.file("f")).prefix(Self.length) == Self.bytes[...])
    }

    @Test("a file that is let go in the middle is a beginning of what it was to become")
    func letGo() throws {
        do {
            var file = try open(.synced)
            try write(Self.bytes, to: &file, partBytes: 262_144, usesRoom: true)
        }
        let left = try Files.read(directory.file("f"))
        #expect(left.count >= SequentialFile.usualBytes - 4_096 && left.count < Self.length)
        #expect(left == [UInt8](Self.bytes[..<left.count]))
    }

    @Test("the largest size of a file ends the writing with an error, in the queue too")
    func limit() async {
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            let limit = SequentialFile.usualBytes + 3_000_001
            try ResourceLimits.apply(fileBytes: UInt64(limit))
            var file = SequentialFile(
                try FileDescriptor.open(directory.file("f"), .createNew), ending: .synced)
            let part = [UInt8](repeating: 65, count: 100_000)
            let error = #expect(throws: SystemError.self) {
                for _ in 0..<200 {
                    try part.withUnsafeBytes { part in try file.write(part) }
                }
                try file.flush()
            }
            #expect(error?.isLackOfRoom == true)
            #expect(try Files.size(directory.file("f")) == limit)
        }
    }
}
