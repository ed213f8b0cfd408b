// DirectQueue: pieces of a file on their way to the disk, past the kernel's cache.

internal import CPlatform
internal import Glibc

/// A ring of pieces of memory: one is filled while a thread writes those before it (O_DIRECT).
///
/// The disk fetches the bytes by itself: writing takes hardly any of the processor's time, and the
/// thread sleeps meanwhile, so that making and writing overlap on a single processor too. Pieces are
/// written one after the other; at any moment the file is a beginning of what it shall become.
///
/// One thread at a time fills pieces: what it touches needs no lock; the rest is the monitor's.
final class DirectQueue: @unchecked Sendable {
    /// Where pieces begin in the file, and their length: multiples of this suit every disk.
    static let blockBytes = 4_096
    /// Long enough for the full speed of a disk; shorter rings stay in the processor's cache.
    static let pieceBytes = 2 << 20
    /// Room behind a piece for the rest of the part that fills it.
    private static let overhangBytes = 512 << 10
    private static let pieceCount = 4
    private static let strideBytes = pieceBytes + overhangBytes
    /// Pages of this size are pinned, and told to the disk, at once.
    private static let hugePageBytes = 2 << 20

    private let direct: FileDescriptor
    private let ordinary: FileDescriptor
    private let memory: UnsafeMutableRawPointer
    private let monitor = Monitor()
    private var thread: Thread?

    /// Bytes of each piece of the ring.
    private var sizes = Array(repeating: 0, count: pieceCount)
    private var givenCount = 0
    private var writtenCount = 0
    private var isEnding = false
    private var failure: SystemError?

    /// Where the thread writes next.
    private var offset: Int
    /// The file system opened the file but does not write it so.
    private var isRefused = false

    /// How long the filling thread had to wait for the disk, in nanoseconds.
    private(set) var waitedNanoseconds: UInt64 = 0
    /// How many bytes were given on.
    private(set) var bytesGiven = 0

    /// Begins at an offset in the file, which is a multiple of `blockBytes`.
    ///
    /// Nil when the file system, the memory limit or the number of threads does not allow it.
    init?(_ file: borrowing FileDescriptor, offset: Int) {
        precondition(offset % Self.blockBytes == 0, "a direct write begins with a block")
        let raw = cplatform_open_direct(file.raw)
        guard raw >= 0 else { return nil }
        direct = FileDescriptor(owning: raw)
        guard let ordinary = try? file.duplicate(), let memory = Self.allocate() else { return nil }
        self.ordinary = ordinary
        self.memory = memory
        self.offset = offset
        thread = Thread { [unowned self] in writePieces() }
        if thread == nil { return nil }
    }

    deinit {
        precondition(thread == nil, "a queue is ended before it goes")
        free(memory)
    }

    private static func allocate() -> UnsafeMutableRawPointer? {
        var memory: UnsafeMutableRawPointer?
        let bytes = pieceCount * strideBytes
        guard posix_memalign(&memory, hugePageBytes, bytes) == 0 else { return nil }
        madvise(memory, bytes, MADV_HUGEPAGE)  // a wish: nothing depends on it
        return memory
    }

    /// The memory of the piece that is being filled, with the room behind it.
    var piece: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(
            start: memory + givenCount % Self.pieceCount * Self.strideBytes,
            count: Self.strideBytes)
    }

    /// Gives the first `count` bytes of the piece on, whole blocks, and waits for the next piece.
    ///
    /// Throws what an earlier piece met.
    func give(_ count: Int) throws(SystemError) {
        precondition(count % Self.blockBytes == 0, "a direct write has whole blocks")
        let error = monitor.locked {
            sizes[givenCount % Self.pieceCount] = count
            givenCount += 1
            monitor.wakeAll()
            waitUntil { givenCount - writtenCount < Self.pieceCount }
            return failure
        }
        bytesGiven += count
        if let error { throw error }
    }

    /// Waits until everything that was given on is written, and ends the thread.
    func finish() throws(SystemError) {
        end()
        if let failure { throw failure }
    }

    /// Ends the thread; what it has not begun to write is not written.
    func abandon() {
        monitor.locked { failure = failure ?? SystemError(code: ECANCELED, call: "pwrite") }
        end()
    }

    private func end() {
        monitor.locked {
            isEnding = true
            monitor.wakeAll()
        }
        thread?.join()
        thread = nil
    }

    /// Inside the lock.
    private func waitUntil(_ isSo: () -> Bool) {
        if isSo() { return }
        let clock = SystemClock()
        let start = clock.monotonicNanoseconds()
        while !isSo() { monitor.wait() }
        waitedNanoseconds += clock.monotonicNanoseconds() - start
    }
}

// What the thread does.
extension DirectQueue {
    private func writePieces() {
        while let next = nextPiece() {
            let error = next.isWanted ? write(next.bytes) : nil
            monitor.locked {
                failure = failure ?? error
                writtenCount += 1
                monitor.wakeAll()
            }
        }
    }

    /// The next piece, or nil at the end; after a failure the rest is not wanted any more.
    private func nextPiece() -> (bytes: UnsafeRawBufferPointer, isWanted: Bool)? {
        monitor.locked {
            while writtenCount == givenCount, !isEnding { monitor.wait() }
            guard writtenCount < givenCount else { return nil }
            let place = writtenCount % Self.pieceCount
            let start = memory + place * Self.strideBytes
            return (UnsafeRawBufferPointer(start: start, count: sizes[place]), failure == nil)
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> SystemError? {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let descriptor = isRefused ? ordinary.raw : direct.raw
            let written = uninterrupted { pwrite(descriptor, start, rest.count, off_t(offset)) }
            if written > 0 {
                offset += written
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            } else if written < 0, errno == EINVAL, !isRefused {
                // Also the last bytes before a limit that is no multiple of a block.
                isRefused = true
            } else {
                return written == 0
                    ? SystemError(code: ENOSPC, call: "pwrite") : SystemError.last("pwrite")
            }
        }
        return nil
    }
}
