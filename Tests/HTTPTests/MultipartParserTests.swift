import HTTP
import Testing

@Suite struct MultipartParserTests {
    private let type = "multipart/form-data; boundary=XX"

    private func parse(_ body: [UInt8], type: String? = nil) throws(HTTPError) -> Form {
        var request = Request(method: .post, target: "/", body: body)
        request.headers["Content-Type"] = type ?? self.type
        return try Form.parse(request)
    }

    private func parse(_ body: String, type: String? = nil) throws(HTTPError) -> Form {
        try parse(Array(body.utf8), type: type)
    }

    private func refusal(_ body: String, type: String? = nil) -> HTTPError? {
        do {
            _ = try parse(body, type: type)
            return nil
        } catch {
            return error
        }
    }

    private func part(_ name: String, _ value: String) -> String {
        "--XX\r\n\(header(name))\(value)\r\n"
    }

    private func header(_ name: String) -> String {
        "Content-Disposition: form-data; name=\"\(name)\"\r\n\r\n"
    }

    @Test("Parts become fields in order, with the line ends that were sent")
    func parts() throws {
        let body = part("b", "1") + part("a", "x\r\ny\nz") + part("b", "") + "--XX--\r\n"
        let form = try parse(body)
        #expect(form.fields.map(\.name) == ["b", "a", "b"])
        #expect(form.fields.map(\.value) == ["1", "x\r\ny\nz", ""])
        #expect(form.malformed.isEmpty)
    }

    @Test("A file is a field like any other, and so is an empty file input")
    func files() throws {
        let body = """
            --XX\r
            Content-Disposition: form-data; name="column_values_0"; filename="a;b\\"c.txt"\r
            Content-Type: text/plain\r
            \r
            red\r
            --XX\r
            Content-Disposition: form-data; name="upload"; filename=""\r
            Content-Type: application/octet-stream\r
            \r
            \r
            --XX--\r

            """
        let form = try parse(body)
        #expect(form["column_values_0"] == "red")
        #expect(form["upload"] == "")
    }

