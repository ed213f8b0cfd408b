// Cells that a closure writes: what most field types are made of.

/// Makes cells with a closure.
final class CellGenerator: FieldGenerator {
    typealias Writer = @Sendable (borrowing RowState, inout OutputBuffer) -> Void

    let maximumBytes: Int
    let alphabet: ByteSet
    let certain: ByteSet
    let isNumeric: Bool
    private let writer: Writer

    /// `writer` writes at most `maximumBytes` bytes, all of `alphabet`.
    init(
        maximumBytes: Int, alphabet: ByteSet, certain: ByteSet = ByteSet(),
        isNumeric: Bool = false, writer: @escaping Writer
    ) {
        self.maximumBytes = maximumBytes
        self.alphabet = alphabet
        self.certain = certain
        self.isNumeric = isNumeric
        self.writer = writer
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) { writer(row, &out) }
}

/// A field type's parameters, read, as a capacity and a function that makes the generator.
struct CellRecipe: FieldRecipe {
    private let count: @Sendable () -> UInt64?
    private let make: @Sendable (inout GeneratorMaker) -> any FieldGenerator

    init(
        capacity: UInt64?,
        make: @escaping @Sendable (inout GeneratorMaker) -> any FieldGenerator
    ) {
        count = { capacity }
        self.make = make
    }

    /// `counted` answers the capacity, and is only asked when somebody wants to know it.
    init(
        counted: @escaping @Sendable () -> UInt64?,
        make: @escaping @Sendable (inout GeneratorMaker) -> any FieldGenerator
    ) {
        count = counted
        self.make = make
    }

    var capacity: UInt64? { count() }

    /// Not how these are made: their types read with a closure.
    init(_ reader: inout ParameterReader) {
        preconditionFailure("a recipe of closures is made by its type")
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator { make(&maker) }
}

/// Numbers below a bound, one for each row: drawn by chance, or each once in a unique column.
///
/// Types with check digits are a function of such a number, so that unique columns need no more.
struct Numbers: Sendable {
    private let bound: Bound
    private let key: StreamKey
    private let permutation: Permutation?

    /// The numbers of the maker's column.
    init(_ count: UInt64, maker: GeneratorMaker) {
        bound = Bound(count)
        key = maker.key()
        permutation = maker.column.isUnique ? maker.permutation(count) : nil
    }

    /// The number of a row.
    @inline(__always)
    func callAsFunction(_ row: borrowing RowState) -> UInt64 {
        if let permutation { return permutation(row.number &- 1) }
        return bound.value(key.word(row.counter))
    }
}
