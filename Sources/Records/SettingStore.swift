// SettingStore: the few things that the administrator switches on the pages.

package import MariaDB

package struct SettingStore {
    private let connection: Connection

    package init(_ connection: Connection) {
        self.connection = connection
    }

    /// Whether visitors may make accounts; they may unless it was switched off.
    package func isRegistrationOpen() throws -> Bool {
        try value(of: "registration") != "off"
    }

    package func setRegistrationOpen(_ isOpen: Bool) throws {
        _ = try connection.execute(
            """
            INSERT INTO settings (name, value) VALUES ('registration', ?)
            ON DUPLICATE KEY UPDATE value = VALUES(value)
            """,
            [.text(isOpen ? "on" : "off")])
    }

    private func value(of name: String) throws -> String? {
        try connection.query("SELECT value FROM settings WHERE name = ?", [.text(name)])
            .first?.text(0)
    }
}
