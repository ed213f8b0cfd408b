import JSON
import Testing

@Suite struct JSONEncodingTests {
    private func text(_ value: JSONValue, pretty: Bool = false) -> String {
        String(decoding: value.encoded(pretty: pretty), as: UTF8.self)
    }

    @Test(
        "Every kind of value is written",
        arguments: [
            (nil, "null"), (true, "true"), (false, "false"), (-7, "-7"),
            (.integer(.min), "\(Int64.min)"),
            ("", "\"\""), ([], "[]"), ([:], "{}"), ([1, [nil], "a"], "[1,[null],\"a\"]"),
            (["b": 1, "a": ["c": []]], "{\"b\":1,\"a\":{\"c\":[]}}"),
        ] as [(JSONValue, String)])
    func values(value: JSONValue, expected: String) {
        #expect(text(value) == expected)
    }

    @Test("Only what has to be escaped is escaped")
    func escaping() {
        #expect(
            text("\"\\/<>&'\u{7F}\u{2028}é😀\0\u{1}\u{1F}\t\r\n")
                == "\"\\\"\\\\/<>&'\u{7F}\u{2028}é😀\\u0000\\u0001\\u001f\\t\\r\\n\"")
        #expect(text(["\n": 1]) == "{\"\\n\":1}")
    }

    @Test(
        "Real numbers are written in the fewest digits",
        arguments: [
            (0.1, "0.1"), (1, "1.0"), (-0.0, "-0.0"), (1e22, "1e+22"),
            (.leastNonzeroMagnitude, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"), (.infinity, "null"),
            (.nan, "null"),
            (0.30000000000000004, "0.30000000000000004"),
        ] as [(Double, String)])
    func realNumbers(number: Double, expected: String) {
        #expect(text(.real(number)) == expected)
    }

    @Test("The pretty form has a line for each element and member")
    func pretty() {
        let value: JSONValue = ["a": [1, [:], []], "b": ["c": "d"]]
        let expected = """
            {
              "a": [
                1,
                {},
                []
              ],
              "b": {
                "c": "d"
              }
            }
            """
        #expect(text(value, pretty: true) == expected)
    }

    @Test("Random values come back as they were, in both forms")
    func roundTrip() throws {
        var random = RandomValues(seed: 42)
        for _ in 0..<1_000 {
            let value = random.value(depth: 4)
            let encoded = value.encoded()
            let parsed = try JSONValue.parse(encoded)
            #expect(parsed == value)
            #expect(parsed.encoded() == encoded)
            #expect(try JSONValue.parse(value.encoded(pretty: true)).encoded() == encoded)
        }
    }

    @Test("Random real numbers come back to the last bit")
    func realRoundTrip() throws {
        var random = RandomValues(seed: 7)
        for _ in 0..<5_000 {
            let number = Double(bitPattern: random.next())
            guard number.isFinite else { continue }
            let parsed = try JSONValue.parse(JSONValue.real(number).encoded())
            #expect(parsed.realValue?.bitPattern == number.bitPattern)
        }
    }

    @Test("Broken bytes around a text that was JSON are refused or read, never a crash")
    func mutations() throws {
        var random = RandomValues(seed: 3)
        for _ in 0..<3_000 {
            var bytes = random.value(depth: 3).encoded()
            for _ in 0..<3 where !bytes.isEmpty {
                let position = Int(random.next() % UInt64(bytes.count))
                bytes[position] = UInt8(truncatingIfNeeded: random.next())
            }
            guard let value = try? JSONValue.parse(bytes) else { continue }
            #expect(try JSONValue.parse(value.encoded()) == value)
        }
    }
}

/// Values from a fixed seed (SplitMix64), so that a failure happens again.
private struct RandomValues: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &self) {
        case 0: .null
        case 1: .bool(.random(using: &self))
        case 2: .integer(.random(in: .min ... .max, using: &self))
        case 3: .real(.random(in: -1e9...1e9, using: &self))
        case 4: .integer(.random(in: -9...9, using: &self))
        case 5: .text(text())
        case 6:
            .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth - 1) })
        default: .object(object(depth: depth - 1))
        }
    }

    private mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for position in 0..<Int.random(in: 0...4, using: &self) {
            let key = text().filter { $0 != "\0" }
            object["\(position)\(key)"] = value(depth: depth)
        }
        return object
    }

    private mutating func text() -> String {
        let alphabet: [Character] = [
            "a", "\"", "\\", "/", "\0", "\n", "\u{1F}", "é", "\u{2028}", "😀", "[", "{",
        ]
        return String(
            (0..<Int.random(in: 0...8, using: &self)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &self)]
            })
    }
}
