// SequentialFile: a file that is written from its beginning to its end, large ones past the cache.

internal import Glibc

/// An open file that bytes are added to.
///
/// The first bytes are written as usual, so that small files cost what they always did. Where a file
/// grows large the rest goes to the disk by a ``DirectQueue``, if the file system can.
package struct SequentialFile: ~Copyable {
    /// What becomes of the bytes.
    package enum Ending: Sendable {
        /// They are synced in the end: the disk is waited for in any case.
        case synced
        /// Nobody waits for the disk: as long as it keeps up it is written past the cache.
        case leftToKernel
        /// The usual way only: pipes, devices, files that others write as well.
        case usual
    }

    /// So much is written as usual first: a file of this size is made in less time than the threads and
    /// the memory of the queue are worth.
    package static let usualBytes = 8 << 20
    /// The disk is slower than whoever fills the queue when that waits a quarter of the time.
    private static let waitingShare: UInt64 = 4
    /// Bytes after which that can be said: the first pieces say little.
    private static let trialBytes = 64 << 20

    private let file: FileDescriptor
    private let ending: Ending
    private var queue: DirectQueue?
    private var mayQueue: Bool
    /// Bytes in the queue's piece.
    private var filled = 0
    private var queueStart: UInt64 = 0
    /// How many bytes were written, in the queue or as usual.
    package private(set) var bytesWritten = 0

    /// Takes a descriptor that stands at the beginning of an empty file, or anything with `usual`.
    package init(_ file: consuming FileDescriptor, ending: Ending) {
        self.file = file
        self.ending = ending
        mayQueue = ending != .usual
    }

    deinit { queue?.abandon() }

    /// Memory for the bytes that come next: whoever makes them there saves a copy.
    ///
    /// Nil while there is none. Good until the next call of `write`, which is given what was made there.
    package var room: UnsafeMutableRawBufferPointer? {
        queue.map { UnsafeMutableRawBufferPointer(rebasing: $0.piece[filled...]) }
    }

    /// Whether the disk is written as the file grows, not when the kernel finds the time.
    package var isOnItsWay: Bool { queue != nil }

    /// Adds bytes.
    ///
    /// May throw what became of bytes that were added earlier.
    package mutating func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var rest = bytes
        if queue == nil { rest = try writeAsUsual(rest) }
        while !rest.isEmpty {
            let count = take(rest)
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            if filled >= DirectQueue.pieceBytes { try giveOn() }
            if queue == nil { rest = try writeAsUsual(rest) }
        }
    }

    /// Writes what is not yet written, and leaves the descriptor at the end of it.
    ///
    /// It can be gone on with. Afterwards all of the bytes are the kernel's or the disk's.
    package mutating func flush() throws(SystemError) {
        guard let queue else { return }
        let blocks = filled / DirectQueue.blockBytes * DirectQueue.blockBytes
        let tail = [UInt8](queue.piece[blocks..<filled])
        if blocks > 0 { try queue.give(blocks) }
        try queue.finish()
        self.queue = nil
        filled = 0
        guard lseek(file.raw, off_t(bytesWritten - tail.count), SEEK_SET) >= 0 else {
            throw SystemError.last("lseek")
        }
        try file.write(all: tail)
    }

    /// Waits until the bytes are on the disk.
    package mutating func sync() throws(SystemError) {
        try flush()
        try file.sync()
    }

    /// Writes the bytes, or those of them that come before the queue begins; answers the others.
    private mutating func writeAsUsual(
        _ bytes: UnsafeRawBufferPointer
    ) throws(SystemError) -> UnsafeRawBufferPointer {
        let end = bytesWritten + bytes.count
        let cut = end / DirectQueue.blockBytes * DirectQueue.blockBytes
        guard mayQueue, end >= Self.usualBytes, cut >= bytesWritten else {
            try file.write(all: bytes)
            bytesWritten = end
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        try file.write(all: UnsafeRawBufferPointer(rebasing: bytes[..<(cut - bytesWritten)]))
        let rest = UnsafeRawBufferPointer(rebasing: bytes[(cut - bytesWritten)...])
        bytesWritten = cut
        mayQueue = false
        queue = DirectQueue(file, offset: cut)
        queueStart = SystemClock().monotonicNanoseconds()
        return queue == nil ? try writeAsUsual(rest) : rest
    }

    /// Puts as many bytes into the piece as it has room for, unless they were made there.
    private mutating func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard let room, let start = room.baseAddress else { return 0 }
        let count = min(bytes.count, room.count)
        if let source = bytes.baseAddress, source != UnsafeRawPointer(start) {
            start.copyMemory(from: source, byteCount: count)
        }
        filled += count
        bytesWritten += count
        return count
    }

    /// Gives the whole blocks of the piece on; what is left begins the next one.
    private mutating func giveOn() throws(SystemError) {
        guard let queue else { return }
        let blocks = filled / DirectQueue.blockBytes * DirectQueue.blockBytes
        let rest = UnsafeRawBufferPointer(rebasing: queue.piece[blocks..<filled])
        try queue.give(blocks)
        queue.piece.copyMemory(from: rest)
        filled = rest.count
        if ending == .leftToKernel, isDiskSlow(queue) { try flush() }
    }

    private func isDiskSlow(_ queue: DirectQueue) -> Bool {
        guard queue.bytesGiven >= Self.trialBytes else { return false }
        let time = SystemClock().monotonicNanoseconds() - queueStart
        return queue.waitedNanoseconds > time / Self.waitingShare
    }
}
