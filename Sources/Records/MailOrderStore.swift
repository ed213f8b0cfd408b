// MailOrderStore: the messages that wait to be sent.

package import MariaDB
package import Platform

/// A message that somebody is to get.
///
/// The order holds neither text nor secret: links are made when the message is, so that nobody who
/// reads the database can use one.
package struct MailOrder: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// To whoever has confirmed this address: a link to set a new password.
        case passwordReset(address: String)
        /// To this user's pending address: a link to confirm it.
        case confirmation(UserID)
        /// To the address that this user wants to have no longer: that it is so.
        case farewell(UserID, address: String)
    }

    package let id: Identifier<MailOrder>
    package let kind: Kind
    /// How often it has been tried before.
    package let tries: Int
    package let expiresAt: Timestamp
}

package struct MailOrderStore {
    /// How long sending is tried, in seconds: who has asked for a new password does not wait longer.
    package static let seconds: Int64 = 3_600
    /// Orders that may wait in all: a flood of them must not fill the table.
    package static let most = 10_000

    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Adds an order, due at once.
    ///
    /// A second confirmation for the same user takes the first's place.
    ///
    /// False when too many wait.
    package func insert(_ kind: MailOrder.Kind, at now: Timestamp) throws -> Bool {
        let waiting = try connection.query("SELECT COUNT(*) FROM mail_orders").first?.integer(0)
        guard waiting ?? 0 < Int64(Self.most) else { return false }
        let (address, user): (SQLValue, SQLValue)
        switch kind {
        case .passwordReset(let asked): (address, user) = (.text(asked), .null)
        case .confirmation(let id):
            (address, user) = (.null, .integer(id.value))
            _ = try connection.execute(
                "DELETE FROM mail_orders WHERE user_id = ? AND address IS NULL", [user])
        case .farewell(let id, let former): (address, user) = (.text(former), .integer(id.value))
        }
        _ = try connection.execute(
            """
            INSERT INTO mail_orders (address, user_id, due_at, expires_at) VALUES (?, ?, ?, ?)
            """,
            [
                address, user, .integer(now.microsecondsSince1970),
                .integer(now.adding(seconds: Self.seconds).microsecondsSince1970),
            ])
        return true
    }

    /// Takes the order that has waited longest, for `seconds`: who does not come back within them
    /// has left it to the next.
    ///
    /// Nil when nothing is due. Works beside other senders: a row is whose update changed it.
    package func claim(forSeconds seconds: Int64, at now: Timestamp) throws -> MailOrder? {
        for row in try due(at: now, limit: 10) {
            let until = now.adding(seconds: seconds).microsecondsSince1970
            let taken = try connection.execute(
                "UPDATE mail_orders SET due_at = ?, tries = tries + 1 WHERE id = ? AND due_at = ?",
                [.integer(until), .integer(try row.integer(0)), .integer(try row.integer(5))])
            if taken.affectedRows == 1 { return try Self.read(row) }
        }
        return nil
    }

    /// Whether something is to be sent now.
    package func isAnyDue(at now: Timestamp) throws -> Bool { try !due(at: now, limit: 1).isEmpty }

    /// Lets an order be tried again later.
    package func postpone(_ order: MailOrder, to time: Timestamp) throws {
        _ = try connection.execute(
            "UPDATE mail_orders SET due_at = ? WHERE id = ?",
            [.integer(time.microsecondsSince1970), .integer(order.id.value)])
    }

    /// Removes an order that is done with.
    package func delete(_ order: MailOrder) throws {
        _ = try connection.execute(
            "DELETE FROM mail_orders WHERE id = ?", [.integer(order.id.value)])
    }

    /// Removes what has waited too long; answers how many.
    package func deleteExpired(at now: Timestamp) throws -> Int {
        try connection.execute(
            "DELETE FROM mail_orders WHERE expires_at <= ?", [.integer(now.microsecondsSince1970)]
        ).affectedRows
    }

    private func due(at now: Timestamp, limit: Int64) throws -> [Row] {
        try connection.query(
            """
            SELECT id, address, user_id, tries, expires_at, due_at FROM mail_orders
            WHERE due_at <= ? AND expires_at > ? ORDER BY due_at LIMIT ?
            """,
            [
                .integer(now.microsecondsSince1970), .integer(now.microsecondsSince1970),
                .integer(limit),
            ])
    }

    private static func read(_ row: Row) throws -> MailOrder {
        MailOrder(
            id: Identifier(try row.integer(0)), kind: try kind(row),
            tries: Int(try row.integer(3)),
            expiresAt: Timestamp(microsecondsSince1970: try row.integer(4)))
    }

    /// An address alone is for a new password, a user alone for a confirmation, both for a farewell.
    private static func kind(_ row: Row) throws -> MailOrder.Kind {
        let user = try row.optionalInteger(2).map { UserID($0) }
        return switch (try row.optionalText(1), user) {
        case (let address?, let user?): .farewell(user, address: address)
        case (let address?, nil): .passwordReset(address: address)
        case (nil, _): .confirmation(UserID(try row.integer(2)))
        }
    }
}
