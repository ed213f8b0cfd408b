// One gzip stream out of parts. Whether others can read it, Tests/Judges asks Python.

import Platform
import Testing

@testable import Compression

@Suite("Gzip out of parts")
struct GzipStreamTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func checksum(_ bytes: [UInt8]) -> GzipChecksum {
        bytes.withUnsafeBytes { GzipChecksum($0) }
    }

    /// The parts as a stream, made by workers who take turns.
    private func stream(_ parts: [[UInt8]], workers: Int) -> [UInt8] {
        let gzip = GzipStream(workers: workers)
        var result: [UInt8] = []
        for start in stride(from: 0, to: parts.count, by: workers) {
            let round = parts[start..<min(parts.count, start + workers)]
            for (worker, part) in round.enumerated() {
                part.withUnsafeBytes { gzip.compress($0, worker: worker) }
            }
            for worker in round.indices.map({ $0 - start }) {
                gzip.handOn(worker: worker) { result += $0 }
            }
        }
        gzip.finish { result += $0 }
        return result
    }

    @Test("the checksum is that of the published example")
    func knownChecksum() {
        #expect(checksum(bytes("123456789")).crc == 0xCBF4_3926)
        #expect(checksum([]).crc == 0)
    }

    @Test("checksums of parts make that of the whole", arguments: [0, 1, 7, 63, 64, 1000])
    func appending(cut: Int) {
        let whole = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 31 ^ $0 >> 3) }
        var joined = checksum(Array(whole[..<cut]))
        joined.append(checksum(Array(whole[cut...])))
        #expect(joined == checksum(whole))
    }

    @Test("the bytes do not depend on the number of workers")
    func workers() {
        let parts = (0..<7).map { part in
            bytes((0..<5_000).map { "row \(part * 5_000 + $0 * 37),\($0 % 11)\n" }.joined())
        }
        let alone = stream(parts, workers: 1)
        for workers in 2...5 { #expect(stream(parts, workers: workers) == alone) }
        #expect(alone.prefix(4) == [0x1F, 0x8B, 8, 0])
        #expect(alone.count < parts.joined().count / 2)
        var total = GzipChecksum()
        for part in parts { total.append(checksum(part)) }
        #expect(Array(alone.suffix(8)) == total.trailer)
    }

    @Test("a stream without parts and one of an empty part are whole")
    func empty() {
        #expect(stream([], workers: 1).count == 20)
        #expect(stream([[]], workers: 2) == stream([], workers: 1))
    }

    @Test("parts that do not shrink are kept too")
    func noise() {
        let noise = SystemRandom().bytes(300_000)
        #expect(stream([noise], workers: 1).count >= noise.count)
    }
}
