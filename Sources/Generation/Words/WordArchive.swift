// Finds the packed word lists inside the executable.

import CWordLists

/// The archive of word lists that data/pack.py made; see there for its layout.
enum WordArchive {
    /// The list called `name`; the names are those of data/pack.py.
    static func list(_ name: String) -> WordList {
        guard let list = find(name) else {
            preconditionFailure("the archive has no list of this name: run data/pack.py")
        }
        return list
    }

    /// The list called `name`, if there is one; O(log of the number of lists).
    static func find(_ name: String) -> WordList? {
        let wanted = Array(name.utf8)
        var low = 0
        var high = Int(integer(at: 0))
        while low < high {
            let middle = (low + high) / 2
            let start = 8 + 32 * middle
            let found = self.name(at: start)
            if found.elementsEqual(wanted) {
                return unsafe WordList(packed: archive + Int(integer(at: start + 24)))
            }
            if found.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private static var archive: UnsafeRawPointer {
        precondition(fakecsv_word_archive_length() > 8, "the archive is empty")
        guard let bytes = unsafe fakecsv_word_archive() else {
            preconditionFailure("the archive is missing")
        }
        return unsafe UnsafeRawPointer(bytes)
    }

    private static func integer(at offset: Int) -> UInt32 {
        precondition(offset >= 0 && offset + 4 <= fakecsv_word_archive_length())
        return unsafe archive.load(fromByteOffset: offset, as: UInt32.self)
    }

    /// The name of the directory's entry that begins at `start`.
    private static func name(at start: Int) -> [UInt8] {
        unsafe UnsafeRawBufferPointer(start: archive + start, count: 24).prefix { $0 != 0 }
            .map { $0 }
    }
}