    @Test(
        "The name is read in every way of writing it",
        arguments: [
            ("name=\"a b\"", "a b"), ("name=plain", "plain"), ("NAME=\"A\"", "A"),
            ("filename=\"x\"; name=\"n\"", "n"), ("name = \"spaced\"", "spaced"),
            (#"name="a\"b\\c\d""#, #"a"b\c\d"#), ("name=\"é\"", "é"), ("name=\"\"", ""),
            ("name=\"a;name=b\"", "a;name=b"), ("name=\"open", "open"), ("name=%41", "%41"),
        ])
    func names(written: String, name: String) throws {
        let body = "--XX\r\ncontent-disposition: Form-Data; \(written)\r\n\r\n1\r\n--XX--"
        #expect(try parse(body).fields.map(\.name) == [name])
    }

    @Test("What stands before the first and after the last boundary is left out")
    func preambleAndEpilogue() throws {
        let body = "hello\r\n--XY\r\n" + "\r\n" + part("a", "1") + "--XX--\r\n" + part("b", "2")
        #expect(try parse(body).names == ["a"])
    }

    @Test("A form without parts is an empty form")
    func noParts() throws {
        #expect(try parse("--XX--\r\n").fields.isEmpty)
        #expect(try parse("--XX--").fields.isEmpty)
    }

    @Test("Blanks may follow a boundary, other bytes make it content")
    func looksAlike() throws {
        let body =
            "--XX \t\r\nContent-Disposition: form-data; name=a\r\n\r\n"
            + "1\r\n--XXX\r\n--XX!\r\n --XX--\n--XX--\r\n--X\r\n--XX \t\r\n"
            + header("b") + "2\r\n" + "--XX--"
        let form = try parse(body)
        #expect(form["a"] == "1\r\n--XXX\r\n--XX!\r\n --XX--\n--XX--\r\n--X")
        #expect(form["b"] == "2")
    }

    @Test(
        "The boundary may be quoted and stand anywhere among the parameters",
        arguments: [
            "multipart/form-data; boundary=\"XX\"",
            "Multipart/Form-Data; charset=utf-8; BOUNDARY=XX ",
            "multipart/form-data;boundary=XX;x=y",
        ])
    func boundaryParameter(type: String) throws {
        #expect(try parse(part("a", "1") + "--XX--", type: type)["a"] == "1")
    }

    @Test(
        "A type without a usable boundary is refused with 400",
        arguments: [
            "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary",
            "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
        ])
    func missingBoundary(type: String) {
        let error = refusal(part("a", "1") + "--XX--", type: type)
        #expect(error?.status == .badRequest)
        #expect(error?.message.contains("boundary") == true)
    }

    @Test(
        "A body that does not contain the boundary is refused with 400",
        arguments: [
            "", "a=1", "--YY\r\n\r\n--YY--", "x--XX--", "\n--XX--", "--XX", "-", "--XX\r", "--XX-",
        ])
    func wrongBoundary(body: String) {
        let error = refusal(body)
        #expect(error?.status == .badRequest)
        #expect(error?.message.contains("does not stand in the body") == true)
    }

    @Test("A body cut off anywhere is refused with 400")
    func truncated() throws {
        let body = part("a", "1") + part("b", "2") + "--XX--"
        #expect(try parse(body).fields.count == 2)
        for length in 0..<body.utf8.count {
            let cut = String(decoding: body.utf8.prefix(length), as: UTF8.self)
            #expect(refusal(cut)?.status == .badRequest, "cut after \(length) bytes")
        }
    }

    @Test(
        "A part without a name is refused with 400",
        arguments: [
            "Content-Disposition: form-data", "Content-Disposition: attachment; name=a", "X: y",
            "Content-Disposition: form-data; filename=\"name=a\"", "name=a", ":", "",
        ])
    func missingName(header: String) {
        let error = refusal("--XX\r\n\(header)\r\n\r\n1\r\n--XX--")
        #expect(error?.status == .badRequest)
    }

    @Test(
        "A part without an empty line after its header is refused with 400",
        arguments: [
            "--XX\r\nContent-Disposition: form-data; name=a\r\n--XX--",
            "--XX\r\nContent-Disposition: form-data; name=a\n\n1\r\n--XX--",
            "--XX\r\n\r\n--XX--",
        ])
    func missingEmptyLine(body: String) {
        #expect(refusal(body)?.message.contains("empty line") == true)
    }

    @Test("A header over the limit is refused with 413")
    func longHeader() {
        let name = String(repeating: "n", count: 9_000)
        #expect(refusal(part(name, "1") + "--XX--")?.status == .contentTooLarge)
    }

    @Test("An encoded part is refused, a plain one is read")
    func transferEncoding() throws {
        func body(_ encoding: String) -> String {
            "--XX\r\nContent-Transfer-Encoding: \(encoding)\r\n"
                + header("a") + "1\r\n" + "--XX--"
        }
        #expect(try parse(body("8BIT"))["a"] == "1")
        #expect(refusal(body("base64"))?.status == .badRequest)
    }

    @Test("Bytes that are no text are repaired and reported at their field")
    func damagedValues() throws {
        let head = Array("--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nx".utf8)
        let form = try parse(head + [0xFF, 0x00] + Array("y%zz\r\n--XX--".utf8))
        #expect(form["a"] == "x\u{FFFD}\u{FFFD}y%zz")
        #expect(form.malformed.keys.sorted() == ["a"])
    }

    @Test("A name that is no text is repaired and reported")
    func damagedName() throws {
        let head = Array("--XX\r\nContent-Disposition: form-data; name=\"a".utf8)
        let form = try parse(head + [0xFF] + Array("\"\r\n\r\n1\r\n--XX--".utf8))
        #expect(form["a\u{FFFD}"] == "1")
        #expect(form.malformed["a\u{FFFD}"] != nil)
    }

    @Test("A body made to be slow is read in linear time")
    func hostileBodies() {
        let almost = String(repeating: "\r\n--" + String(repeating: "X", count: 69), count: 14_000)
        let type = "multipart/form-data; boundary=" + String(repeating: "X", count: 70)
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(refusal(almost, type: type)?.status == .badRequest)
            #expect(refusal(String(repeating: "\r", count: 1 << 20))?.status == .badRequest)
            let blanks = "--XX" + String(repeating: " ", count: 1 << 19)
            #expect(refusal(blanks + blanks.dropLast(8))?.status == .badRequest)
        }
        // Linear is far below a second also in a debug build; quadratic is hours.
        #expect(time < .seconds(20))
    }
}
