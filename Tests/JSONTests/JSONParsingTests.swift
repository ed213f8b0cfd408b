import JSON
import Testing

@Suite struct JSONParsingTests {
    private func parse(
        _ text: String, _ limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        try JSONValue.parse(Array(text.utf8), limits: limits)
    }

    private func refusal(_ bytes: [UInt8], _ limits: JSONLimits = JSONLimits()) -> JSONError? {
        do {
            _ = try JSONValue.parse(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(_ text: String, _ limits: JSONLimits = JSONLimits()) -> JSONError? {
        refusal(Array(text.utf8), limits)
    }

    @Test(
        "Every kind of value is read, also alone",
        arguments: [
            ("null", nil), ("true", true), ("false", false), ("7", 7), ("-0.5", -0.5),
            ("1e3", 1000.0),
            ("\"é\\u20ac\\ud83d\\ude00\\n\\/\"", "é€😀\n/"), ("\"\"", ""), ("[]", []), ("{}", [:]),
            (" [1, \"a\" ,[ null ] ]\r\n", [1, "a", [nil]]),
            ("{\"a\":{\"b\":[]}}", ["a": ["b": []]]),
        ] as [(String, JSONValue)])
    func values(text: String, expected: JSONValue) throws {
        #expect(try parse(text) == expected)
    }

    @Test("Members keep the order in which they were written")
    func order() throws {
        let keys = (0..<500).map { "key \($0 * 7919 % 500)" }
        let text = "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        #expect(try parse(text).objectValue?.keys == keys)
    }

    @Test("Keys that only look alike are two keys")
    func lookAlikeKeys() throws {
        let object = try #require(try parse("{\"\u{E9}\":1,\"e\u{301}\":2}").objectValue)
        #expect(object.members.count == 2)
        #expect(object["e\u{301}"] == 2)
    }

    @Test(
        "Integers are exact to the last, larger ones become the nearest real number",
        arguments: [
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .real(0x1p63)),
            ("-9223372036854775809", .real(-0x1p63)),
            ("123456789012345678901234567890", .real(123456789012345677877719597056)),
            ("-0", 0), ("1.0", 1.0), ("9007199254740993", 9_007_199_254_740_993),
        ] as [(String, JSONValue)])
    func integers(text: String, expected: JSONValue) throws {
        #expect(try parse(text) == expected)
    }

    @Test("A large integer changes nothing beside itself")
    func largeAmongOthers() throws {
        let text =
            "[1, 99999999999999999999, \"99999999999999999999\\\"99999999999999999999\","
            + "9223372036854775807,1.5,{\"99999999999999999999\":-99999999999999999999}]"
        let expected: JSONValue = [
            1, 1e20, "99999999999999999999\"99999999999999999999", 9_223_372_036_854_775_807, 1.5,
            ["99999999999999999999": -1e20],
        ]
        #expect(try parse(text) == expected)
    }

    @Test(
        "A real number that no double holds is refused",
        arguments: [
            "1e400", "-1e400", "[1e309]", String(repeating: "9", count: 400),
        ])
    func infinite(text: String) {
        #expect(refusal(text)?.message == "A number is too large.")
    }

    @Test("NUL is text in a value and refused in a key")
    func nul() throws {
        #expect(try parse("[\"a\\u0000b\"]") == ["a\u{0}b"])
        #expect(refusal("{\"a\\u0000b\":1}") != nil)
        #expect(refusal([0x22, 0, 0x22]) != nil)
    }

    @Test("A byte order mark is skipped")
    func byteOrderMark() throws {
        #expect(try JSONValue.parse([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == [1])
        #expect(refusal([0xEF, 0xBB, 0xBF]) != nil)
    }

    @Test(
        "What is no JSON is refused",
        arguments: [
            "", " ", "nul", "[", "]", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "01",
            "1.",
            ".5", "+1", "-", "1e", "'a'", "\"a", "\"\n\"", "\"\\x\"", "\"\\ud800\"", "\"\\udc00\"",
            "1 2", "[1]]", "{}{}", "NaN", "Infinity", "[1 2]", "// x\n1", "{\"a\":1,\"a\":2}",
            "\u{0}",
            "00000000000000000000000", "--99999999999999999999",
        ])
    func malformed(text: String) throws {
        let error = try #require(refusal(text))
        #expect(error.line >= 1 && error.column >= 1)
        #expect(error.message.hasSuffix("."))
    }

    @Test(
        "Bytes that are no UTF-8 are refused",
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0xFF, 0xFE],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        #expect(refusal(bytes)?.message == "The text is not valid UTF-8.")
    }

    @Test("An error says where it is and what is wrong")
    func places() throws {
        let comma = try #require(refusal("{\n  \"é\": 1\n  \"b\": 2\n}"))
        #expect(comma.line == 3)
        let twice = try #require(refusal("{\"a\":1,\n\"a\":2}"))
        #expect(twice.description == "Line 2, column 3: An object has the same key twice.")
        #expect(refusal("[1,\n2")?.message.contains("ends too early") == true)
        #expect(refusal("[] x")?.message.contains("after the end") == true)
    }

    @Test("An error never repeats the text")
    func secretive() throws {
        let error = try #require(refusal("{\"password\": hunter2}"))
        #expect(!error.description.contains("hunter2"))
    }

    @Test("A text over the limit is refused, one at the limit is read")
    func length() throws {
        #expect(try parse("[1]", JSONLimits(bytes: 3)) == [1])
        #expect(refusal("[12]", JSONLimits(bytes: 3))?.description.contains("3 bytes") == true)
    }

    @Test("Values may stand as deep as the limit and no deeper")
    func depth() throws {
        let limits = JSONLimits(depth: 2)
        #expect(try parse("[{\"[[[\": \"\\\"[[{\"}, [], [0]]", limits)[1] == [])
        let error = try #require(refusal("[\n \"é\", {\"a\":[]}]", limits))
        #expect((error.line, error.column) == (2, 12))
        #expect(try parse("1", JSONLimits(depth: 0)) == 1)
        #expect(refusal("[]", JSONLimits(depth: 0)) != nil)
    }

    @Test("A million brackets are refused, not a crash")
    func deep() {
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(refusal(deep)?.message.contains("deep") == true)
        let objects = String(repeating: "{\"a\":", count: 200_000)
        #expect(refusal(objects)?.message.contains("deep") == true)
    }

    @Test("The deepest that can be allowed is read and let go")
    func deepest() throws {
        let levels = 2_000
        let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        #expect(try parse(text, JSONLimits(depth: levels)).encoded() == Array(text.utf8))
    }
}
