// FileStore: a place for finished files.

/// Keeps files by name.
///
/// A file is there as a whole or not at all.
///
/// Names are 1 to 200 bytes of letters, digits and `. _ -`, and do not begin with a dot.
package protocol FileStore {
    /// Begins a new file, which replaces one of the same name when it is finished.
    func makeWriter(name: String) throws(FileStorageError) -> any FileWriter

    /// Removes a file; one that is not there is fine.
    func remove(_ name: String) throws(FileStorageError)

    /// Where a reader gets the file; nothing is looked up.
    func location(
        of name: String, for download: FileDownload
    ) throws(FileStorageError) -> FileLocation

    /// The names of the finished files, sorted.
    func names() throws(FileStorageError) -> [String]

    /// The size in bytes, or nil when there is no such file.
    func size(_ name: String) throws(FileStorageError) -> Int?

    /// Makes sure that files can be written.
    func check() throws(FileStorageError)

    /// The names that begun files were to get, sorted; a name stands there once for each.
    func unfinishedNames() throws(FileStorageError) -> [String]

    /// Removes what was begun under a name, whoever began it.
    func removeUnfinished(_ name: String) throws(FileStorageError)
}

/// A file in the making.
///
/// One that is let go without ``finish()`` is abandoned.
package protocol FileWriter: AnyObject {
    /// How many bytes were written so far.
    var bytesWritten: Int { get }

    /// Memory for the bytes that are written next: whoever makes them there saves a copy.
    ///
    /// Nil where there is none. Good until the next call of `write`.
    var room: UnsafeMutableRawBufferPointer? { get }

    /// Appends bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(FileStorageError)

    /// Makes the file durable and visible. Nothing may be written afterwards.
    func finish() throws(FileStorageError) -> StoredFile

    /// Throws away what was written.
    func abandon()
}

extension FileWriter {
    package var room: UnsafeMutableRawBufferPointer? { nil }
}

/// A finished file.
package struct StoredFile: Equatable, Sendable {
    /// Its name in the store.
    package let name: String
    /// Its size.
    package let bytes: Int
}

/// What a reader is told of a file.
package struct FileDownload: Sendable {
    /// The value of Content-Disposition, with the name to save it under.
    package let disposition: String
    /// The value of Content-Type.
    package let mediaType: String

    package init(disposition: String, mediaType: String) {
        self.disposition = disposition
        self.mediaType = mediaType
    }
}

/// Where a file is.
package enum FileLocation: Equatable, Sendable {
    /// On this machine, at this path; the web server hands it out.
    case path(String)
    /// Elsewhere; the browser is sent there.
    case address(String)
}

/// Which names files may have: nothing that leaves the folder, hides, or needs escaping in a URL.
enum FileName {
    static func check(_ name: String) throws(FileStorageError) {
        guard (1...200).contains(name.utf8.count), name.utf8.first != UInt8(ascii: "."),
            name.utf8.allSatisfy(isAllowed)
        else { throw .badName(name) }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
