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
        table([list], before: before, after: after)
    }

    /// The words of several lists, one list behind the other, with the same bytes before and after each.
    func table(_ lists: [WordList], before: [UInt8] = [], after: [UInt8] = []) -> TextTable {
        let added = before.count + after.count
        let count = lists.reduce(0) { $0 + $1.count }
        let room = lists.reduce(count * added) { sum, list in
            (0..<list.count).reduce(sum) { $0 + list.length($1) }
        }
        var writer = unsafe TableWriter(
            texts: block(bytes: room + OutputBuffer.slack), offsets: block(bytes: 4 * count + 8),
            room: room)
        for list in lists {
            for entry in 0..<list.count {
                writer.append(before)
                unsafe list.withText(entry) { text in unsafe writer.append(text) }
                writer.append(after)
                writer.endText()
            }
        }
        return writer.table
    }

    /// Texts of a plan's own.
    func table(_ texts: [[UInt8]]) -> TextTable {
        let room = texts.reduce(0) { $0 + $1.count }
        var writer = unsafe TableWriter(
            texts: block(bytes: room + OutputBuffer.slack),
            offsets: block(bytes: 4 * texts.count + 8), room: room)
        for text in texts {
            writer.append(text)
            writer.endText()
        }
        return writer.table
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

/// Writes texts one behind the other into memory with room for all.
@safe
private struct TableWriter {
    private let texts: UnsafeMutablePointer<UInt8>
    private let offsets: UnsafeMutablePointer<UInt32>
    private let room: Int
    private var used = 0
    private var count = 0
    private var longest = 0

    init(texts: UnsafeMutableRawPointer, offsets: UnsafeMutableRawPointer, room: Int) {
        unsafe self.texts = texts.assumingMemoryBound(to: UInt8.self)
        unsafe self.offsets = offsets.assumingMemoryBound(to: UInt32.self)
        self.room = room
    }

    mutating func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        precondition(used + bytes.count <= room, "the room was counted before")
        unsafe (texts + used).update(from: start, count: bytes.count)
        used += bytes.count
    }

    mutating func endText() {
        longest = max(longest, unsafe used - Int(offsets[count]))
        count += 1
        unsafe offsets[count] = UInt32(used)
    }

    var table: TextTable {
        unsafe TextTable(
            texts: texts, offsets: offsets, count: count, maximumLength: longest)
    }
}
