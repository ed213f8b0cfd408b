// PartCompressor: one worker's compressor: a part in, deflate blocks out.

internal import CISAL

/// Compresses one part after the other, each by itself.
///
/// One thread at a time touches a compressor: the worker it belongs to.
final class PartCompressor: @unchecked Sendable {
    private let stream = UnsafeMutablePointer<isal_zstream>.allocate(capacity: 1)
    private let level = UnsafeMutablePointer<UInt8>.allocate(capacity: cisal_level_bytes)
    private var output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    private var count = 0
    /// Of the part compressed last.
    private(set) var checksum = GzipChecksum()

    init() { stream.initialize(to: isal_zstream()) }

    deinit {
        output.deallocate()
        level.deallocate()
        stream.deallocate()
    }

    /// Compresses a part; what was compressed before is forgotten.
    func compress(_ part: UnsafeRawBufferPointer) {
        checksum = GzipChecksum(part)
        count = 0
        guard let start = part.bindMemory(to: UInt8.self).baseAddress, !part.isEmpty else { return }
        isal_deflate_init(stream)
        stream.pointee.level = 1
        stream.pointee.level_buf = level
        stream.pointee.level_buf_size = UInt32(cisal_level_bytes)
        stream.pointee.flush = UInt16(FULL_FLUSH)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(part.count)
        // The output was not full after the last call: the flush is complete.
        repeat { deflate() } while stream.pointee.avail_out == 0 || stream.pointee.avail_in > 0
    }

    private func deflate() {
        if count == output.count { grow() }
        stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress.map { $0 + count }
        stream.pointee.avail_out = UInt32(output.count - count)
        let code = isal_deflate(stream)
        precondition(code == COMP_OK, "isa-l refuses what it was given: \(code)")
        count = output.count - Int(stream.pointee.avail_out)
    }

    private func grow() {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: output.count * 2, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(output))
        output.deallocate()
        output = larger
    }

    /// Calls `body` with the compressed part.
    func withBytes<Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        try body(UnsafeRawBufferPointer(rebasing: output[..<count]))
    }
}
