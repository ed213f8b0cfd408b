// The columns of a plan in a row of memory, where they are used without being copied.

/// The steps of a plan, shared by everyone who makes its rows.
///
/// A step cannot be copied: an array would count references for every cell.
@safe
final class StepList: Sendable {
    let count: Int
    private nonisolated(unsafe) let memory: UnsafeMutablePointer<ColumnStep>

    /// Makes a list of as many steps as asked for; `make` is called with the positions from 0.
    init(_ count: Int, make: (Int) -> ColumnStep) {
        self.count = count
        let memory = UnsafeMutablePointer<ColumnStep>.allocate(capacity: max(1, count))
        for index in 0..<count { unsafe (memory + index).initialize(to: make(index)) }
        unsafe self.memory = memory
    }

    deinit {
        unsafe memory.deinitialize(count: count)
        unsafe memory.deallocate()
    }

    /// The step of a column.
    @inline(__always)
    subscript(index: Int) -> ColumnStep {
        _read {
            precondition(index >= 0 && index < count)
            yield unsafe memory[index]
        }
    }
}
