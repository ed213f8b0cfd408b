// FailureSentence: what the owner of a failed data set is told.

import FileStorage
import Generation
import MariaDB

enum FailureSentence {
    /// A sentence that says what to do; nil when trying again later may help, so that the data set
    /// is not given up yet.
    static func sentence(for error: any Error) -> String? {
        switch error {
        case let error as PlanError:
            // A problem's description is a whole sentence with its place before it.
            let first = error.problems.first.map { ": \($0)" } ?? "."
            return "This schema cannot be made into a file any more\(first) Edit it and try again."
        case let error as FileStorageError where error.reason == .full:
            return "There is no room for this file. Ask for fewer rows, or delete data sets that "
                + "you no longer need."
        case let error as FileStorageError where error.reason == .unreachable:
            return nil
        case is DatabaseError:
            return nil
        default:
            return "The file could not be written. Try again; if it stays, tell the "
                + "administrator the time at which you asked for it."
        }
    }
}
