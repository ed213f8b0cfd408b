// A short constant text between the parts of a cell.

/// Up to 16 bytes, written with one store.
struct Literal: Sendable {
    let bytes: SIMD16<UInt8>
    let count: Int

    /// Makes a literal; `text` has at most 16 bytes.
    init(_ text: String) { self.init(Array(text.utf8)) }

    /// Makes a literal of at most 16 bytes.
    init(_ text: [UInt8]) {
        precondition(text.count <= 16, "a literal has at most 16 bytes")
        var bytes = SIMD16<UInt8>()
        for (index, byte) in text.enumerated() { bytes[index] = byte }
        self.bytes = bytes
        count = text.count
    }

    /// The bytes in their order.
    var text: [UInt8] { (0..<count).map { bytes[$0] } }

    /// The bytes of the text.
    var alphabet: ByteSet { ByteSet((0..<count).map { bytes[$0] }) }
}
