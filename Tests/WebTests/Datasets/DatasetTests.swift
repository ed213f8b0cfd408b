import Generation
import JSON
import Platform
import TestSupport
import Testing

@Suite struct DatasetTests {
    @Test(
        "A data set goes from queued to ready, and its file is what the seed makes",
        arguments: Depth.allCases)
    func mainWay(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let answer = try visitor.post(
            "/schemas/\(schema)/datasets", [("rows", "1,000"), ("seed", "7")], json: true)
        #expect(answer.status == 202)
        let order = try answer.json()
        let id = try #require(order["id"]?.integerValue)
        #expect(answer.header("Location") == "/datasets/\(id)")
        #expect(order["status"] == "queued" && order["rows"] == 1_000 && order["seed"] == "7")
        #expect(order["rows_done"] == 0)
        let pending = try #require(order["links"]?["pending"]?.textValue)
        #expect(pending.hasPrefix("/pending/schema-\(schema)."))
        #expect(try visitor.waitForEnd(of: id) == "ready")
        let expected = try SchemaFields.bytes(SchemaFields.peopleSchema, rows: 1_000, seed: 7)
        #expect(try visitor.download(id) == expected)
        let ready = try visitor.get("/datasets/\(id)", json: true).json()
        #expect(ready["bytes"]?.integerValue == Int64(expected.count))
        #expect(ready["sha256"] == .text(hex(SHA256.hash(expected))))
        #expect(ready["rows_done"] == 1_000 && ready["rate"]?.integerValue != nil)
        #expect(ready["links"]?["file"] == .text("/datasets/\(id)/file"))
        #expect(ready["links"]?["pending"] == nil)
        let progress = try visitor.get(pending, json: true).json()
        #expect(progress["status"] == "ready" && progress["percent"] == 100)
        #expect(progress["file"] == .text("/datasets/\(id)/file"))
    }

    @Test(
        "In a browser the order leads back to the page, which shows it until it is ready",
        arguments: Depth.allCases)
    func inABrowser(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let answer = try visitor.post("/schemas/\(schema)/datasets", [("rows", "10k")])
        #expect(answer.status == 303 && answer.header("Location") == "/schemas/\(schema)")
        let list = try visitor.get("/schemas/\(schema)", json: true).json()["datasets"]
        let id = try #require(list?[0]?["id"]?.integerValue)
        #expect(list?[0]?["rows"] == 10_000)
        if depth == .inProcess {
            let page = try visitor.get("/schemas/\(schema)")
            #expect(page.text.contains("data-pending=\"/pending/schema-\(schema)."))
            #expect(page.text.contains("http-equiv=\"refresh\""))
        }
        try visitor.waitForEnd(of: id)
        let page = try visitor.get("/schemas/\(schema)")
        #expect(page.text.contains("href=\"/datasets/\(id)/file\""))
        #expect(!page.text.contains("http-equiv=\"refresh\""))
        let forward = try visitor.get("/datasets/\(id)")
        #expect(forward.status == 303 && forward.header("Location") == "/schemas/\(schema)")
    }

