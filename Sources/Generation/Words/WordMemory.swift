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

    private func block(bytes: Int) -> UnsafeMutableRawPointer {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        unsafe blocks.append(memory)
        return unsafe memory
    }
}
