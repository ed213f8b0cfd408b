// RecordsError: a row that this version of the program cannot read.

package enum RecordsError: Error, Equatable, CustomStringConvertible {
    /// The table holds a status that this version does not know: it is older than the database.
    case unknownStatus(String)
    /// The same for a format or a compression.
    case unknownFormat(String)

    package var description: String {
        switch self {
        case .unknownStatus(let text): "datasets.status: \"\(text)\" is not known to this version"
        case .unknownFormat(let text): "datasets.format: \"\(text)\" is not known to this version"
        }
    }
}
