// DatasetOutput: where a generator writes: the file, with its size and checksum on the way.

import FileStorage
import Platform

struct DatasetOutput {
    private var writer: any FileWriter
    private var hash = SHA256()
    private(set) var byteCount = 0

    init(writer: any FileWriter) {
        self.writer = writer
    }

    /// Appends bytes to the file, the count and the checksum.
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        hash.update(bytes)
        try writer.write(bytes)
        byteCount += bytes.count
    }

    /// Memory where the next bytes may be made.
    var room: UnsafeMutableRawBufferPointer? { writer.room }

    /// SHA-256 of what has been written.
    func checksum() -> [UInt8] { hash.finish() }

    func finish() throws { _ = try writer.finish() }

    func abandon() { writer.abandon() }
}
