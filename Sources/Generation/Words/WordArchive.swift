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
            let order = order(of: wanted, besideNameAt: start)
            if order == 0 {
                return unsafe WordList(packed: archive + Int(integer(at: start + 24)))
            }
            if order > 0 { low = middle + 1 } else { high = middle }
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

    /// Above 0 when `wanted` comes after the name of the directory's entry that begins at `start`,
    /// 0 when it is the same; allocates nothing, since a plan looks for many lists.
    private static func order(of wanted: [UInt8], besideNameAt start: Int) -> Int {
        for place in 0..<24 {
            let byte = unsafe archive.load(fromByteOffset: start + place, as: UInt8.self)
            let other = place < wanted.count ? wanted[place] : 0
            if other != byte { return Int(other) - Int(byte) }
            if byte == 0 { return 0 }
        }
        return wanted.count - 24
    }
}
