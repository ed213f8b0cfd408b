// Where rows are written: raw bytes with room that is checked once per row.

/// A growing buffer of bytes.
///
/// The engine asks for the room of a whole row at once (`reserve`) and then writes unchecked; the
/// memory has `OutputBuffer.slack` bytes more than its capacity, so that copies may be wide and run
/// over the end of a cell. Debug builds check every write.
@safe
package struct OutputBuffer: ~Copyable {
    /// Bytes behind the capacity that a wide copy may touch: the widest writes 64 at once.
    static let slack = 128

    private var base: UnsafeMutablePointer<UInt8>
    private var cursor: UnsafeMutablePointer<UInt8>
    /// How many bytes fit before the buffer has to grow.
    package private(set) var capacity: Int
    /// Whether the memory is somebody else's.
    private var isBorrowed = false

    /// Makes an empty buffer; allocates `capacity` bytes.
    package init(capacity: Int = 1 << 16) {
        precondition(capacity > 0, "a buffer needs room for at least one byte")
        self.capacity = capacity
        unsafe base = .allocate(capacity: capacity + OutputBuffer.slack)
        unsafe cursor = base
    }

    deinit {
        if !isBorrowed { unsafe base.deallocate() }
    }

    /// The bytes written so far.
    package var count: Int { unsafe cursor - base }

    /// Whether nothing has been written.
    package var isEmpty: Bool { count == 0 }

    /// A copy of the bytes; O(count), allocates.
    package var bytes: [UInt8] {
        unsafe withBytes { unsafe Array($0) }
    }

    /// Calls `body` with the bytes; the pointer is good only inside.
    package func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe try body(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Forgets the bytes and keeps the memory.
    package mutating func removeAll() {
        unsafe cursor = base
    }

    /// Forgets the bytes after the first `count`.
    mutating func truncate(to count: Int) {
        precondition(count <= self.count, "a buffer can only be cut shorter")
        unsafe cursor = base + count
    }

    /// Appends bytes, growing when needed.
    package mutating func append(_ bytes: some Collection<UInt8>) {
        reserve(bytes.count)
        for byte in bytes { put(byte) }
    }

    /// Makes room for `bytes` more bytes; at least doubles when it has to grow.
    mutating func reserve(_ bytes: Int) {
        if capacity - count < bytes { grow(toHold: count + bytes) }
    }

    @inline(never)
    private mutating func grow(toHold needed: Int) {
        let count = count
        let larger = max(needed, capacity * 2)
        let memory = UnsafeMutablePointer<UInt8>.allocate(
            capacity: larger + OutputBuffer.slack)
        unsafe memory.update(from: base, count: count)
        unsafe replaceMemory(memory, capacity: larger, isBorrowed: false)
        unsafe cursor += count
    }

    /// Forgets the bytes and goes on in `memory`, which has to stay until the next call or the buffer's
    /// end; with nil, in memory of its own.
    ///
    /// What does not fit there is moved into memory of its own.
    package mutating func borrow(_ memory: UnsafeMutableRawBufferPointer?) {
        removeAll()
        if let memory = unsafe memory, memory.count > OutputBuffer.slack,
            let start = unsafe memory.assumingMemoryBound(to: UInt8.self).baseAddress
        {
            let room = memory.count - OutputBuffer.slack
            unsafe replaceMemory(start, capacity: room, isBorrowed: true)
        } else if isBorrowed {
            let own = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + OutputBuffer.slack)
            unsafe replaceMemory(own, capacity: capacity, isBorrowed: false)
        }
    }

    private mutating func replaceMemory(
        _ memory: UnsafeMutablePointer<UInt8>, capacity: Int, isBorrowed: Bool
    ) {
        if !self.isBorrowed { unsafe base.deallocate() }
        unsafe base = memory
        unsafe cursor = memory
        self.capacity = capacity
        self.isBorrowed = isBorrowed
    }
}

