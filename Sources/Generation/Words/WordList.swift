// A list of words in memory, laid out so that drawing and copying one is a few instructions.

/// Words, with the weights they are drawn by, in memory that outlives the list.
///
/// The memory belongs to the executable (`WordArchive`) or to the plan (`WordMemory`), which also
/// owns every generator that holds a list: this is what makes the plain pointers safe. Behind the
/// last text lie 64 readable bytes, so that copies may be wide.
@safe
struct WordList: Sendable {
    /// How many words there are.
    let count: Int
    /// The bytes of the longest word.
    let maximumLength: Int
    private let guideShift: UInt32
    private nonisolated(unsafe) let offsets: UnsafePointer<UInt32>
    private nonisolated(unsafe) let starts: UnsafePointer<UInt32>
    private nonisolated(unsafe) let guide: UnsafePointer<UInt16>
    private nonisolated(unsafe) let auxiliary: UnsafeRawPointer
    private nonisolated(unsafe) let texts: UnsafePointer<UInt8>
    /// Whether the list has weights; `drawn` needs them.
    let isWeighted: Bool
    /// Every byte that occurs in the words.
    let alphabet: ByteSet

    /// The list that begins at `packed`, in the layout of data/pack.py.
    init(packed: UnsafeRawPointer) {
        let head = unsafe packed.assumingMemoryBound(to: UInt32.self)
        count = Int(unsafe head[0])
        isWeighted = unsafe head[1] & 1 != 0
        let bits = unsafe head[2]
        guideShift = 32 - bits
        maximumLength = Int(unsafe head[3])
        let width = Int(unsafe head[5])
        alphabet = unsafe ByteSet(
            words: (packed + 32).loadUnaligned(as: SIMD4<UInt64>.self))
        unsafe offsets = head + 16
        var next = 64 + 4 * (count + 1)
        unsafe starts = head + next / 4
        if isWeighted { next += 4 * (count + 4) }
        unsafe guide = (packed + next).assumingMemoryBound(to: UInt16.self)
        if isWeighted { next += 2 << bits }
        next = (next + 7) & ~7
        unsafe auxiliary = packed + next
        next += width * count
        unsafe texts = (packed + next).assumingMemoryBound(to: UInt8.self)
    }

    /// The same words with the weights of `list`, their texts in other memory.
    init(
        texts: UnsafePointer<UInt8>, offsets: UnsafePointer<UInt32>, maximumLength: Int,
        alphabet: ByteSet, weightsOf list: WordList
    ) {
        self.alphabet = alphabet
        count = list.count
        isWeighted = list.isWeighted
        guideShift = list.guideShift
        unsafe starts = list.starts
        unsafe guide = list.guide
        unsafe auxiliary = list.auxiliary
        unsafe self.offsets = offsets
        unsafe self.texts = texts
        self.maximumLength = maximumLength
    }

    /// The words as pieces of rows, where they are; there is room for `count` entries.
    func table(_ entries: UnsafeMutablePointer<UInt32>) -> TextTable {
        var isWhole = true
        for entry in 0..<count {
            let made = unsafe TextTable.entry(start: Int(offsets[entry]), length: length(entry))
            unsafe entries[entry] = made ?? 0
            isWhole = isWhole && made != nil
        }
        return unsafe TextTable(
            texts: texts, entries: entries, count: count,
            maximumLength: isWhole ? maximumLength : .max)
    }

    /// The word that owns `draw`, a number of 32 equally likely bits.
    ///
    /// O(1): the guide leads to the word or to one a little before it, and the next four starts are
    /// compared at once, since a branch would be mispredicted as often as not.
    @inline(__always)
    func drawn(_ draw: UInt32) -> Int {
        assert(isWeighted)
        let entry = Int(unsafe guide[Int(draw &>> guideShift)])
        let passed = passed(draw, after: entry)
        return passed < 4 ? entry &+ passed : farther(draw, entry &+ 4)
    }

    /// The words that own draws, each at its draw's index; the same as `drawn`.
    ///
    /// First all of the guide, then all of the starts: the processor waits for the memory of all of
    /// them at the same time.
    func drawn(_ draws: borrowing Slots<UInt32>, count: Int, into entries: borrowing Slots<Int>) {
        assert(isWeighted)
        for index in 0..<count {
            let part = Int(draws.unchecked(index) &>> guideShift)
            entries.put(Int(unsafe guide[part]), index)
        }
        for index in 0..<count {
            let (draw, entry) = (draws.unchecked(index), entries.unchecked(index))
            let passed = passed(draw, after: entry)
            entries.put(passed < 4 ? entry &+ passed : farther(draw, entry &+ 4), index)
        }
    }

