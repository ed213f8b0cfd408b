// SharedCounters: numbers that the processes of one machine share through a file.

internal import CPlatform
internal import Glibc

/// Counters in memory that several processes map, for telling each other that something changed.
///
/// Reading one costs no system call. They only ever count up; what a number means is its readers'
/// business. The file need not outlive a restart of the machine.
package final class SharedCounters {
    /// How many counters there are.
    package let count: Int
    private let memory: UnsafeMutablePointer<UInt64>

    /// Maps the counters of a file, which is made, or made longer, when needed.
    package convenience init(path: String, count: Int) throws(SystemError) {
        let file = try FileDescriptor.open(path, .readWrite, mode: 0o660)
        let bytes = count * MemoryLayout<UInt64>.stride
        var status = stat()
        guard fstat(file.raw, &status) == 0 else { throw SystemError.last("fstat", path) }
        if status.st_size < bytes, ftruncate(file.raw, bytes) != 0 {
            throw SystemError.last("ftruncate", path)
        }
        try self.init(mapping: file.raw, flags: MAP_SHARED, count: count)
    }

    /// Counters of this process and those that it forks.
    package convenience init(count: Int) throws(SystemError) {
        try self.init(mapping: -1, flags: MAP_SHARED | MAP_ANONYMOUS, count: count)
    }

    private init(mapping descriptor: Int32, flags: Int32, count: Int) throws(SystemError) {
        let bytes = count * MemoryLayout<UInt64>.stride
        let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, descriptor, 0)
        guard let start, start != MAP_FAILED else { throw SystemError.last("mmap") }
        memory = start.bindMemory(to: UInt64.self, capacity: count)
        self.count = count
    }

    deinit { munmap(memory, count * MemoryLayout<UInt64>.stride) }

    /// The value of a counter, `index` in 0..<count.
    package subscript(index: Int) -> UInt64 {
        precondition((0..<count).contains(index), "there is no such counter")
        return cplatform_counter_value(memory + index)
    }

    /// Counts up; every process sees it before anything that this one does afterwards.
    package func raise(_ index: Int) {
        precondition((0..<count).contains(index), "there is no such counter")
        cplatform_counter_raise(memory + index)
    }
}
