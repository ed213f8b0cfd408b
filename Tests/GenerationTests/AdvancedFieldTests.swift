// Sequences, lists, patterns, moments and identifiers.

import Testing

@testable import Generation

@Suite("Advanced field types")
struct AdvancedFieldTests {
    @Test("sequences step, repeat and start again")
    func sequences() throws {
        #expect(try column("sequence", rows: 3) == ["1", "2", "3"])
        let down = ["start_at": "1", "step": "-2", "repeat": "2"]
        #expect(try column("sequence", down, rows: 5) == ["1", "1", "-1", "-1", "-3"])
        let round = ["start_at": "10", "step": "5", "restart_at": "20"]
        #expect(try column("sequence", round, rows: 5) == ["10", "15", "20", "10", "15"])
        let never = Column(name: "a", type: "sequence", parameters: ["restart_at": "-5"])
        #expect(problems(never).map(\.field) == ["restart_at"])
        var unique = Column(
            name: "a", type: "sequence", parameters: ["repeat": "2"], isUnique: true)
        #expect(problems(unique).map(\.field) == ["unique"])
        unique.parameters = ["restart_at": "50"]
        #expect(Schema(name: "s", columns: [unique]).problem(withRows: 51) != nil)
        #expect(Schema(name: "s", columns: [unique]).problem(withRows: 50) == nil)
    }

    @Test("patterns are filled place by place", arguments: [false, true])
    func patterns(isUnique: Bool) throws {
        let digits = try column("digit_sequence", rows: 2000, isUnique: isUnique)
        #expect(digits.allSatisfy { $0.wholeMatch(of: /[0-9]{3}-[0-9]{2}-[0-9]{4}/) != nil })
        let format = ["format": "é#@^*$%-##########@@@@@@@@@@"]
        let texts = try column("character_sequence", format, rows: 2000, isUnique: isUnique)
        let expected = /é[0-9][a-z][A-Z][0-9a-zA-Z][0-9a-z][0-9A-Z]-[0-9]{10}[a-z]{10}/
        #expect(texts.allSatisfy { $0.wholeMatch(of: expected) != nil })
        for place in [1, 2, 5, 8, 20, 27] {
            let seen = Set(texts.map { $0[$0.index($0.startIndex, offsetBy: place)] })
            #expect(seen.count >= 10, "place \(place)")
        }
    }

    @Test("a pattern of one place gives all its characters once when unique")
    func smallPattern() throws {
        let format = ["format": "#"]
        let texts = try column("digit_sequence", format, rows: 10, isUnique: true)
        #expect(Set(texts).count == 10)
        let constant = Column(
            name: "a", type: "digit_sequence", parameters: ["format": "abc"], isUnique: true)
        #expect(problems(constant).map(\.field) == ["unique"])
    }

    @Test("lists give their values at random, in turn or by weight")
    func lists() throws {
        let values = ["values": "a,b;\"c\"\n  d e \n\nf"]
        #expect(Set(try column("custom_list", values, rows: 100)) == ["a,b;\"c\"", "d e", "f"])
        let turn = ["values": "x, y,z", "style": "sequential"]
        #expect(try column("custom_list", turn, rows: 4) == ["x", "y", "z", "x"])
        let weighted = ["values": "x,y,z", "style": "weighted", "weights": "7, 0, 3"]
        let drawn = try column("custom_list", weighted, rows: 10_000)
        #expect((6800...7200).contains(drawn.count { $0 == "x" }) && !drawn.contains("y"))
        let unique = ["values": "x,y,z,y,x"]
        #expect(Set(try column("custom_list", unique, rows: 3, isUnique: true)) == ["x", "y", "z"])
        for wrong in [
            ["values": " , \n"], ["values": "x,y", "style": "weighted", "weights": "1"],
            ["values": "x", "style": "weighted", "weights": "-1"],
            ["values": "x", "style": "weighted", "weights": "0"],
            ["values": "x", "style": "weighted", "weights": "1.5"], ["style": "backwards"],
        ] {
            let found = problems(Column(name: "a", type: "custom_list", parameters: wrong))
            #expect(!found.isEmpty && found.allSatisfy { $0.message.hasSuffix(".") }, "\(wrong)")
        }
    }

    @Test("a long list of the user's own is packed and drawn right")
    func longList() throws {
        let values = (0..<5000).map { "v\($0)" }
        let packed = WordMemory()
        let list = packed.list(
            texts: values.map { Array($0.utf8) }, weights: (0..<5000).map { UInt64($0 + 1) })
        #expect((0..<5000).map { String(decoding: list.bytes($0), as: UTF8.self) } == values)
        for entry in 0..<5000 {
            let share = list.share(of: entry)
            if list.drawn(share.start) != entry || list.drawn(share.end &- 1) != entry {
                Issue.record("entry \(entry)")
            }
        }
    }

    @Test("words are as many as asked for, and paragraphs too")
    func texts() throws {
        for text in try column("words", ["min": "2", "max": "4"], rows: 1000) {
            #expect((2...4).contains(text.split(separator: " ").count) && !text.contains("  "))
        }
        for text in try column("paragraphs", ["min": "2", "max": "3"], rows: 500) {
            let lines = text.split(separator: "\n")
            #expect((2...3).contains(lines.count))
            #expect(lines.allSatisfy { (3...6).contains($0.split(separator: ". ").count) })
        }
    }