// What generators write with. The room was reserved for the whole row, which is the condition that
// makes the unchecked writes safe; `maximumBytes` of each generator is what it rests on.
extension OutputBuffer {
    /// Writes one byte.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        assert(count < capacity + OutputBuffer.slack)
        unsafe cursor.pointee = byte
        unsafe cursor += 1
    }

    /// Writes the first `length` of the eight bytes of `value`, lowest first.
    @inline(__always)
    mutating func put(_ value: UInt64, length: Int) {
        assert(count + 8 <= capacity + OutputBuffer.slack && length <= 8)
        unsafe UnsafeMutableRawPointer(cursor).storeBytes(
            of: value.littleEndian, as: UInt64.self)
        unsafe cursor += length
    }

    /// Writes a short constant of the plan.
    @inline(__always)
    mutating func put(_ literal: Literal) {
        assert(count + 16 <= capacity + OutputBuffer.slack)
        unsafe UnsafeMutableRawPointer(cursor).storeBytes(
            of: literal.bytes, as: SIMD16<UInt8>.self)
        unsafe cursor += literal.count
    }

    /// Copies `length` bytes from `text` in steps of 32, of which the last may run over.
    ///
    /// A word is seldom longer, so the copy has no branch that words of differing lengths would
    /// make the processor mispredict.
    @inline(__always)
    mutating func copy(_ text: UnsafePointer<UInt8>, length: Int) {
        assert(count + length <= capacity + OutputBuffer.slack - 32)
        unsafe OutputBuffer.copySixteen(from: text, to: cursor)
        unsafe OutputBuffer.copySixteen(from: text + 16, to: cursor + 16)
        if length > 32 { unsafe copyRest(text, from: 32, length: length) }
        unsafe cursor += length
    }

    /// As `copy`, in a first step of 64 bytes: for lists of phrases.
    @inline(__always)
    mutating func copyLong(_ text: UnsafePointer<UInt8>, length: Int) {
        assert(count + length <= capacity + OutputBuffer.slack - 64)
        unsafe OutputBuffer.copySixteen(from: text, to: cursor)
        unsafe OutputBuffer.copySixteen(from: text + 16, to: cursor + 16)
        unsafe OutputBuffer.copySixteen(from: text + 32, to: cursor + 32)
        unsafe OutputBuffer.copySixteen(from: text + 48, to: cursor + 48)
        if length > 64 { unsafe copyRest(text, from: 64, length: length) }
        unsafe cursor += length
    }

    /// Copies a piece in `steps` of 16 bytes, of which the last may run over, and goes on behind it.
    @inline(__always)
    static func copy(_ word: UInt64, steps: Int, to end: inout UnsafeMutablePointer<UInt8>) {
        let piece = Piece(word: word)
        assert(piece.length <= 16 * steps)
        let source = unsafe piece.text
        for step in 0..<steps {
            unsafe copySixteen(from: source + 16 &* step, to: end + 16 &* step)
        }
        unsafe end += piece.length
    }

    /// Copies `length` bytes from `start` on to other memory, in steps of 32 of which the last may run
    /// over.
    @inline(__always)
    func copy(from start: Int, length: Int, to target: UnsafeMutablePointer<UInt8>) {
        assert(start >= 0 && start + length <= count)
        let source = unsafe UnsafePointer(base + start)
        var done = 0
        while done < length {
            unsafe OutputBuffer.copySixteen(from: source + done, to: target + done)
            unsafe OutputBuffer.copySixteen(from: source + done + 16, to: target + done + 16)
            done &+= 32
        }
    }

    /// Where the next byte is written, for those who write many pieces at once; the room was reserved.
    @inline(__always)
    var writingEnd: UnsafeMutablePointer<UInt8> {
        get { unsafe cursor }
        set {
            unsafe cursor = newValue
            assert(count <= capacity)
        }
    }

    @inline(never)
    private func copyRest(_ text: UnsafePointer<UInt8>, from start: Int, length: Int) {
        var done = start
        while done < length {
            unsafe OutputBuffer.copySixteen(from: text + done, to: cursor + done)
            done += 16
        }
    }

    @inline(__always)
    private static func copySixteen(
        from source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
    ) {
        let bytes = unsafe UnsafeRawPointer(source).loadUnaligned(as: SIMD16<UInt8>.self)
        unsafe UnsafeMutableRawPointer(target).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    }

    /// Calls `body` with the bytes from `start` on; used by the quoting check.
    @inline(__always)
    func withTail<Result>(from start: Int, _ body: (UnsafePointer<UInt8>, Int) -> Result) -> Result
    {
        unsafe body(UnsafePointer(base + start), count - start)
    }

    /// Writes zero bytes behind the end, so that a wide look at the last cell finds nothing there.
    @inline(__always)
    mutating func clearSlack() {
        assert(count + 16 <= capacity + OutputBuffer.slack)
        unsafe UnsafeMutableRawPointer(cursor).storeBytes(
            of: SIMD16<UInt8>(), as: SIMD16<UInt8>.self)
    }

    /// Puts `quote` around the bytes from `start` on, which hold no quote.
    @inline(__always)
    mutating func encloseTail(from start: Int, in quote: UInt8) {
        assert(count + 17 <= capacity + OutputBuffer.slack)
        let first = unsafe base + start
        // Backwards, sixteen at a time; the first step may copy bytes behind the end.
        var source = unsafe first + ((count - start + 15) & ~15)
        while unsafe source > first {
            unsafe source -= 16
            unsafe OutputBuffer.copySixteen(from: source, to: source + 1)
        }
        unsafe first.pointee = quote
        unsafe cursor[1] = quote
        unsafe cursor += 2
    }

    /// Writes escapes for the bytes from `start` on that need them.
    ///
    /// The room for the longer text was reserved with the row's.
    @inline(never)
    mutating func escapeTail(from start: Int, _ escapes: Escapes) {
        let length = count - start
        let added = unsafe withTail(from: start) { text, length in
            unsafe UnsafeBufferPointer(start: text, count: length).reduce(0) { added, byte in
                added + max(0, escapes[byte].count - 1)
            }
        }
        guard added > 0 || length > 0 else { return }
        assert(count + added <= capacity + OutputBuffer.slack)
        var source = unsafe base + start + length
        var target = unsafe source + added
        unsafe cursor = target
        while unsafe source > base + start {
            unsafe source -= 1
            let text = escapes[unsafe source.pointee]
            if text.isEmpty {
                unsafe target -= 1
                unsafe target.pointee = source.pointee
            } else {
                unsafe target -= text.count
                for index in text.indices { unsafe target[index] = text[index] }
            }
        }
    }

    /// Puts an apostrophe before the bytes from `start` on if a spreadsheet would take them for a
    /// formula.
    mutating func guardTail(from start: Int) {
        let isRisky = unsafe withTail(from: start) { text, length in
            unsafe FormulaGuard.isRisky(UnsafeBufferPointer(start: text, count: length))
        }
        guard isRisky else { return }
        var place = count
        put(FormulaGuard.mark)
        while place > start {
            unsafe base[place] = base[place - 1]
            place -= 1
        }
        unsafe base[start] = FormulaGuard.mark
    }
}

extension OutputBuffer {
    /// Keeps only those bytes from `start` on that `isKept` likes.
    mutating func keepTail(from start: Int, _ isKept: (UInt8) -> Bool) {
        let end = unsafe cursor
        unsafe cursor = base + start
        var next = unsafe base + start
        while unsafe next < end {
            let byte = unsafe next.pointee
            if isKept(byte) { put(byte) }
            unsafe next += 1
        }
    }

    /// Calls `body` with the bytes from `start` on, to change them where they stand: check digits.
    mutating func changeTail(from start: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        unsafe body(UnsafeMutableBufferPointer(start: base + start, count: count - start))
    }
}
