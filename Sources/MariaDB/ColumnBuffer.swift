// ColumnBuffer: the memory that a result's rows are received in.

internal import CMariaDB

/// Owns the bindings of a result's columns and the bytes they point to.
///
/// Every column has a small fixed piece, so that an ordinary row costs one call. A longer value is
/// fetched on its own, into memory of exactly its length.
final class ColumnBuffer {
    /// How a column's bytes become a value.
    private enum Kind {
        case integer, unsigned, real, decimal, text, bytes
    }

    /// Long enough for names, hashes and short texts; small enough to keep one per column.
    private static let pieceBytes = 256

    let bindings: UnsafeMutablePointer<MYSQL_BIND>
    private let kinds: [Kind]
    private let lengths: UnsafeMutablePointer<UInt>
    private let nulls: UnsafeMutablePointer<my_bool>
    private let storage: UnsafeMutableRawPointer

    var count: Int { kinds.count }

    /// Makes room for the columns that the server announced.
    init(_ fields: UnsafeBufferPointer<MYSQL_FIELD>) {
        kinds = fields.map(Self.kind)
        let count = fields.count
        bindings = .allocate(capacity: count)
        lengths = .allocate(capacity: count)
        nulls = .allocate(capacity: count)
        storage = .allocate(byteCount: count * Self.pieceBytes, alignment: 8)
        lengths.initialize(repeating: 0, count: count)
        nulls.initialize(repeating: 0, count: count)
        for column in 0..<count {
            (bindings + column).initialize(to: binding(for: column))
        }
    }

    deinit {
        bindings.deallocate()
        lengths.deallocate()
        nulls.deallocate()
        storage.deallocate()
    }

    /// The row that was just fetched.
    func row(of statement: UnsafeMutablePointer<MYSQL_STMT>) -> Row? {
        var values: [SQLValue] = []
        values.reserveCapacity(count)
        for column in 0..<count {
            guard let value = value(column, of: statement) else { return nil }
            values.append(value)
        }
        return Row(values: values)
    }

    /// DECIMAL, dates and times carry the "binary" character set (63) though they are texts.
    private static func kind(_ field: MYSQL_FIELD) -> Kind {
        switch field.type {
        case MYSQL_TYPE_TINY, MYSQL_TYPE_SHORT, MYSQL_TYPE_INT24, MYSQL_TYPE_LONG,
            MYSQL_TYPE_LONGLONG, MYSQL_TYPE_YEAR:
            field.flags & UInt32(UNSIGNED_FLAG) == 0 ? .integer : .unsigned
        case MYSQL_TYPE_FLOAT, MYSQL_TYPE_DOUBLE: .real
        case MYSQL_TYPE_NEWDECIMAL, MYSQL_TYPE_DECIMAL: .decimal
        case MYSQL_TYPE_DATE, MYSQL_TYPE_TIME, MYSQL_TYPE_DATETIME, MYSQL_TYPE_TIMESTAMP: .text
        default: field.charsetnr == 63 ? .bytes : .text
        }
    }

    private func binding(for column: Int) -> MYSQL_BIND {
        var binding = MYSQL_BIND()
        binding.buffer = piece(column)
        binding.buffer_length = UInt(Self.pieceBytes)
        binding.length = lengths + column
        binding.is_null = nulls + column
        switch kinds[column] {
        case .integer: binding.buffer_type = MYSQL_TYPE_LONGLONG
        case .unsigned:
            binding.buffer_type = MYSQL_TYPE_LONGLONG
            binding.is_unsigned = 1
        case .real: binding.buffer_type = MYSQL_TYPE_DOUBLE
        case .decimal, .text: binding.buffer_type = MYSQL_TYPE_STRING
        case .bytes: binding.buffer_type = MYSQL_TYPE_BLOB
        }
        return binding
    }

    private func piece(_ column: Int) -> UnsafeMutableRawPointer {
        storage + column * Self.pieceBytes
    }

    /// The value, or nil when the library could not hand it over.
    private func value(_ column: Int, of statement: UnsafeMutablePointer<MYSQL_STMT>) -> SQLValue? {
        if nulls[column] != 0 { return .null }
        switch kinds[column] {
        case .integer: return .integer(piece(column).load(as: Int64.self))
        case .unsigned:
            let number = piece(column).load(as: UInt64.self)
            return Int64(exactly: number).map { .integer($0) } ?? .unsigned(number)
        case .real: return .real(piece(column).load(as: Double.self))
        case .decimal:
            return withBytes(column, of: statement) { bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                return Int64(text).map { .integer($0) } ?? .text(text)
            }
        case .text:
            return withBytes(column, of: statement) { .text(String(decoding: $0, as: UTF8.self)) }
        case .bytes:
            return withBytes(column, of: statement) { .bytes(Array($0)) }
        }
    }

    private func withBytes(
        _ column: Int, of statement: UnsafeMutablePointer<MYSQL_STMT>,
        _ make: (UnsafeRawBufferPointer) -> SQLValue
    ) -> SQLValue? {
        let length = Int(lengths[column])
        if length <= Self.pieceBytes {
            return make(UnsafeRawBufferPointer(start: piece(column), count: length))
        }
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 1)
        defer { bytes.deallocate() }
        var binding = bindings[column]
        binding.buffer = bytes.baseAddress
        binding.buffer_length = UInt(length)
        let code = mysql_stmt_fetch_column(statement, &binding, UInt32(column), 0)
        return code == 0 ? make(UnsafeRawBufferPointer(bytes)) : nil
    }
}