    /// How many of the four starts behind `entry` are not above `draw`.
    @inline(__always)
    private func passed(_ draw: UInt32, after entry: Int) -> Int {
        let next = unsafe UnsafeRawPointer(starts + entry + 1)
            .loadUnaligned(as: SIMD4<UInt32>.self)
        // The last start is 0 for 2^32; one less of it is above every draw.
        let isPassed = (next &- 1) .< SIMD4(repeating: draw)
        // A mask's lanes are 0 or −1.
        return -Int(unsafe unsafeBitCast(isPassed, to: SIMD4<Int32>.self).wrappedSum())
    }

    @inline(never)
    private func farther(_ draw: UInt32, _ start: Int) -> Int {
        var entry = start
        while unsafe starts[entry + 1] &- 1 < draw { entry += 1 }
        return entry
    }

    /// The draws that belong to a word.
    @inline(__always)
    func share(of entry: Int) -> Share {
        assert(isWeighted && entry < count)
        return unsafe Share(entry: entry, start: starts[entry], end: starts[entry &+ 1])
    }

    /// The four-byte auxiliary value of an entry.
    @inline(__always)
    func mark(_ entry: Int) -> UInt32 {
        assert(entry < count)
        return unsafe auxiliary.load(fromByteOffset: entry &* 4, as: UInt32.self)
    }

    /// The eight-byte auxiliary value of an entry.
    @inline(__always)
    func record(_ entry: Int) -> UInt64 {
        assert(entry < count)
        return unsafe auxiliary.load(fromByteOffset: entry &* 8, as: UInt64.self)
    }

    /// Writes a word.
    @inline(__always)
    func write(_ entry: Int, to out: inout OutputBuffer) {
        assert(entry < count)
        let start = unsafe offsets[entry]
        let length = unsafe Int(offsets[entry &+ 1] &- start)
        unsafe out.copy(texts + Int(start), length: length)
    }

    /// Writes a word of a list whose words are mostly longer than 32 bytes.
    @inline(__always)
    func writeLong(_ entry: Int, to out: inout OutputBuffer) {
        assert(entry < count)
        let start = unsafe offsets[entry]
        let length = unsafe Int(offsets[entry &+ 1] &- start)
        unsafe out.copyLong(texts + Int(start), length: length)
    }

    /// Writes the first byte of a word, its initial in lists of plain letters.
    @inline(__always)
    func writeInitial(_ entry: Int, to out: inout OutputBuffer) {
        assert(entry < count)
        unsafe out.put(texts[Int(offsets[entry])])
    }

    /// Writes a word of the letters a–z with a capital at its beginning.
    func writeCapitalized(_ entry: Int, to out: inout OutputBuffer) {
        assert(entry < count)
        writeCapitalInitial(entry, to: &out)
        let start = unsafe offsets[entry]
        let length = unsafe Int(offsets[entry &+ 1] &- start) - 1
        unsafe out.copy(texts + Int(start) + 1, length: length)
    }

    /// Writes the first letter of a word of the letters a–z as a capital.
    func writeCapitalInitial(_ entry: Int, to out: inout OutputBuffer) {
        assert(entry < count)
        unsafe out.put(texts[Int(offsets[entry])] & 0xDF)
    }

    /// The byte of a word at a place.
    @inline(__always)
    func byte(_ entry: Int, at place: Int) -> UInt8 {
        assert(entry < count)
        return unsafe texts[Int(offsets[entry]) &+ place]
    }

    /// The bytes of a word's length.
    @inline(__always)
    func length(_ entry: Int) -> Int {
        assert(entry < count)
        return unsafe Int(offsets[entry &+ 1] &- offsets[entry])
    }

    /// A word as a string; allocates, for the making of plans.
    func string(_ entry: Int) -> String { String(decoding: bytes(entry), as: UTF8.self) }

    /// All words; allocates, for the making of plans.
    var allBytes: [[UInt8]] { (0..<count).map { bytes($0) } }

    /// Calls `body` with the bytes of a word.
    func withText(_ entry: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        precondition(entry < count)
        let start = unsafe Int(offsets[entry])
        unsafe body(UnsafeBufferPointer(start: texts + start, count: length(entry)))
    }

    /// The bytes of a word; allocates, for the making of plans.
    func bytes(_ entry: Int) -> [UInt8] {
        precondition(entry < count)
        let start = unsafe Int(offsets[entry])
        let length = unsafe Int(offsets[entry + 1]) - start
        return unsafe Array(UnsafeBufferPointer(start: texts + start, count: length))
    }
}
