// Values in a row of memory, where they are used without being copied.

/// Values that cannot be copied, such as the steps of a plan, shared by everyone who makes its rows.
///
/// An array would copy them and count references for every cell.
@safe
final class FixedList<Element: ~Copyable & Sendable>: Sendable {
    let count: Int
    private nonisolated(unsafe) let memory: UnsafeMutablePointer<Element>

    /// Makes a list of as many values as asked for; `make` is called with the positions from 0.
    init(_ count: Int, make: (Int) -> Element) {
        self.count = count
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        for index in 0..<count { unsafe (memory + index).initialize(to: make(index)) }
        unsafe self.memory = memory
    }

    deinit {
        unsafe memory.deinitialize(count: count)
        unsafe memory.deallocate()
    }

    /// The value at an index.
    @inline(__always)
    subscript(index: Int) -> Element {
        _read {
            precondition(index >= 0 && index < count)
            yield unsafe memory[index]
        }
    }
}
