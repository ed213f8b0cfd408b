// What kind of file rows become: a format, and whether it is compressed.

/// How a file is packed.
package enum FileCompression: String, Sendable, CaseIterable {
    /// As it is.
    case none
    /// One gzip stream.
    case gzip

    /// What a person reads in a menu.
    package var title: String { self == .none ? "None" : "gzip (.gz)" }
}

/// A format and its compression.
package struct FileShape: Equatable, Sendable {
    /// The format of the rows.
    package var format: Format
    /// How the file is packed.
    package var compression: FileCompression

    /// Makes a shape; CSV as it is, when nothing is said.
    package init(format: Format = .csv, compression: FileCompression = .none) {
        self.format = format
        self.compression = compression
    }

    /// What a file name ends with, without the first dot: "csv", "sql.gz".
    package var fileExtension: String {
        format.fileExtension + (compression == .gzip ? ".gz" : "")
    }

    /// The media type of the file.
    package var mediaType: String {
        compression == .gzip ? "application/gzip" : format.mediaType
    }
}
