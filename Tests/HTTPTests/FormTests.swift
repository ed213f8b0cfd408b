import HTTP
import Testing

@Suite struct FormTests {
    private func parse(_ text: String) throws -> Form {
        try Form.parse(urlEncoded: Array(text.utf8))
    }

    private func pairs(_ form: Form) -> [String] {
        form.fields.map { "\($0.name)=\($0.value)" }
    }

    @Test("Fields are decoded and keep their order")
    func decoding() throws {
        let form = try parse("b=1&a=x+y%20z&b=%E2%82%AC%26%3D&c")
        #expect(pairs(form) == ["b=1", "a=x y z", "b=€&=", "c="])
        #expect(form.malformed.isEmpty)
    }

    @Test("The first value of a name counts, and all are there")
    func severalValues() throws {
        let form = try parse("a=1&b=2&a=3")
        #expect(form["a"] == "1")
        #expect(form.all("a") == ["1", "3"])
        #expect(form.names == ["a", "b"])
        #expect(form["c"] == nil)
    }

    @Test(
        "Empty pieces are left out, pieces without a name or a value are fields",
        arguments: [
            ("", []), ("&", []), ("&&a=1&&", ["a=1"]), ("=", ["="]), ("=x", ["=x"]), ("a", ["a="]),
            ("a=", ["a="]), ("a==", ["a=="]), ("+=+", [" = "]),
        ])
    func oddPieces(text: String, expected: [String]) throws {
        #expect(pairs(try parse(text)) == expected)
    }

    @Test(
        "A broken percent-encoding is kept as typed and reported at its field",
        arguments: [
            ("%", "%"), ("%z", "%z"), ("%4", "%4"), ("%zz", "%zz"), ("%4z1", "%4z1"),
            ("100%+", "100% "),
            ("%%41", "%A"), ("%25", nil), ("%aF", "\u{FFFD}"),
        ])
    func brokenPercent(sent: String, repaired: String?) throws {
        let form = try parse("ok=1&a=\(sent)&ok=2")
        #expect(form["a"] == repaired ?? "%")
        #expect(form.malformed.keys.sorted() == (repaired == nil ? [] : ["a"]))
    }

    @Test(
        "Bytes that are no UTF-8 become U+FFFD and are reported",
        arguments: [
            "%FF", "%C3", "%C0%80", "%ED%A0%80", "%F4%90%80%80",
        ])
    func invalidUTF8(sent: String) throws {
        let form = try parse("a=x\(sent)y&b=z")
        let value = try #require(form["a"])
        #expect(value.hasPrefix("x\u{FFFD}") && value.hasSuffix("\u{FFFD}y"))
        #expect(form.malformed["a"]?.contains("UTF-8") == true)
        #expect(form["b"] == "z" && form.malformed["b"] == nil)
    }

    @Test(
        "NUL and other control characters become U+FFFD and are reported",
        arguments: [
            "%00", "%01", "%1B", "%7F",
        ])
    func controlCharacters(sent: String) throws {
        let form = try parse("a=x\(sent)y")
        #expect(form["a"] == "x\u{FFFD}y")
        #expect(form.malformed["a"]?.contains("control characters") == true)
    }

    @Test("Tab, LF and CR are text")
    func lineEnds() throws {
        let form = try parse("a=1%09%0D%0A2")
        #expect(form["a"] == "1\t\r\n2")
        #expect(form.malformed.isEmpty)
    }

    @Test("A name that cannot be read is reported under what could be read of it")
    func brokenName() throws {
        let form = try parse("a%FF=1")
        #expect(form["a\u{FFFD}"] == "1")
        #expect(form.malformed["a\u{FFFD}"] != nil)
    }

    @Test("Every byte after a percent sign leaves a form that can be shown again")
    func everyPair() throws {
        for first in UInt8.min...UInt8.max {
            for second in [UInt8(0), 0x30, 0x41, 0x67, 0x80, 0xFF] {
                let sent = Array("a=%".utf8) + [first, second] + Array("&b=1".utf8)
                let form = try Form.parse(urlEncoded: sent)
                #expect(form["b"] == "1" || first == UInt8(ascii: "&"))
                #expect(form.malformed["a"] != nil || form.fields.count == 2)
            }
        }
    }

    @Test("A form that is encoded again parses to the same fields")
    func reencoding() throws {
        let fields = [
            ("name", "a b+c&d=e%f"), ("", ""), ("é", "日本語 😀"), ("name", "~-._*\r\n\t\"<>"),
        ]
        let form = Form(fields: fields.map { (name: $0.0, value: $0.1) })
        #expect(pairs(try Form.parse(urlEncoded: form.urlEncoded())) == pairs(form))
    }

    @Test("Random bytes never lose a field, and what is left encodes and parses to itself")
    func randomBytes() throws {
        var random = SplitMix64(seed: 7)
        let alphabet = Array("ab=&%+4f".utf8) + [0, 0x0A, 0x7F, 0xC3, 0xA9, 0xFF]
        for _ in 0..<2_000 {
            let sent = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let form = try Form.parse(urlEncoded: sent)
            #expect(form.fields.count == sent.split(separator: UInt8(ascii: "&")).count)
            let again = try Form.parse(urlEncoded: form.urlEncoded())
            #expect(pairs(again) == pairs(form) && again.malformed.isEmpty)
        }
    }
}
