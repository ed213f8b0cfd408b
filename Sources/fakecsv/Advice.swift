// Advice: what whoever runs FakeCSV can do about an error of the servers that it stands on.

import MariaDB
import Memcached

enum Advice {
    /// The error, and after it what to do, where that is known.
    static func sentence(for error: any Error) -> String {
        guard let advice = advice(on: error) else { return "\(error)" }
        return "\(error); \(advice)."
    }

    private static func advice(on error: any Error) -> String? {
        switch error {
        case let error as DatabaseError where error.isConnectionLost:
            "see whether MariaDB runs where FAKECSV_DATABASE_URL leads"
        case let error as DatabaseError where error.isAccessDenied:
            "see whether FAKECSV_DATABASE_URL has the right user, password and database"
        case let error as DatabaseError where error.isTableMissing:
            "run `fakecsv migrate` first"
        case is CacheError:
            "see whether memcached runs where FAKECSV_MEMCACHED leads"
        default: nil
        }
    }
}
