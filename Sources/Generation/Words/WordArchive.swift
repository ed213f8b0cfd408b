// Finds the packed word lists inside the executable.

import CWordLists

/// The archive of word lists that data/pack.py made; see there for its layout.
enum WordArchive {
    /// The list called `name`; the names are those of data/pack.py.
    static func list(_ name: StaticString) -> WordList {
        let entry = directoryEntry(named: name)
        precondition(entry != nil, "the archive has no list of this name: run data/pack.py")
        let start = entry ?? 0
        return unsafe WordList(packed: archive + Int(integer(at: start + 24)))
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

    private static func directoryEntry(named name: StaticString) -> Int? {
        let wanted = Array(name.description.utf8)
        return (0..<Int(integer(at: 0))).lazy.map { 8 + 32 * $0 }.first { start in
            unsafe UnsafeRawBufferPointer(start: archive + start, count: 24)
                .prefix { $0 != 0 }.elementsEqual(wanted)
        }
    }
}
