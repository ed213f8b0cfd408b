import JSON
import TestSupport
import Testing

/// The form's submit buttons, which do without JavaScript what scripts do with it.
@Suite struct SchemaButtonsTests {
    private let fields =
        SchemaFields.many([3, 5, 8]) + [
            ("column_blank_5", "wrong"), ("delimiter", "semicolon"), ("column_min_8", "kept"),
        ]

    /// Presses a button of a new schema's form.
    private func press(
        _ action: String, _ fields: [(String, String)], at depth: Depth,
        path: String = "/schemas"
    ) throws -> HTTPAnswer {
        let visitor = try Visitor.registered(depth)
        let answer = try visitor.post(path, fields + [("action", action)])
        #expect(try visitor.get("/", json: true).json().arrayValue?.count == 1, "nothing is saved")
        return answer
    }

    private func orders(of answer: HTTPAnswer) -> [String?] {
        answer.columnIndexes.map { answer.value(of: "column_order_\($0)") }
    }

    @Test(
        "Each button changes the form alone and keeps everything typed",
        arguments: [
            ("add_column", [3, 5, 8, 9]), ("remove_column_5", [3, 8]), ("remove_column_3", [5, 8]),
            ("move_up_8", [3, 8, 5]), ("move_down_3", [5, 3, 8]), ("move_up_3", [3, 5, 8]),
            ("move_down_8", [3, 5, 8]), ("update", [3, 5, 8]), ("remove_column_77", [3, 5, 8]),
            ("move_up_77", [3, 5, 8]),
        ] as [(String, [Int])])
    func buttons(action: String, indexes: [Int]) throws {
        for depth in Depth.allCases {
            let answer = try press(action, fields, at: depth)
            #expect(answer.status == 200, "\(depth)")
            #expect(answer.columnIndexes == indexes, "\(depth)")
            #expect(orders(of: answer) == (1...indexes.count).map(String.init))
            for index in indexes where index < 9 {
                #expect(answer.value(of: "column_name_\(index)") == "c\(index)")
            }
            #expect(answer.value(of: "delimiter") == "semicolon")
            if indexes.contains(5) { #expect(answer.value(of: "column_blank_5") == "wrong") }
            #expect(answer.value(of: "column_min_8") == "kept")
        }
    }

    @Test(
        "A button of a stored schema's form does not change what is stored",
        arguments: Depth.allCases)
    func storedSchema(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let id = try visitor.makeSchema()
        let answer = try visitor.post(
            "/schemas/\(id)", SchemaFields.people.with(("name", "x"), ("action", "add_column")))
        #expect(answer.status == 200 && answer.columnIndexes == [0, 1, 2])
        #expect(answer.text.contains("action=\"/schemas/\(id)\""))
        #expect(try visitor.get("/schemas/\(id)", json: true).json()["name"] == "People")
        #expect(try Visitor.registered(depth).post("/schemas/\(id)", fields).status == 404)
    }

    @Test("The last column can be removed and one added to none")
    func noColumns() throws {
        let one = SchemaFields.many([4])
        #expect(try press("remove_column_4", one, at: .inProcess).columnIndexes == [])
        #expect(
            try press("add_column", [("name", "x")], at: .inProcess).columnIndexes == [0])
    }

    @Test("A column can be added when the highest index has been used up")
    func highestIndex() throws {
        let answer = try press(
            "add_column", SchemaFields.many([2, 9_999]), at: .inProcess)
        #expect(answer.status == 200 && answer.columnIndexes == [0, 1, 2])
        #expect(answer.value(of: "column_name_1") == "c9999")
    }

    @Test("The 257th column is not added, with a sentence", arguments: Depth.allCases)
    func tooMany(depth: Depth) throws {
        let answer = try press("add_column", SchemaFields.many(0..<256), at: depth)
        #expect(answer.status == 422 && answer.columnIndexes.count == 256)
        #expect(answer.problemSummary?.contains("256 columns") == true)
    }

