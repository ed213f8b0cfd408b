// ConnectionTests: statements and values against a real server.

import MariaDB
import TestSupport
import Testing

@Suite("Connection")
struct ConnectionTests {
    let connection: Connection

    init() throws {
        connection = try freshConnection()
        try connection.execute(
            """
            CREATE TABLE v (
                id BIGINT AUTO_INCREMENT PRIMARY KEY, i BIGINT, u BIGINT UNSIGNED, r DOUBLE,
                t LONGTEXT CHARACTER SET utf8mb4, b LONGBLOB, k VARCHAR(20) UNIQUE
            )
            """)
    }

    private func roundTrip(_ column: String, _ value: SQLValue) throws -> SQLValue? {
        let id = try connection.execute("INSERT INTO v (\(column)) VALUES (?)", [value])
            .lastInsertID
        let rows = try connection.query("SELECT \(column) FROM v WHERE id = ?", [.unsigned(id)])
        return rows.first?[0]
    }

    @Test(
        "whole numbers come back as they went in",
        arguments: [Int64.min, -1, 0, 1, 4_294_967_296, .max])
    func integers(_ number: Int64) throws {
        #expect(try roundTrip("i", .integer(number)) == .integer(number))
    }

    @Test("an unsigned number over Int64.max keeps its value")
    func unsigned() throws {
        #expect(try roundTrip("u", .unsigned(.max)) == .unsigned(.max))
        #expect(try roundTrip("u", .unsigned(7)) == .integer(7))
    }

    @Test("real numbers and NULL come back")
    func realAndNull() throws {
        #expect(try roundTrip("r", .real(0.1)) == .real(0.1))
        #expect(try roundTrip("t", nil) == .null)
        #expect(try roundTrip("i", nil) == .null)
    }

    @Test(
        "texts come back, whatever their characters",
        arguments: ["", "plain", "Zoë 🦊 日本", "a\u{0}b", "it's \"quoted\" \\ ; -- ?"])
    func texts(_ text: String) throws {
        #expect(try roundTrip("t", .text(text)) == .text(text))
    }

    @Test(
        "texts around the size of the fixed buffer come back",
        arguments: [255, 256, 257, 1 << 20])
    func longTexts(_ count: Int) throws {
        let text = String(repeating: "x", count: count - 1) + "y"
        #expect(try roundTrip("t", .text(text)) == .text(text))
    }

    @Test("bytes come back as bytes, also NULs and long ones")
    func bytes() throws {
        let all = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try roundTrip("b", .bytes(all)) == .bytes(all))
        #expect(try roundTrip("b", .bytes([])) == .bytes([]))
    }

    @Test("a short row after a long one is not left with the long one's rest")
    func shortAfterLong() throws {
        for text in [String(repeating: "l", count: 5_000), "s", "", "m"] {
            try connection.execute("INSERT INTO v (t) VALUES (?)", [.text(text)])
        }
        let rows = try connection.query("SELECT t FROM v ORDER BY id")
        #expect(try rows.map { try $0.text(0).utf8.count } == [5_000, 1, 0, 1])
    }

    @Test("sums and counts are whole numbers, decimals with a fraction are texts")
    func decimals() throws {
        try connection.execute("INSERT INTO v (i) VALUES (40), (2)")
        let row = try #require(
            try connection.query(
                "SELECT SUM(i), COUNT(*), AVG(i), CAST(1.50 AS DECIMAL(4,2)) FROM v"
            )
            .first)
        #expect(row.values == [42, 2, "21.0000", "1.50"])
    }

    @Test("dates come as text")
    func dates() throws {
        let row = try #require(
            try connection.query("SELECT TIMESTAMP('2026-11-24 03:39:31.5'), DATE('2026-11-24')")
                .first)
        #expect(try row.text(0).hasPrefix("2026-11-24 03:39:31.5"))
        #expect(try row.text(1) == "2026-11-24")
    }

    @Test("a parameter is a value, never SQL")
    func injection() throws {
        let evil = "x'); DROP TABLE v; --"
        try connection.execute("INSERT INTO v (t) VALUES (?)", [.text(evil)])
        #expect(try connection.query("SELECT t FROM v").first?[0] == .text(evil))
    }

    @Test("the outcome counts rows that really changed")
    func affectedRows() throws {
        try connection.execute("INSERT INTO v (i) VALUES (1), (1), (2)")
        let change = "UPDATE v SET i = ? WHERE i = ?"
        #expect(try connection.execute(change, [5, 1]).affectedRows == 2)
        #expect(try connection.execute(change, [5, 5]).affectedRows == 0)
        #expect(try connection.execute("DELETE FROM v WHERE i = ?", [9]).affectedRows == 0)
    }

    @Test("LAST_INSERT_ID(expression) shows in the outcome")
    func lastInsertID() throws {
        try connection.execute("INSERT INTO v (id) VALUES (70)")
        let outcome = try connection.execute("UPDATE v SET id = LAST_INSERT_ID(id), i = 1")
        #expect(outcome.lastInsertID == 70)
    }

    @Test("INSERT … RETURNING gives rows through query and is harmless through execute")
    func returning() throws {
        let sql = "INSERT INTO v (i) VALUES (?) RETURNING id, i"
        #expect(try connection.query(sql, [8]).first?[1] == 8)
        #expect(try connection.execute(sql, [9]).affectedRows == 1)
        #expect(try connection.query("SELECT COUNT(*) FROM v").first?[0] == 2)
    }

    @Test("a statement without a result gives no rows")
    func noResult() throws {
        #expect(try connection.query("DO 1").isEmpty)
    }

    @Test("a statement keeps working after the table got another column")
    func changedTable() throws {
        try connection.execute("INSERT INTO v (i) VALUES (3)")
        let before = try connection.query("SELECT * FROM v").first?.values.count
        try connection.execute("ALTER TABLE v ADD COLUMN extra VARCHAR(9) DEFAULT 'new'")
        let after = try connection.query("SELECT * FROM v").first
        #expect(before == 7)
        #expect(after?.values.count == 8)
        #expect(after?.values.last == "new")
    }

    @Test("more SQL texts than the cache holds still work")
    func manyStatements() throws {
        for number in 0..<600 {
            let rows = try connection.query("SELECT \(number) + ?", [1])
            #expect(rows.first?[0] == .integer(Int64(number + 1)))
        }
        let count = try connection.query(
            "SHOW SESSION STATUS LIKE 'Prepared_stmt_count'")
        #expect(count.count <= 1)
    }

    @Test("ten thousand rows come whole and in order")
    func manyRows() throws {
        let rows = try connection.query("SELECT seq, CONCAT('row ', seq) FROM seq_1_to_10000")
        #expect(rows.count == 10_000)
        #expect(try rows.last?.text(1) == "row 10000")
    }

    @Test("the session is strict, in UTC, in utf8mb4 and impatient")
    func session() throws {
        let row = try #require(
            try connection.query(
                """
                SELECT @@sql_mode, @@time_zone, @@innodb_lock_wait_timeout,
                    @@character_set_client, @@character_set_results
                """
            ).first)
        #expect(try row.text(0).contains("STRICT_ALL_TABLES"))
        #expect(row.values.dropFirst() == ["+00:00", 5, "utf8mb4", "utf8mb4"])
    }
}
