// What the machine does at best: the bounds that no generator of bytes can pass.

import Generation
import Platform

/// Copies memory and writes to /dev/null in chunks as large as the pipeline's.
struct MachineLimits {
    private let clock = SystemClock()

    /// More than any processor's caches hold.
    private static let largeBytes = 256 << 20
    /// Each figure moves so many bytes in all.
    private static let totalBytes = 4 << 30

    /// Prints a line for each limit.
    func measure() throws {
        let chunk = Pipeline.standardPartBytes
        report("copy within the cache", rate(ofCopying: chunk))
        report("copy of memory", rate(ofCopying: Self.largeBytes))
        report("write to /dev/null", try rate(ofWriting: chunk))
    }

    private func report(_ name: String, _ bytesPerSecond: Double) {
        print("\(name)  \((bytesPerSecond / 1e5).rounded() / 10) MB/s")
    }

    /// Bytes per second of copying a block of that size again and again.
    private func rate(ofCopying size: Int) -> Double {
        let source = filledBlock(size)
        let target = filledBlock(size)
        defer {
            source.deallocate()
            target.deallocate()
        }
        return rate(size) { target.copyMemory(from: UnsafeRawBufferPointer(source)) }
    }

    private func rate(ofWriting size: Int) throws -> Double {
        let output = try FileDescriptor.open("/dev/null", .write)
        let block = filledBlock(size)
        defer { block.deallocate() }
        return try rate(size) { try output.write(all: UnsafeRawBufferPointer(block)) }
    }

    private func rate<Failure: Error>(
        _ size: Int, _ move: () throws(Failure) -> Void
    ) throws(Failure) -> Double {
        let turns = Self.totalBytes / size
        let start = clock.monotonicNanoseconds()
        for _ in 0..<turns { try move() }
        return Double(turns * size) * 1e9 / Double(clock.monotonicNanoseconds() - start)
    }

    /// Written to once, so that every page of it is there.
    private func filledBlock(_ size: Int) -> UnsafeMutableRawBufferPointer {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
        block.initializeMemory(as: UInt8.self, repeating: 0x61)
        return block
    }
}