    @Test("Moving follows the orders, not the indexes")
    func followsOrders() throws {
        let reversed =
            fields + [
                ("column_order_3", "30"), ("column_order_5", "20"), ("column_order_8", "10"),
            ]
        #expect(try press("move_up_3", reversed, at: .inProcess).columnIndexes == [8, 3, 5])
    }

    @Test("Changing the type shows its parameters and keeps those of the type before")
    func update() throws {
        let answer = try press(
            "update",
            [
                ("name", "x"), ("column_name_0", "a"), ("column_type_0", "date"),
                ("column_decimals_0", "2"), ("column_format_0", "yyyy"),
            ], at: .inProcess)
        #expect(answer.status == 200)
        #expect(answer.value(of: "column_format_0") == "yyyy")
        #expect(answer.value(of: "column_decimals_0") == "2")
    }

    @Test(
        "An unknown button is told so",
        arguments: [
            "frobnicate", "move_up_", "remove_column_x", "remove_column", "move_sideways_1", "_1",
            "move_up_99999999999999999999",
        ])
    func unknown(action: String) throws {
        #expect(try press(action, fields, at: .inProcess).status == 400)
    }

    // MARK: Preview

    @Test(
        "The preview button shows the first rows of the file in the page",
        arguments: Depth.allCases)
    func previewButton(depth: Depth) throws {
        let answer = try press("preview", SchemaFields.people, at: depth)
        #expect(answer.status == 200)
        #expect(answer.text.contains("<th scope=\"col\">full name<span"))
        // Ten rows, and the one with the pictures.
        #expect(answer.text.split(separator: "<th scope=\"row\"").count == 12)
        #expect(answer.value(of: "name") == "People")
    }

    @Test(
        "The preview of a form with mistakes is the form with its messages",
        arguments: Depth.allCases)
    func previewOfMistakes(depth: Depth) throws {
        let answer = try press("preview", fields, at: depth)
        #expect(answer.status == 422 && answer.problem(at: "column_blank_5") != nil)
    }

    @Test(
        "A program's preview is the beginning of the file of that seed",
        arguments: Depth.allCases)
    func previewAsJSON(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let answer = try visitor.post(
            "/schemas/preview", SchemaFields.people.with(("seed", "99")), json: true)
        #expect(answer.status == 200)
        let preview = try answer.json()
        #expect(preview["columns"] == ["id", "full name"] && preview["seed"] == "99")
        let rows = preview["rows"]?.arrayValue?.compactMap { row in
            row.arrayValue?.compactMap(\.textValue).joined(separator: ",")
        }
        let file = try SchemaFields.bytes(SchemaFields.peopleSchema, rows: 10, seed: 99)
        let lines = String(decoding: file, as: UTF8.self).split(separator: "\n").dropFirst()
        #expect(rows == lines.map(String.init))
    }

    @Test(
        "A script's preview is a fragment, and needs no name of the schema",
        arguments: Depth.allCases)
    func previewFragment(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let answer = try visitor.post("/schemas/preview", SchemaFields.people.without("name"))
        #expect(answer.status == 200)
        #expect(answer.text.contains("<table") && !answer.text.contains("<html"))
        let wrong = try visitor.post("/schemas/preview", fields)
        #expect(wrong.status == 422 && !wrong.text.contains("<html"))
        #expect(wrong.problemSummary != nil)
    }

    @Test("The widest preview that a form can ask for is made", arguments: Depth.allCases)
    func widestPreview(depth: Depth) throws {
        let many = (0..<256).flatMap { index in
            [
                ("column_name_\(index)", "c\(index)"), ("column_type_\(index)", "sentences"),
                ("column_min_\(index)", "100"), ("column_max_\(index)", "100"),
            ]
        }
        let visitor = try Visitor.registered(depth)
        let answer = try visitor.post("/schemas/preview", many, json: true)
        #expect(answer.status == 200)
        let preview = try JSONValue.parse(answer.body, limits: JSONLimits(bytes: 64 << 20))
        #expect(preview["rows"]?.arrayValue?.count == 10)
    }
}
