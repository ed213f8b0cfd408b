// Databases: how these tests get connections to real servers.

import MariaDB
import TestSupport

/// A connection to a fresh database on the server that all suites share.
func freshConnection(_ name: String = "t") throws -> Connection {
    Connection(try DatabaseConfiguration(url: PrivateMariaDB.shared().url(database: name)))
}

/// Two connections to one fresh database.
func twoConnections() throws -> (Connection, Connection) {
    let configuration = try DatabaseConfiguration(url: PrivateMariaDB.shared().url(database: "two"))
    return (Connection(configuration), Connection(configuration))
}
