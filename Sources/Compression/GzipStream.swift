// GzipStream: one gzip file out of parts that are compressed apart.

/// Compresses parts, on several threads at once if wanted, into one gzip stream (RFC 1952).
///
/// Each part becomes deflate blocks (RFC 1951) that end at a byte and refer to nothing before the part,
/// so the bytes depend on the parts alone, not on the number of workers. The stream has one header
/// without time or name, and one trailer.
package final class GzipStream: Sendable {
    private let compressors: [PartCompressor]
    private let state: StreamState

    /// Makes a stream for parts compressed by so many workers at once.
    ///
    /// About 0.6 MiB for each.
    package init(workers: Int) {
        precondition(workers > 0, "somebody has to compress")
        compressors = (0..<workers).map { _ in PartCompressor() }
        state = StreamState()
    }

    /// Compresses a part into the worker's buffer.
    ///
    /// One thread at a time for each worker. O(bytes).
    package func compress(_ part: UnsafeRawBufferPointer, worker: Int) {
        compressors[worker].compress(part)
    }

    /// Gives what the worker compressed last to `write`, after the header if it is the first part.
    ///
    /// In the order of the parts, one call at a time.
    package func handOn<Failure: Error>(
        worker: Int, to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let compressor = compressors[worker]
        if !state.hasBegun {
            state.hasBegun = true
            try give(Self.header, to: write)
        }
        state.checksum.append(compressor.checksum)
        try compressor.withBytes(write)
    }

    /// Gives the end of the stream to `write`; an empty stream has its header too.
    package func finish<Failure: Error>(
        to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let header = state.hasBegun ? [] : Self.header
        try give(header + Self.lastBlock + state.checksum.trailer, to: write)
    }

    private func give<Failure: Error>(
        _ bytes: [UInt8], to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        var failure: Failure?
        bytes.withUnsafeBytes { bytes in
            do throws(Failure) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Method deflate, no flags, no time, fastest level, unknown system.
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 255]

    /// A last block with fixed codes and nothing in it.
    private static let lastBlock: [UInt8] = [3, 0]
}

/// What `handOn` and `finish` keep between their calls, which come one at a time.
private final class StreamState: @unchecked Sendable {
    var hasBegun = false
    var checksum = GzipChecksum()
}
