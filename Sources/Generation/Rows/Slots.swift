// A fixed number of values that are written over row by row.

/// Memory for a few values of one kind, owned by the row's state.
///
/// An array would look at every write whether it is shared; these never are.
@safe
struct Slots<Element: BitwiseCopyable>: ~Copyable {
    let count: Int
    private let memory: UnsafeMutablePointer<Element>

    /// Makes `count` copies of `value`.
    init(_ count: Int, of value: Element) {
        self.count = count
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        unsafe memory.initialize(repeating: value, count: max(1, count))
        unsafe self.memory = memory
    }

    deinit { unsafe memory.deallocate() }

    /// The value at `index`, which has to be below the count.
    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count)
            return unsafe memory[index]
        }
        nonmutating _modify {
            precondition(index >= 0 && index < count)
            yield unsafe &memory[index]
        }
    }
}
