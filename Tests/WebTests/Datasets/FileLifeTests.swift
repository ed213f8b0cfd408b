import JSON
import TestSupport
import Testing

/// Double clicks, files that go on, receipts, and files that come back.
@Suite struct FileLifeTests {
    @Test("The same order sent twice makes one data set", arguments: Depth.allCases)
    func twice(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let key = try #require(try visitor.get("/schemas/\(schema)").value(of: "order_key"))
        let order = [("rows", "5"), ("order_key", key)]
        for _ in 1...2 {
            #expect(try visitor.post("/schemas/\(schema)/datasets", order).status == 303)
        }
        let json = try visitor.get("/schemas/\(schema)", json: true).json()
        #expect(json["datasets"]?.arrayValue?.count == 1)
        #expect(try visitor.post("/schemas/\(schema)/datasets", [("rows", "5")]).status == 303)
        let after = try visitor.get("/schemas/\(schema)", json: true).json()
        #expect(after["datasets"]?.arrayValue?.count == 2)
    }

    @Test("A file goes on where another of its seed ended", arguments: Depth.allCases)
    func goesOn(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let whole = try visitor.order(schema, rows: "20", seed: "5")
        let answer = try visitor.post(
            "/schemas/\(schema)/datasets", [("rows", "8"), ("seed", "5"), ("from_row", "13")],
            json: true)
        #expect(answer.status == 202)
        let rest = try #require(try answer.json()["id"]?.integerValue)
        #expect(try visitor.waitForEnd(of: whole) == "ready")
        #expect(try visitor.waitForEnd(of: rest) == "ready")
        let lines = String(decoding: try visitor.download(whole), as: UTF8.self)
            .split(separator: "\n")
        let tail = String(decoding: try visitor.download(rest), as: UTF8.self)
            .split(separator: "\n")
        #expect(tail.dropFirst() == lines.suffix(8))
        let wrong = try visitor.post(
            "/schemas/\(schema)/datasets", [("rows", "8"), ("from_row", "0")], json: true)
        #expect(wrong.status == 422)
    }

    @Test("A finished file has a receipt, on a page and for programs", arguments: Depth.allCases)
    func receipt(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let dataset = try visitor.order(try visitor.makeSchema(), rows: "200")
        #expect(try visitor.waitForEnd(of: dataset) == "ready")
        let json = try visitor.get("/datasets/\(dataset)/receipt", json: true).json()
        #expect(json["rows"]?.integerValue == 200 && json["rows_counted"]?.integerValue == 200)
        #expect(json["columns"]?[0]?["max"]?.textValue == "200")
        #expect(json["columns"]?[0]?["distinct"]?.integerValue == 200)
        #expect(try visitor.get("/datasets/\(dataset)/receipt").text.contains("All 200 rows"))
        let stranger = try Visitor.registered(depth)
        #expect(try stranger.get("/datasets/\(dataset)/receipt").status == 404)
    }

    @Test("A file removed after its time comes back byte for byte", arguments: Depth.allCases)
    func comesBack(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let dataset = try visitor.order(schema, rows: "50")
        #expect(try visitor.waitForEnd(of: dataset) == "ready")
        let bytes = try visitor.download(dataset)
        try visitor.execute("UPDATE datasets SET file_name = NULL WHERE id = \(dataset)")
        #expect(try visitor.get("/datasets/\(dataset)/file").status == 410)
        #expect(try visitor.get("/schemas/\(schema)").text.contains("Make it again"))
        #expect(try visitor.post("/datasets/\(dataset)/remake").status == 303)
        #expect(try visitor.waitForEnd(of: dataset) == "ready")
        #expect(try visitor.download(dataset) == bytes)
    }

    @Test("One answer tells of everything that is pending", arguments: Depth.allCases)
    func progress(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema()
        let dataset = try visitor.order(schema, rows: "30")
        #expect(try visitor.waitForEnd(of: dataset) == "ready")
        let answer = try visitor.get("/schemas/\(schema)/progress", json: true)
        #expect(try answer.status == 200 && answer.json().arrayValue?.isEmpty == true)
        let stranger = try Visitor.registered(depth)
        let none = try stranger.get("/schemas/\(schema)/progress", json: true)
        #expect(try none.json().arrayValue?.isEmpty == true)
    }
}
