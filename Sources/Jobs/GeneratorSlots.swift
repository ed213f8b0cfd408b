// GeneratorSlots: at most so many generators on this machine, whoever starts them.

import Platform

/// A place to run in, held by a lock on a file until the process ends, however it ends.
///
/// The supervisor counts its generators too; the locks hold across supervisors, so that one
/// that was killed and replaced does not double the number.
package struct GeneratorSlot: ~Copyable {
    private let lock: FileDescriptor

    private init(lock: consuming FileDescriptor) {
        self.lock = lock
    }

    /// Takes the first free slot of `count` in `directory`; nil when all are taken.
    package static func take(in directory: String, count: Int) throws -> GeneratorSlot? {
        for number in 0..<count {
            let file = try FileDescriptor.open(
                "\(directory)/generator-\(number).lock", .readWrite, mode: 0o600)
            if try file.tryLock() { return GeneratorSlot(lock: file) }
        }
        return nil
    }

    /// Gives the slot back; the end of the process does too.
    package consuming func release() {}
}