    @Test(
        "The file's name says what it is, and its address is nobody else's",
        arguments: Depth.allCases)
    func fileName(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema(
            SchemaFields.people.with(("name", "Kunden/Käufer \"A\"\n../../etc")))
        let dataset = try visitor.order(schema)
        try visitor.waitForEnd(of: dataset)
        let answer = try visitor.get("/datasets/\(dataset)/file")
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "text/csv; charset=utf-8")
        #expect(answer.header("Cache-Control") == "private, no-cache")
        let disposition = try #require(answer.header("Content-Disposition"))
        #expect(disposition.hasPrefix("attachment;"))
        #expect(disposition.contains("filename*=UTF-8''Kunden-K%C3%A4ufer"))
        #expect(disposition.contains("\(dataset).csv"))
        #expect(!disposition.contains("/") && !disposition.contains("\n"))
        #expect(try visitor.send("HEAD", "/datasets/\(dataset)/file").status == 200)
    }

    @Test(
        "Formats and compression are asked for in the form and told by name and type",
        arguments: Depth.allCases)
    func formats(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let path = "/schemas/\(try visitor.makeSchema())"
        for (format, compression, end, type) in [
            ("json", "none", "json", "application/json"),
            ("sql-mysql", "gzip", "sql.gz", "application/gzip"),
        ] {
            let answer = try visitor.post(
                path + "/datasets",
                [("rows", "5"), ("format", format), ("compression", compression)], json: true)
            let id = try #require(try answer.json()["id"]?.integerValue)
            #expect(try answer.json()["format"] == .text(format))
            #expect(try answer.json()["compression"] == .text(compression))
            #expect(try visitor.waitForEnd(of: id) == "ready")
            let file = try visitor.get("/datasets/\(id)/file")
            #expect(file.header("Content-Type") == type)
            #expect(file.header("Content-Disposition")?.contains("\(id).\(end)") == true)
            #expect(file.header("Content-Encoding") == nil)
        }
    }

    @Test(
        "The same seed makes the same file again; without one each is another",
        arguments: Depth.allCases)
    func seeds(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let ids = try ["5", "5", "", ""].map { try visitor.order(schema, seed: $0) }
        for id in ids { try visitor.waitForEnd(of: id) }
        let files = try ids.map { try visitor.download($0) }
        #expect(files[0] == files[1])
        #expect(files[2] != files[3] && files[2] != files[0])
        // The drawn seed is told, and makes the same file.
        let seed = try visitor.get("/datasets/\(ids[2])", json: true).json()["seed"]?.textValue
        let again = try visitor.order(schema, seed: try #require(seed))
        try visitor.waitForEnd(of: again)
        #expect(try visitor.download(again) == files[2])
    }

    @Test("A file that is not ready is 409 with a sentence", arguments: Depth.allCases)
    func notReady(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let id = try visitor.order(schema, rows: "300000000")
        let answer = try visitor.get("/datasets/\(id)/file", json: true)
        #expect(answer.status == 409)
        #expect(try answer.errors()[""]?.contains("still being made") == true)
        _ = try visitor.post("/datasets/\(id)/cancel")
        let cancelled = try visitor.get("/datasets/\(id)/file")
        #expect(cancelled.status == 409 && cancelled.text.contains("cancelled"))
    }

    @Test("Cancelling stops the work and leaves no file", arguments: Depth.allCases)
    func cancel(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let id = try visitor.order(schema, rows: "300000000")
        if depth != .inProcess {
            try waitUntil(seconds: 60, "its generator") {
                try visitor.status(of: id) == "generating"
            }
        }
        let answer = try visitor.post("/datasets/\(id)/cancel", json: true)
        #expect(answer.status == 200)
        #expect(try answer.json()["status"] == "cancelled")
        #expect(try visitor.post("/datasets/\(id)/cancel").status == 303, "again is no error")
        #expect(try visitor.waitForEnd(of: id) == "cancelled")
        try visitor.waitForRemoval(of: id)
        #expect(try visitor.get("/schemas/\(schema)").text.contains("cancelled"))
    }

    @Test("Cancelling what is ready leaves it ready", arguments: Depth.allCases)
    func cancelTooLate(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.order(try visitor.makeSchema())
        try visitor.waitForEnd(of: id)
        #expect(try visitor.post("/datasets/\(id)/cancel", json: true).json()["status"] == "ready")
        #expect(try visitor.download(id).count > 10)
    }

    @Test("Deleting a data set removes its file", arguments: Depth.allCases, [true, false])
    func delete(depth: Depth, byMethod: Bool) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let id = try visitor.order(schema)
        try visitor.waitForEnd(of: id)
        #expect(try visitor.files(of: id).count == 1)
        let answer =
            try byMethod
            ? visitor.send("DELETE", "/datasets/\(id)") : visitor.post("/datasets/\(id)/delete")
        #expect(answer.status == (byMethod ? 204 : 303))
        if !byMethod { #expect(answer.header("Location") == "/schemas/\(schema)") }
        try visitor.waitForRemoval(of: id)
        #expect(try visitor.get("/datasets/\(id)", json: true).status == 404)
        #expect(try visitor.get("/datasets/\(id)/file").status == 404)
        #expect(try visitor.send("DELETE", "/datasets/\(id)").status == 404)
    }

    @Test(
        "Deleting a schema removes its data sets and files, ready or under way",
        arguments: Depth.allCases)
    func deleteSchema(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let ready = try visitor.order(schema)
        try visitor.waitForEnd(of: ready)
        let working = try visitor.order(schema, rows: "300000000")
        #expect(try visitor.post("/schemas/\(schema)/delete").status == 303)
        for id in [ready, working] {
            #expect(try visitor.get("/datasets/\(id)", json: true).status == 404)
            try visitor.waitForRemoval(of: id)
        }
    }

    @Test("A file that is no longer stored is 404 with what to do", arguments: Depth.allCases)
    func fileIsGone(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.order(try visitor.makeSchema())
        try visitor.waitForEnd(of: id)
        let name = try #require(try visitor.files(of: id).first)
        let path = try visitor.app?.path(ofFile: name) ?? "\(SharedStack.get().media)/\(name)"
        try Files.remove(path)
        let answer = try visitor.get("/datasets/\(id)/file")
        #expect(answer.status == 404 && answer.text.contains("same seed"))
    }

    @Test(
        "A data set keeps what it was asked for when its schema changes",
        arguments: Depth.allCases)
    func snapshot(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let id = try visitor.order(schema, rows: "100")
        _ = try visitor.post(
            "/schemas/\(schema)", SchemaFields.people.with(("column_name_0", "number")))
        try visitor.waitForEnd(of: id)
        #expect(
            try visitor.download(id) == SchemaFields.bytes(SchemaFields.peopleSchema, rows: 100))
    }

    // MARK: Progress

    @Test("Progress is found by its key alone, and a guessed key is 404", arguments: Depth.allCases)
    func pendingKeys(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let id = try visitor.order(schema)
        let order = try visitor.get("/datasets/\(id)", json: true).json()
        let anybody = try Visitor(depth)
        if let pending = order["links"]?["pending"]?.textValue {
            #expect(try anybody.get(pending).json()["dataset"]?.integerValue == id)
        }
        let hex = String(repeating: "0", count: 32)
        let keys = [
            "schema-\(schema).\(hex)", "schema-\(schema)", "schema-\(schema).", hex, "x",
            "schema-\(schema).\(hex)0", "schema-\(schema).%00\(hex)", "session-\(hex)",
            "schema-1.\(hex.dropLast())'", "..%2f..%2fetc",
        ]
        for key in keys {
            let answer = try anybody.get("/pending/\(key)", json: true)
            #expect(answer.status == 404 || (depth == .nginx && answer.status == 400), "\(key)")
        }
        // What else is in memcached is out of reach.
        let session = visitor.cookies["session"]?.prefix(32) ?? ""
        #expect(try anybody.get("/pending/session-\(session)").status == 404)
    }

    @Test("Without memcached progress is told from the database")
    func progressFromDatabase() throws {
        let app = try InProcessApp()
        let visitor = try Visitor.registered(.inProcess, app: app)
        let id = try visitor.order(try visitor.makeSchema())
        let links = try visitor.get("/datasets/\(id)", json: true).json()["links"]
        let pending = try #require(links?["pending"]?.textValue)
        app.setCacheUnreachable(true)
        #expect(try visitor.get(pending).json()["status"] == "queued")
        try app.generate()
        #expect(try visitor.get(pending).json()["status"] == "ready")
    }

    // MARK: Ranges

    @Test("nginx sends parts of a file, and nothing when the reader has it already")
    func ranges() throws {
        let visitor = try Visitor.registered(.nginx)
        let id = try visitor.order(try visitor.makeSchema(), rows: "500")
        try visitor.waitForEnd(of: id)
        let path = "/datasets/\(id)/file"
        let whole = try visitor.get(path)
        #expect(whole.header("Accept-Ranges") == "bytes")
        let tag = try #require(whole.header("ETag"))
        let cases = [
            ("bytes=0-9", whole.body[..<10]), ("bytes=100-", whole.body[100...]),
            ("bytes=-7", whole.body.suffix(7)),
        ]
        for (range, bytes) in cases {
            let part = try visitor.get(path, headers: [("Range", range), ("If-Range", tag)])
            #expect(part.status == 206 && part.body == Array(bytes), "\(range)")
            #expect(part.header("Content-Disposition") != nil)
        }
        let outdated = try visitor.get(
            path, headers: [("Range", "bytes=0-9"), ("If-Range", "\"other\"")])
        #expect(outdated.status == 200 && outdated.body == whole.body)
        #expect(try visitor.get(path, headers: [("Range", "bytes=999999-")]).status == 416)
        #expect(try visitor.get(path, headers: [("If-None-Match", tag)]).status == 304)
    }
}
