// DatabaseErrorTests: what errors say, and what they keep to themselves.

import MariaDB
import TestSupport
import Testing

@Suite("DatabaseError")
struct DatabaseErrorTests {
    let connection: Connection

    init() throws {
        connection = try freshConnection()
        try connection.execute(
            "CREATE TABLE u (id INT PRIMARY KEY, name VARCHAR(10), UNIQUE KEY by_name (name))")
    }

    private func error(_ sql: String, _ values: [SQLValue] = []) throws -> DatabaseError {
        try #require(throws: DatabaseError.self) { try connection.execute(sql, values) }
    }

    @Test("a duplicate key is told by its key's name, and the value is not in the description")
    func duplicate() throws {
        let insert = "INSERT INTO u VALUES (?, ?)"
        try connection.execute(insert, [1, "secretive"])
        let error = try error(insert, [2, "secretive"])
        #expect(error.isDuplicateKey)
        #expect(error.duplicateKey == "by_name")
        #expect(error.sql == insert)
        #expect(error.description == "database error 1062 (23000) in: \(insert)")
    }

    @Test("a text that is too long is an error, not cut off")
    func tooLong() throws {
        let error = try error("INSERT INTO u VALUES (?, ?)", [1, "longer than ten"])
        #expect(error.code == 1406)
        #expect(!error.description.contains("longer than"))
        #expect(try connection.query("SELECT * FROM u").isEmpty)
    }

    @Test("a mistake in SQL is told with its place")
    func syntax() throws {
        let error = try error("SELEKT 1")
        #expect(error.code == 1064)
        #expect(error.description.contains("near 'SELEKT 1'"))
    }

    @Test("the connection goes on after an error")
    func goesOn() throws {
        _ = try error("SELECT * FROM absent")
        #expect(try connection.query("SELECT 1").first?[0] == 1)
    }

    @Test("a value of another kind is an error that names the kinds, not the value")
    func mismatch() throws {
        let row = Row(values: ["seven", nil, 7, -1, .real(0.5), .bytes([1])])
        let error = #expect(throws: DatabaseError.self) { try row.integer(0) }
        #expect(error?.description == "column 0 is a text, not a whole number")
        #expect(throws: DatabaseError.self) { try row.text(1) }
        #expect(throws: DatabaseError.self) { try row.text(2) }
        #expect(throws: DatabaseError.self) { try row.unsigned(3) }
        #expect(throws: DatabaseError.self) { try row.integer(4) }
        #expect(throws: DatabaseError.self) { try row.text(5) }
        #expect(throws: DatabaseError.self) { try row.bytes(2) }
    }

    @Test("optional reads give nil for NULL and throw for another kind")
    func optional() throws {
        let row = Row(values: [nil, 7, "t"])
        #expect(try row.optionalInteger(0) == nil)
        #expect(try row.optionalInteger(1) == 7)
        #expect(try row.optionalText(2) == "t")
        #expect(try row.optionalBytes(2) == [0x74])
        #expect(try row.optionalReal(1) == 7)
        #expect(try row.optionalUnsigned(1) == 7)
        #expect(throws: DatabaseError.self) { try row.optionalInteger(2) }
    }
}
