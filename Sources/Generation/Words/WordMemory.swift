// Memory for words that a plan had to change, above all to quote them.

/// Owns the memory of a plan's own word lists; frees it with the plan.
@safe
final class WordMemory: @unchecked Sendable {
    // Only written while the plan is made, by one thread; read-only afterwards.
    private var blocks: [UnsafeMutableRawPointer] = unsafe []

    deinit {
        while let block = unsafe blocks.popLast() { unsafe block.deallocate() }
    }

    /// A list with other texts and the weights of `list`; there is one text for each word.
    func list(_ list: WordList, texts: [[UInt8]]) -> WordList {
        precondition(texts.count == list.count, "every word needs a text")
        let bytes = texts.reduce(0) { $0 + $1.count }
        let text = unsafe block(bytes: bytes + 64).assumingMemoryBound(to: UInt8.self)
        let offsets = unsafe block(bytes: 4 * (texts.count + 1)).assumingMemoryBound(
            to: UInt32.self)
        var used = 0
        for (index, word) in texts.enumerated() {
            unsafe offsets[index] = UInt32(used)
            for byte in word {
                unsafe text[used] = byte
                used += 1
            }
        }
        unsafe offsets[texts.count] = UInt32(used)
        return unsafe WordList(
            texts: text, offsets: offsets, maximumLength: texts.map(\.count).max() ?? 0,
            alphabet: ByteSet(texts.joined()),
            weightsOf: list)
    }

    /// A new list, packed as data/pack.py packs lists.
    func list(texts: [[UInt8]], weights: [UInt64]) -> WordList {
        let packed = ListPacking(texts: texts, weights: weights).words
        let memory = unsafe block(bytes: packed.count * 8 + 64)
        unsafe packed.withUnsafeBytes { bytes in
            unsafe memory.copyMemory(
                from: bytes.baseAddress ?? UnsafeRawPointer(memory), byteCount: bytes.count)
        }
        return unsafe WordList(packed: UnsafeRawPointer(memory))
    }

    /// The words of a list with the same bytes before and after each; O(bytes of the list).
    func table(_ list: WordList, before: [UInt8] = [], after: [UInt8] = []) -> TextTable {
        guard before.isEmpty, after.isEmpty else {
            return table([.words(list, before: before, after: after)])
        }
        return unsafe list.table(entries(list.count))
    }

    /// Texts of a plan's own.
    func table(_ texts: [[UInt8]]) -> TextTable {
        table(texts.map { .text($0) })
    }

    /// Sections one behind the other; O(bytes of all).
    func table(_ sections: [TextSection]) -> TextTable {
        let count = sections.reduce(0) { $0 + $1.count }
        let room = sections.reduce(0) { $0 + $1.bytes }
        var writer = unsafe TableWriter(
            texts: block(bytes: room + OutputBuffer.slack), entries: entries(count), room: room)
        for section in sections { writer.append(section) }
        return writer.table
    }

    private func entries(_ count: Int) -> UnsafeMutablePointer<UInt32> {
        unsafe block(bytes: max(4, 4 * count)).assumingMemoryBound(to: UInt32.self)
    }

    /// Values to look up.
    func lookup<Value: BitwiseCopyable>(_ values: [Value]) -> Lookup<Value> {
        let memory = unsafe block(bytes: max(1, values.count) * MemoryLayout<Value>.stride)
            .bindMemory(to: Value.self, capacity: max(1, values.count))
        for (index, value) in values.enumerated() {
            unsafe (memory + index).initialize(to: value)
        }
        return unsafe Lookup(memory, count: values.count)
    }

    private func block(bytes: Int) -> UnsafeMutableRawPointer {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        unsafe blocks.append(memory)
        return unsafe memory
    }
}

/// Some of the texts of a table.
enum TextSection {
    case text([UInt8])
    /// The words of a list with the same bytes before and after each.
    case words(WordList, before: [UInt8] = [], after: [UInt8] = [])

    /// How many texts they are.
    var count: Int {
        switch self {
        case .text: 1
        case .words(let list, _, _): list.count
        }
    }

    /// The bytes of all texts.
    var bytes: Int {
        switch self {
        case .text(let text): text.count
        case .words(let list, let before, let after):
            (0..<list.count).reduce(list.count * (before.count + after.count)) {
                $0 + list.length($1)
            }
        }
    }
}

/// Writes texts one behind the other into memory with room for all.
@safe
private struct TableWriter {
    private let texts: UnsafeMutablePointer<UInt8>
    private let entries: UnsafeMutablePointer<UInt32>
    private let room: Int
    private var used = 0
    private var start = 0
    private var count = 0
    private var longest = 0

    init(texts: UnsafeMutableRawPointer, entries: UnsafeMutablePointer<UInt32>, room: Int) {
        unsafe self.texts = texts.assumingMemoryBound(to: UInt8.self)
        unsafe self.entries = entries
        self.room = room
    }

    mutating func append(_ section: TextSection) {
        switch section {
        case .text(let text):
            append(text)
            endText()
        case .words(let list, let before, let after):
            for entry in 0..<list.count {
                append(before)
                unsafe list.withText(entry) { text in unsafe append(text) }
                append(after)
                endText()
            }
        }
    }

    private mutating func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        precondition(used + bytes.count <= room, "the room was counted before")
        unsafe (texts + used).update(from: start, count: bytes.count)
        used += bytes.count
    }

    private mutating func endText() {
        let entry = TextTable.entry(start: start, length: used - start)
        longest = entry == nil ? .max : max(longest, used - start)
        unsafe entries[count] = entry ?? 0
        count += 1
        start = used
    }

    var table: TextTable {
        unsafe TextTable(texts: texts, entries: entries, count: count, maximumLength: longest)
    }
}
