import HTTP
import JSON
import TestSupport
import Testing

/// Requests that are not right: each gets an answer in words, and no worker dies of it.
@Suite struct BadInputTests {
    private static let urlEncoded = "application/x-www-form-urlencoded"

    private func post(
        _ visitor: Visitor, _ body: String, type: String? = Self.urlEncoded,
        path: String = "/schemas", json: Bool = false
    ) throws -> HTTPAnswer {
        try post(visitor, Array(body.utf8), type: type, path: path, json: json)
    }

    private func post(
        _ visitor: Visitor, _ body: [UInt8], type: String? = Self.urlEncoded,
        path: String = "/schemas", json: Bool = false
    ) throws -> HTTPAnswer {
        var headers = [("Accept", json ? "application/json" : "text/html")]
        if let type { headers.append(("Content-Type", type)) }
        return try visitor.send("POST", path, headers: headers, body: body)
    }

    /// Expects that the service is as well as before.
    private func expectWell(_ visitor: Visitor) throws {
        #expect(try visitor.get("/healthz").status == 200)
        if visitor.depth != .inProcess { try SharedStack.expectSameWorkers() }
    }

    private static let rightColumn = "&column_name_0=a&column_type_0=row_number"

    @Test("Broken text is marked at its field and shown repaired", arguments: Depth.allCases)
    func brokenText(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let cases = [
            ("name=100%25+%zz", "100% %zz"), ("name=a%f", "a%f"), ("name=%", "%"),
            ("name=a%ffb", "a\u{FFFD}b"), ("name=%c3%28", "\u{FFFD}("),
            ("name=a%00b", "a\u{FFFD}b"),
            ("name=%1b%5b1m", "\u{FFFD}[1m"), ("name=%ed%a0%80", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ]
        for (body, shown) in cases {
            let answer = try post(visitor, body + Self.rightColumn)
            #expect(answer.status == 422, "\(body)")
            #expect(answer.problem(at: "name") != nil, "\(body)")
            #expect(answer.value(of: "name") == shown, "\(body)")
        }
        let raw = try post(visitor, [0x6E, 0x61, 0x6D, 0x65, 0x3D, 0xFF, 0x00, 0xC3])
        #expect(raw.status == 422)
        let column = try post(visitor, "name=x&column_name_0=%ff&column_type_0=row_number")
        #expect(column.status == 422 && column.problem(at: "column_name_0") != nil)
        let json = try post(visitor, "name=%ff" + Self.rightColumn, json: true)
        #expect(try json.errors().keys.contains("name"))
        try expectWell(visitor)
    }

    @Test("Broken text in an order is marked too", arguments: Depth.allCases)
    func brokenOrder(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let path = "/schemas/\(try visitor.makeSchema())/datasets"
        for body in ["rows=10%00", "rows=%ff", "rows=1%zz0", "rows=10&seed=%00"] {
            #expect(try post(visitor, body, path: path).status == 422, "\(body)")
        }
        try expectWell(visitor)
    }

    @Test(
        "A multipart form whose parts cannot be told apart is refused in words",
        arguments: Depth.allCases)
    func multipart(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let part = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n"
        let cases = [
            ("multipart/form-data", part + "--b--\r\n"),
            ("multipart/form-data; boundary=", part + "--b--\r\n"),
            ("multipart/form-data; boundary=other", part + "--b--\r\n"),
            ("multipart/form-data; boundary=b", part),
            ("multipart/form-data; boundary=b", String(part.dropLast(5))),
            ("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nx\r\n--b--\r\n"),
            ("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n"),
            ("multipart/form-data; boundary=b", "--b"),
            ("multipart/form-data; boundary=" + String(repeating: "b", count: 300), part),
        ]
        for (type, body) in cases {
            let answer = try post(visitor, body, type: type)
            #expect(answer.status == 400, "\(type) \(body.debugDescription)")
            #expect(answer.text.contains("<h1") && answer.text.contains("."))
            let errors = try post(visitor, body, type: type, json: true).errors()
            #expect(errors[""]?.hasSuffix(".") == true)
        }
        try expectWell(visitor)
    }

    @Test(
        "Multipart values with line ends, umlauts and quotes arrive as they were sent",
        arguments: Depth.allCases)
    func multipartValues(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let name = "Ä \"q\" \\ ; name=x\r\n--b"
        let fields = SchemaFields.people.with(("column_name_1", name))
        let answer = try visitor.postMultipart("/schemas", fields, json: true)
        #expect(answer.status == 201)
        #expect(try answer.json()["columns"]?[1]?["name"] == .text(name))
    }

    @Test("Any other kind of body is refused with 415", arguments: Depth.allCases)
    func kinds(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        for type in ["application/json", "text/plain", "garbage", nil] {
            let answer = try post(visitor, "{\"name\":\"x\"}", type: type)
            #expect(answer.status == 415, "\(type ?? "none")")
        }
        try expectWell(visitor)
    }

    @Test("A body of 2 MiB is refused with 413, in words", arguments: Depth.allCases)
    func tooLarge(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let body = [UInt8]("name=".utf8) + [UInt8](repeating: 0x61, count: 2 << 20)
        let page = try post(visitor, body)
        #expect(page.status == 413 && page.text.contains("<h1"))
        let json = try post(visitor, body, json: true)
        #expect(json.status == 413 && json.text.contains("message"))
        try expectWell(visitor)
    }

    @Test("A body of exactly 1 MiB is read, one byte more is not", arguments: Depth.allCases)
    func largest(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let beginning = "name=Large" + Self.rightColumn + "&column_blank_0=5"
        let spaces = String(repeating: "+", count: (1 << 20) - beginning.utf8.count)
        let answer = try post(visitor, beginning + spaces, json: true)
        #expect(answer.status == 201)
        let id = try #require(answer.header("Location"))
        #expect(try visitor.get("\(id)/edit").value(of: "column_blank_0")?.first == "5")
        #expect(try post(visitor, beginning + spaces + "+").status == 413)
    }

    @Test("More than 20,000 fields are refused with 413", arguments: Depth.allCases)
    func manyFields(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let fields = (0..<20_001).map { "f\($0)=" }.joined(separator: "&")
        #expect(try post(visitor, fields).status == 413)
        try expectWell(visitor)
    }

    @Test(
        "A form of thousands of columns is refused without showing them all again",
        arguments: Depth.allCases)
    func manyColumns(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let columns = (0..<9_999).map { "column_name_\($0)=a" }.joined(separator: "&")
        for action in ["", "&action=update", "&action=preview"] {
            let answer = try post(visitor, "name=x&" + columns + action)
            #expect(answer.status == 413)
            #expect(answer.text.contains("256 columns"))
            #expect(answer.body.count < 100_000)
        }
        try expectWell(visitor)
    }

    @Test("Deep and long names of fields do no harm", arguments: Depth.allCases)
    func oddNames(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let long = String(repeating: "x", count: 100_000)
        let body = "name=x\(Self.rightColumn)&column_\(long)_0=1&\(long)=2&=3&&&=&column__0=4"
        #expect(try post(visitor, body).status == 303)
        try expectWell(visitor)
    }

    @Test("The same field twice counts once, the first time", arguments: Depth.allCases)
    func twice(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let answer = try post(visitor, "name=first&name=second" + Self.rightColumn, json: true)
        #expect(try answer.json()["name"] == "first")
    }

    @Test("A query of garbage is no obstacle", arguments: Depth.allCases)
    func queries(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        for query in [
            "?%zz", "?=%ff&&=", "?next=%00", "?a?b?c", "?" + String(repeating: "x", count: 4_000),
        ] {
            #expect(try visitor.get("/" + query).status == 200, "\(query)")
        }
        try expectWell(visitor)
    }

    @Test("A request that could not be read gets a page with its reason")
    func unreadable() throws {
        let app = try InProcessApp.shared()
        let response = app.respond(to: UnreadableRequest(HTTPError(.badRequest, "It ended early.")))
        #expect(response.status == .badRequest)
        #expect(String(decoding: response.body, as: UTF8.self).contains("It ended early."))
        #expect(response.headers["Content-Security-Policy"] != nil)
    }

    @Test("A program gets the reason as JSON")
    func unreadableForProgram() throws {
        let app = try InProcessApp.shared()
        let error = HTTPError(.badRequest, "It ended early.")
        let response = app.respond(
            to: UnreadableRequest(error, accept: "application/json"))
        #expect(response.status == .badRequest)
        #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("{\"errors\":"))
    }

    // MARK: Over the wire

    @Test("A body that ends early is answered with 400, and the worker goes on")
    func truncated() throws {
        let client = FastCGIClient(socket: try SharedStack.get().socket)
        let answer = try client.send(
            "POST", "/login", headers: [("Content-Type", Self.urlEncoded)],
            body: Array("username=a".utf8), parameters: ["CONTENT_LENGTH": "100"])
        #expect(answer.status == 400 && answer.text.contains("ended before"))
        try SharedStack.expectSameWorkers()
    }

    @Test("A client that goes away in the middle of its body harms nobody")
    func goneAway() throws {
        let stack = try SharedStack.get()
        let head = """
            POST /schemas HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\
            Content-Type: application/x-www-form-urlencoded\r\n\r\nname=half
            """
        for _ in 0..<5 {
            let socket = try Socket.connect(port: stack.nginx.port)
            try socket.send(Array(head.utf8))
            socket.finishSending()
        }
        #expect(try stack.client.send("GET", "/healthz").status == 200)
        try SharedStack.expectSameWorkers()
    }

    @Test("Lengths that are none, and bytes that are no FastCGI, harm nobody")
    func wrongLengths() throws {
        let client = FastCGIClient(socket: try SharedStack.get().socket)
        for (length, status) in [
            ("x", 400), ("-1", 400), ("99999999999999999999", 413), ("4194305", 413),
        ] {
            let answer = try client.send(
                "POST", "/login", parameters: ["CONTENT_LENGTH": length])
            #expect(answer.status == status, "\(length)")
        }
        try client.sendAndLeave(raw: [UInt8](repeating: 0xFF, count: 1_000))
        try client.sendAndLeave("GET", "/")
        #expect(try client.send("GET", "/healthz").status == 200)
        try SharedStack.expectSameWorkers()
    }

    @Test("Header fields that are too long are refused")
    func longHeaders() throws {
        let long = String(repeating: "x", count: 70_000)
        let client = FastCGIClient(socket: try SharedStack.get().socket)
        #expect(try client.send("GET", "/", headers: [("X-Long", long)]).status == 431)
        let answer = try SharedStack.get().client.send("GET", "/", headers: [("X-Long", long)])
        #expect([400, 431, 494].contains(answer.status))
        try SharedStack.expectSameWorkers()
    }
}
