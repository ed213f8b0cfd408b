// ParameterBuffer: the memory that a statement's question marks are sent from.

internal import CMariaDB

/// Owns the bindings of a statement's parameters and the bytes they point to.
///
/// The library keeps the addresses until the statement is executed, so they point into memory
/// allocated here and never into a Swift variable.
final class ParameterBuffer {
    let count: Int
    private let bindings: UnsafeMutablePointer<MYSQL_BIND>
    private var storage: UnsafeMutableRawBufferPointer

    init(count: Int) {
        self.count = count
        bindings = .allocate(capacity: max(1, count))
        bindings.initialize(repeating: MYSQL_BIND(), count: count)
        storage = .allocate(byteCount: count * Self.slot, alignment: Self.slot)
    }

    deinit {
        bindings.deallocate()
        storage.deallocate()
    }

    /// Copies the values in.
    ///
    /// - Returns: the bindings, valid until the next call.
    func bind(_ values: [SQLValue]) -> UnsafeMutablePointer<MYSQL_BIND> {
        reserve(values.reduce(0) { $0 + Self.size($1) })
        var offset = 0
        for (index, value) in values.enumerated() {
            bindings[index] = MYSQL_BIND()
            fill(&bindings[index], value, at: offset)
            offset += Self.size(value)
        }
        return bindings
    }

    /// Numbers take one slot, and every value begins at one.
    private static let slot = 8

    private static func size(_ value: SQLValue) -> Int {
        switch value {
        case .null: 0
        case .integer, .unsigned, .real: slot
        case .text(let text): rounded(text.utf8.count)
        case .bytes(let bytes): rounded(bytes.count)
        }
    }

    private static func rounded(_ count: Int) -> Int { (count + slot - 1) / slot * slot }

    private func reserve(_ bytes: Int) {
        guard bytes > storage.count else { return }
        storage.deallocate()
        storage = .allocate(byteCount: bytes, alignment: Self.slot)
    }

    private func fill(_ binding: inout MYSQL_BIND, _ value: SQLValue, at offset: Int) {
        binding.buffer = storage.baseAddress.map { $0 + offset }
        switch value {
        case .null:
            binding.buffer_type = MYSQL_TYPE_NULL
        case .integer(let number):
            binding.buffer_type = MYSQL_TYPE_LONGLONG
            storage.storeBytes(of: number, toByteOffset: offset, as: Int64.self)
        case .unsigned(let number):
            binding.buffer_type = MYSQL_TYPE_LONGLONG
            binding.is_unsigned = 1
            storage.storeBytes(of: number, toByteOffset: offset, as: UInt64.self)
        case .real(let number):
            binding.buffer_type = MYSQL_TYPE_DOUBLE
            storage.storeBytes(of: number, toByteOffset: offset, as: Double.self)
        case .text(let text):
            binding.buffer_type = MYSQL_TYPE_STRING
            copy(text.utf8, into: &binding, at: offset)
        case .bytes(let bytes):
            binding.buffer_type = MYSQL_TYPE_BLOB
            copy(bytes, into: &binding, at: offset)
        }
    }

    private func copy(
        _ bytes: some Collection<UInt8>, into binding: inout MYSQL_BIND, at offset: Int
    ) {
        let target = UnsafeMutableRawBufferPointer(rebasing: storage[offset...])
        target.copyBytes(from: bytes)
        binding.buffer_length = UInt(bytes.count)
        binding.length_value = UInt(bytes.count)  // used because `length` is null
    }
}
