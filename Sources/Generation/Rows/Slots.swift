// A fixed number of values that are written over row by row.

/// Memory for a few values of one kind, owned by the row's state.
///
/// An array would look at every write whether it is shared; these never are.
@safe
struct Slots<Element: BitwiseCopyable>: ~Copyable {
    let count: Int
    /// Nothing is allocated for no values.
    private let memory: UnsafeMutableBufferPointer<Element>

    /// Makes `count` copies of `value`.
    init(_ count: Int, of value: Element) {
        self.count = count
        guard count > 0 else {
            unsafe memory = UnsafeMutableBufferPointer(start: nil, count: 0)
            return
        }
        unsafe memory = .allocate(capacity: count)
        unsafe memory.initialize(repeating: value)
    }

    deinit { unsafe memory.deallocate() }

    /// The value at an index that is known to be below the count; debug builds look.
    @inline(__always)
    func unchecked(_ index: Int) -> Element {
        assert(index >= 0 && index < count)
        return unsafe memory[index]
    }

    /// The value at an index that is known to be below the count, to change a part of it in place;
    /// debug builds look.
    @inline(__always)
    subscript(unchecked index: Int) -> Element {
        get { unchecked(index) }
        nonmutating _modify {
            assert(index >= 0 && index < count)
            yield unsafe &memory[index]
        }
    }

    /// Writes over the value at an index that is known to be below the count; debug builds look.
    @inline(__always)
    func put(_ value: Element, _ index: Int) {
        assert(index >= 0 && index < count)
        unsafe memory[index] = value
    }

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
