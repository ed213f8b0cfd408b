import Generation
import MariaDB
import Platform
import Records
import TestSupport
import Testing

@Suite struct SchemaStoreTests {
    let connection: Connection
    let schemas: SchemaStore
    let ada: UserID
    let bob: UserID

    init() throws {
        connection = try TestDatabase().connection()
        schemas = SchemaStore(connection)
        ada = try connection.addUser("ada")
        bob = try connection.addUser("bob")
    }

    @Test("A schema comes back exactly as it was stored, dialect and all")
    func roundTrip() throws {
        let id = try schemas.insert(.people, owner: ada, at: noon)
        let saved = try #require(try schemas.schema(id, owner: ada))
        #expect(saved.schema == .people)
        #expect(saved.id == id && saved.owner == ada && saved.changedAt == noon)
    }

    @Test("Another user's schema cannot be read, changed or deleted")
    func belongsToOwner() throws {
        let id = try schemas.insert(.people, owner: ada, at: noon)
        #expect(try schemas.schema(id, owner: bob) == nil)
        #expect(try !schemas.update(id, to: .people, owner: bob, at: noon.adding(seconds: 1)))
        #expect(try !schemas.delete(id, owner: bob))
        #expect(try schemas.schema(id, owner: ada)?.changedAt == noon)
        #expect(try schemas.summaries(owner: bob, limit: 10).isEmpty)
        #expect(try schemas.count(owner: bob) == 0)
        #expect(try schemas.count(owner: ada) == 1)
    }

    @Test("A change replaces the schema and its line in the list")
    func updates() throws {
        let id = try schemas.insert(.people, owner: ada, at: noon)
        var changed = Schema.people
        changed.name = "Menschen 🧑"
        changed.columns.removeLast()
        #expect(try schemas.update(id, to: changed, owner: ada, at: noon.adding(seconds: 5)))
        #expect(try schemas.schema(id, owner: ada)?.schema == changed)
        let line = try #require(try schemas.summaries(owner: ada, limit: 10).first)
        #expect(line.name == "Menschen 🧑" && line.columnCount == 2)
        #expect(line.columnSummary == "id, age")
        #expect(line.changedAt == noon.adding(seconds: 5))
    }

    @Test("Saving twice without a change is saving, not a schema that is missing")
    func updatesWithoutChange() throws {
        let id = try schemas.insert(.people, owner: ada, at: noon)
        #expect(try schemas.update(id, to: .people, owner: ada, at: noon))
        #expect(try schemas.update(id, to: .people, owner: ada, at: noon))
    }

    @Test("Changing or deleting what is not there says so")
    func notThere() throws {
        let nowhere = SchemaID(99_999)
        #expect(try schemas.schema(nowhere, owner: ada) == nil)
        #expect(try !schemas.update(nowhere, to: .people, owner: ada, at: noon))
        #expect(try !schemas.delete(nowhere, owner: ada))
    }

    @Test("The list is newest first, counts data sets and those still to be made, and is limited")
    func summaries() throws {
        let old = try connection.addSchema(owner: ada)
        let new = try connection.addSchema(owner: ada)
        for _ in 0..<3 { _ = try connection.addDataset(of: old) }
        let first = try connection.addDataset(of: old)
        #expect(try DatasetStore(connection).cancel(first, owner: ada, at: noon))
        let lines = try schemas.summaries(owner: ada, limit: 10)
        #expect(lines.map(\.id) == [new.id, old.id])
        #expect(lines.map(\.datasetCount) == [0, 4])
        #expect(lines.map(\.pendingCount) == [0, 3])
        #expect(try schemas.summaries(owner: ada, limit: 1).map(\.id) == [new.id])
    }

    @Test("A schema takes its data sets with it, whatever they are doing, and no others")
    func deleteCascades() throws {
        let datasets = DatasetStore(connection)
        let doomed = try connection.addSchema(owner: ada)
        let kept = try connection.addSchema(owner: ada)
        let gone = [try connection.addDataset(of: doomed), try connection.addDataset(of: doomed)]
        #expect(try JobStore(connection).claim("token") != nil)
        let stays = try connection.addDataset(of: kept)
        #expect(try schemas.delete(doomed.id, owner: ada))
        for id in gone { #expect(try datasets.dataset(id, owner: ada) == nil) }
        #expect(try datasets.dataset(stays, owner: ada) != nil)
        #expect(try schemas.schema(doomed.id, owner: ada) == nil)
    }

    @Test("A removed user takes sessions, schemas and data sets along")
    func userCascades() throws {
        let schema = try connection.addSchema(owner: ada)
        _ = try connection.addDataset(of: schema)
        try connection.execute("DELETE FROM users WHERE id = ?", [.integer(ada.value)])
        #expect(try connection.value("SELECT COUNT(*) FROM saved_schemas", []) == .integer(0))
        #expect(try connection.value("SELECT COUNT(*) FROM datasets", []) == .integer(0))
    }

    /// Characters of many code points and of many bytes.
    static let wide = ["🇩🇪", "👨‍👩‍👧‍👦", "e\u{301}\u{323}", "𝄞", "字", "x"]

    @Test("Every name that a schema may have can be stored", arguments: wide)
    func longestNames(character: String) throws {
        var schema = Schema.people
        schema.name = longest(character, SchemaLimits.schemaNameCharacters) { name in
            Schema(name: name, columns: Schema.people.columns).problems().isEmpty
        }
        let column = longest(character, SchemaLimits.columnNameCharacters) { name in
            Schema(name: "x", columns: [Column(name: name, type: "row_number")]).problems()
                .isEmpty
        }
        schema.columns[0].name = column
        let id = try schemas.insert(schema, owner: ada, at: noon)
        let saved = try #require(try schemas.schema(id, owner: ada))
        #expect(saved.schema == schema)
        #expect(try schemas.summaries(owner: ada, limit: 1).first?.name == schema.name)
        _ = try connection.addDataset(of: saved)
    }

    /// The longest text of one repeated character that the check lets pass.
    private func longest(
        _ character: String, _ most: Int, _ isRight: (String) -> Bool
    ) -> String {
        let count = (1...most).last { isRight(String(repeating: character, count: $0)) } ?? 1
        return String(repeating: character, count: count)
    }

    @Test("A schema as large as a form may be can be stored and read again")
    func largestSchema() throws {
        var schema = Schema.people
        schema.columns[1].blankPercent = String(repeating: " ", count: 1 << 20) + "5"
        #expect(schema.problems().isEmpty)
        let id = try schemas.insert(schema, owner: ada, at: noon)
        #expect(try schemas.schema(id, owner: ada)?.schema == schema)
    }

    @Test("The line of column names stays short, however many and long they are")
    func columnSummary() throws {
        var schema = Schema.people
        schema.columns = (0..<256).map { Column(name: "column \($0)", type: "row_number") }
        _ = try schemas.insert(schema, owner: ada, at: noon)
        let summary = try #require(try schemas.summaries(owner: ada, limit: 1).first?.columnSummary)
        #expect(summary.hasPrefix("column 0, column 1, "))
        #expect(summary.hasSuffix(" …") && summary.count <= 122)
    }
}