    @Test("money has its sign, two decimals and the minus before the sign")
    func money() throws {
        let parameters = ["min": "-1", "max": "1", "symbol": "€"]
        let amounts = try column("money", parameters, rows: 2000)
        #expect(amounts.allSatisfy { $0.wholeMatch(of: /-?€[01]\.[0-9]{2}/) != nil })
        #expect(amounts.contains { $0.hasPrefix("-") })
        let bare = try column("money", ["symbol": "none", "max": "0.01"], rows: 50)
        #expect(Set(bare) == ["0.00", "0.01"])
    }

    @Test(
        "moments come in the format and at the offset that were asked for",
        arguments: [
            ("%Y-%m-%dT%H:%M:%S%z", "+02:00", "2024-02-29T23:59:05+0200"),
            ("%-I:%M %p", "", "11:59 PM"), ("%T", "-05:30", "23:59:05"), ("%s", "", "1709251145"),
            ("%s", "+01:00", "1709247545"), ("%d.%m.%Y %R", "Z", "29.02.2024 23:59"),
            ("%A %j %I %-H", "", "Thursday 060 11 23"),
        ])
    func moments(format: String, offset: String, expected: String) throws {
        let moment = "2024-02-29 23:59:05"
        let parameters = ["min": moment, "max": moment, "format": format, "offset": offset]
        #expect(try column("datetime", parameters, rows: 1) == [expected])
    }

    @Test("moments and times keep to their bounds, and mistakes are said")
    func momentBounds() throws {
        let days = ["min": "1969-12-31T23:59:58", "max": "1970-01-01 00:00:01"]
        #expect(Set(try column("datetime", days, rows: 100)).count == 4)
        let times = ["min": "9:00", "max": "09:02", "format": "%-H:%M"]
        #expect(Set(try column("time", times, rows: 300)) == ["9:00", "9:01", "9:02"])
        #expect(Set(try column("time", ["format": "%I %p"], rows: 1000)).count == 24)
        for (type, wrong) in [
            ("datetime", ["min": "2024-02-30"]), ("datetime", ["min": "2024-01-01 24:00"]),
            ("datetime", ["offset": "2"]), ("datetime", ["offset": "+15:00"]),
            ("datetime", ["format": "%Q"]), ("datetime", ["max": "1999-01-01"]),
            ("time", ["min": "25:00"]), ("time", ["format": "%Y"]), ("time", ["max": "x"]),
            ("time", ["min": "10:00", "max": "09:00"]),
        ] {
            let found = problems(Column(name: "a", type: type, parameters: wrong))
            #expect(found.map(\.field) == [wrong.keys.first ?? ""] || wrong.count > 1, "\(wrong)")
            #expect(!found.isEmpty && found.allSatisfy { $0.message.hasSuffix(".") })
        }
    }

    @Test("formats that show several moments alike cannot be unique")
    func uniqueFormats() {
        for (format, isFine) in [
            ("%Y-%m-%d", true), ("%F", true), ("%j %Y", true), ("%-d.%-m.%Y", true),
            ("%d %b %Y", true), ("%m/%d/%y", false), ("%B %Y", false), ("%-d%-m%Y", false),
        ] {
            let parameters = ["format": format]
            let column = Column(name: "a", type: "date", parameters: parameters, isUnique: true)
            #expect(problems(column).isEmpty == isFine, "\(format)")
        }
    }

    @Test("GUIDs have their version and variant, and v7 sorts by row", arguments: ["4", "7"])
    func guids(version: String) throws {
        let guids = try column("guid", ["version": version], rows: 3000)
        let form = /[0-9a-f]{8}-[0-9a-f]{4}-([47])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        #expect(guids.allSatisfy { String($0.wholeMatch(of: form)?.output.1 ?? "") == version })
        #expect(Set(guids).count == 3000)
        #expect((guids == guids.sorted()) == (version == "7"))
        for place in [0, 35, 30, 21] where version == "4" || place != 0 {
            #expect(Set(guids.map { Array($0.utf8)[place] }).count == 16, "place \(place)")
        }
    }

    @Test("other identifiers have their form and never repeat")
    func identifiers() throws {
        let forms: [(String, Regex<Substring>)] = [
            ("ulid", /[0-7][0-9A-HJKMNP-TV-Z]{25}/), ("mongodb_objectid", /[0-9a-f]{24}/),
            ("md5", /[0-9a-f]{32}/), ("sha1", /[0-9a-f]{40}/), ("sha256", /[0-9a-f]{64}/),
        ]
        for (type, form) in forms {
            let values = try column(type, rows: 3000)
            #expect(values.allSatisfy { $0.wholeMatch(of: form) != nil }, "\(type)")
            #expect(Set(values).count == 3000)
        }
        let ulids = try column("ulid", rows: 1000)
        #expect(ulids == ulids.sorted())
        let colors = try column("hex_color", rows: 1000)
        #expect(colors.allSatisfy { $0.wholeMatch(of: /#[0-9a-f]{6}/) != nil })
    }

    @Test("hexadecimal digits are right")
    func hexadecimal() {
        for value in [0, 1, 9, 10, 15, 0xDEAD_BEEF, 0x0123_4567, 0x89AB_CDEF, 0xFFFF_FFFF]
            as [UInt64]
        {
            for digits in UInt64(1)...8 {
                var out = OutputBuffer(capacity: 64)
                out.putHexadecimal(value, digits: digits)
                let all = "0000000" + String(value, radix: 16)
                #expect(String(decoding: out.bytes, as: UTF8.self) == all.suffix(Int(digits)))
            }
        }
    }

    @Test("a blank column is blank, and cannot be unique")
    func blank() throws {
        #expect(Set(try column("blank", rows: 20)) == [""])
        #expect(
            problems(Column(name: "a", type: "blank", isUnique: true)).map(\.field) == ["unique"])
    }
}
