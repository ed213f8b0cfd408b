// What the field types make: valid in form, and in agreement within a row.

import Testing

@testable import Generation

@Suite("Field types")
struct FieldTests {
    /// Rows as dictionaries from the column's name.
    private func rows(_ columns: [Column], rows: Int = 3000) throws -> [[String: String]] {
        try cells(columns, rows: rows).map { cells in
            Dictionary(uniqueKeysWithValues: zip(columns.map(\.name), cells))
        }
    }

    private func words(_ name: String) -> Set<String> {
        let list = WordArchive.list(name)
        return Set((0..<list.count).map { String(decoding: list.bytes($0), as: UTF8.self) })
    }

    private func slug(_ name: String) -> String { name.lowercased().filter(\.isLetter) }

    @Test(
        "names of one row belong to one person, and the e-mail address too",
        arguments: [false, true])
    func person(isUnique: Bool) throws {
        let columns = [
            Column(name: "full", type: "full_name", isUnique: isUnique),
            Column(name: "first", type: "first_name"), Column(name: "last", type: "last_name"),
            Column(name: "mail", type: "email_address", isUnique: isUnique),
        ]
        for row in try rows(columns) {
            let first = row["first"] ?? ""
            let last = row["last"] ?? ""
            let full = row["full"] ?? ""
            if isUnique {
                #expect(full.hasPrefix(first + " ") && full.hasSuffix(" " + last))
            } else {
                #expect(full == "\(first) \(last)")
            }
            let local = (row["mail"] ?? "").prefix { $0 != "@" }
            let isOf = local.contains(slug(first)) || local.contains(slug(last))
            #expect(isOf, "\(full) \(local)")
        }
    }

    @Test(
        "every type says what its cells are made of, how many there are, and where they come from")
    func facts() {
        for type in FieldCatalog.types {
            #expect(!type.alphabet.isEmpty && !type.example.isEmpty, "\(type.id)")
            #expect(!type.source.isEmpty && !type.capacityInWords.isEmpty, "\(type.id)")
        }
        let full = FieldCatalog.type(named: "blood_type")
        #expect(full?.capacityInWords == "8" && full?.source.contains("enums") == true)
        #expect(FieldCatalog.type(named: "row_number")?.capacityInWords == "as many as rows")
    }

    @Test("the examples of types that show lists are values of the lists")
    func examples() throws {
        let groups = ["Travel", "Finance", "Commerce", "Car", "Health", "Nature"]
        for type in ReferenceTypes.all where groups.contains(type.group) {
            let column = Column(name: "x", type: type.id)
            let made = try cells([column], rows: 6000).map { $0[0] }
            // Long lists: one of so many rows may miss it.
            let count = Set(made).count
            #expect(count > 300 || made.contains(type.example), "\(type.id) \(type.example)")
        }
    }

    @Test("groups have persons and places of their own")
    func groups() throws {
        let columns = [
            Column(name: "a", type: "full_name", group: "buyer"),
            Column(name: "b", type: "full_name", group: "seller"),
            Column(name: "c", type: "first_name", group: "seller"),
            Column(name: "d", type: "full_name", group: " buyer "),
        ]
        let made = try rows(columns, rows: 500)
        #expect(made.allSatisfy { ($0["b"] ?? "").hasPrefix($0["c"] ?? "-") })
        #expect(made.allSatisfy { $0["a"] == $0["d"] })
        #expect(made.count { $0["a"] == $0["b"] } < 5)
    }

    @Test("addresses have reserved domains and well-formed local parts", arguments: [false, true])
    func mail(isUnique: Bool) throws {
        let expected = /[a-z]+([._]?[a-z]+)?[0-9]*@example\.(com|org|net)/
        for address in try column("email_address", rows: 5000, isUnique: isUnique) {
            #expect(address.wholeMatch(of: expected) != nil, "\(address)")
        }
        let domain = /[a-z]+(-[a-z]+)*\.example/
        for name in try column("domain_name", rows: 5000, isUnique: isUnique) {
            #expect(name.wholeMatch(of: domain) != nil && name.utf8.count <= 71, "\(name)")
        }
    }

    @Test("the domain is that of the company")
    func company() throws {
        let columns = [
            Column(name: "company", type: "company_name"),
            Column(name: "domain", type: "domain_name"),
        ]
        let forms = words("company_form")
        for row in try rows(columns) {
            var name = row["company"] ?? ""
            if let form = forms.filter({ name.hasSuffix(" " + $0) }).max(by: { $0.count < $1.count }
            ) {
                name = String(name.dropLast(form.count + 1))
            }
            let parts = name.replacing(" and ", with: " ")
            #expect(row["domain"] == slug(parts) + ".example", "\(row)")
        }
    }

    @Test("the telephone number is of the place's state and kept for fiction")
    func phone() throws {
        let columns = [
            Column(name: "phone", type: "phone"), Column(name: "address", type: "address"),
        ]
        let areas = WordArchive.list("us_state_area")
        let codes = WordArchive.list("us_area_code")
        var codesOf: [String: Set<String>] = [:]
        for state in 0..<areas.count {
            let mark = areas.mark(state)
            let range = Int(mark & 0xFFFF)..<Int(mark & 0xFFFF) + Int(mark >> 16)
            let name = String(decoding: areas.bytes(state), as: UTF8.self)
            codesOf[name] = Set(range.map { String(decoding: codes.bytes($0), as: UTF8.self) })
        }
        for row in try rows(columns) {
            let phone = row["phone"] ?? ""
            #expect(phone.wholeMatch(of: /\([2-9][0-9]{2}\) 555-01[0-9]{2}/) != nil, "\(phone)")
            let state = String((row["address"] ?? "").suffix(8).prefix(2))
            #expect(codesOf[state]?.contains(String(phone.dropFirst().prefix(3))) == true, "\(row)")
        }
    }

    @Test("telephone numbers come in the layout that was chosen")
    func phoneFormats() throws {
        for format in [
            "###-###-####", "##########", "+1##########", "+1 ### ### ####", "1-###-###-####",
        ] {
            for phone in try column("phone", ["format": format], rows: 50) {
                let layout = zip(phone, format).allSatisfy { $1 == "#" ? $0.isNumber : $0 == $1 }
                #expect(layout && phone.count == format.count && phone.contains("555"), "\(phone)")
            }
        }
    }

    @Test("street, city, state and postcode are those of one place")
    func address() throws {
        let columns = [
            Column(name: "street", type: "street_address"),
            Column(name: "address", type: "address"),
        ]
        let places = WordArchive.list("us_place")
        let cities = WordArchive.list("us_city")
        let states = WordArchive.list("us_state")
        var known: Set<String> = []
        for entry in 0..<places.count {
            let place = Place(entry: entry, record: places.record(entry))
            let city = String(decoding: cities.bytes(place.city), as: UTF8.self)
            let state = String(decoding: states.bytes(place.state), as: UTF8.self)
            let code = String(String(Int(place.postcode) + 100_000).dropFirst())
            known.insert("\(city), \(state) \(code)")
        }
        let streets = words("us_street")
        for row in try rows(columns) {
            let street = row["street"] ?? ""
            let address = row["address"] ?? ""
            #expect(address.hasPrefix(street + ", "))
            #expect(known.contains(String(address.dropFirst(street.count + 2))), "\(address)")
            let match = try #require(
                street.wholeMatch(of: /([1-9][0-9]{0,3}) (.+?)( (Apt|Suite|#) ?[1-9][0-9]*)?/))
            #expect(streets.contains(String(match.output.2)), "\(street)")
        }
    }

    @Test("numbers keep to their bounds and decimals, ends included")
    func numbers() throws {
        let small = try column("number", ["min": "-2", "max": "2"], rows: 500)
        #expect(Set(small) == ["-2", "-1", "0", "1", "2"])
        let money = try column(
            "number", ["min": "-0.02", "max": "0.01", "decimals": "2"], rows: 500)
        #expect(Set(money) == ["-0.02", "-0.01", "0.00", "0.01"])
        let rounded = try column(
            "number", ["min": "0.26", "max": "0.54", "decimals": "1"], rows: 200)
        #expect(Set(rounded) == ["0.3", "0.4", "0.5"])
        let one = try column("number", ["min": "7", "max": "7", "decimals": "3"], rows: 3)
        #expect(one == ["7.000", "7.000", "7.000"])
        let wide = try column(
            "number", ["min": "-1e18", "max": "1e18"], rows: 500)
        #expect(
            wide.allSatisfy { Int64($0).map { $0.magnitude <= 1_000_000_000_000_000_000 } ?? false }
        )
    }

    @Test(
        "dates come in the format that was asked for",
        arguments: [
            ("%Y-%m-%d", "2024-02-09"), ("%d.%m.%y", "09.02.24"), ("%-m/%-d/%Y", "2/9/2024"),
            ("%B %-d, %Y", "February 9, 2024"), ("%a %d %b", "Fri 09 Feb"), ("%A", "Friday"),
            ("%j", "040"), ("%F", "2024-02-09"), ("%D", "02/09/24"), ("100%%", "100%"), ("é", "é"),
        ])
    func dates(format: String, expected: String) throws {
        let day = ["min": "2024-02-09", "max": "2024-02-09", "format": format]
        #expect(try column("date", day, rows: 1) == [expected])
    }

    @Test("dates keep to their bounds, ends included")
    func dateBounds() throws {
        let days = try column("date", ["min": "2024-02-28", "max": "2024-03-01"], rows: 200)
        #expect(Set(days) == ["2024-02-28", "2024-02-29", "2024-03-01"])
    }

    @Test("sentences begin with a capital, end with a full stop, and are as many as asked for")
    func sentences() throws {
        for text in try column("sentences", ["min": "2", "max": "4"], rows: 3000) {
            let parts = text.split(separator: ". ")
            #expect((2...4).contains(parts.count) && text.hasSuffix("."), "\(text)")
            #expect(parts.allSatisfy { $0.first?.isUppercase == true })
            #expect(!text.contains("  ") && !text.contains("..") && !text.contains(" ,"))
        }
        #expect(Set(try column("sentences", rows: 10_000)).count > 9_990)
    }

    @Test("blank cells look like the null text, as often as asked for")
    func blanks() throws {
        let schema = Schema(
            name: "s",
            columns: [
                Column(name: "all", type: "boolean", blankPercent: "100"),
                Column(name: "some", type: "row_number", blankPercent: "25"),
                Column(name: "none", type: "boolean", blankPercent: "0"),
            ], dialect: Dialect(nullText: "n/a"))
        let rows = try Plan(schema, seed: Seed(4)).preview(rows: 10_000)
        #expect(rows.allSatisfy { $0[0] == "n/a" && $0[2] != "n/a" })
        #expect((2300...2700).contains(rows.count { $0[1] == "n/a" }))
        #expect(rows.enumerated().allSatisfy { $1[1] == "n/a" || $1[1] == String($0 + 1) })
    }

    @Test("a unique column has no value twice, through several tiers of rows")
    func unique() throws {
        #expect(capacity("time") == nil && capacity("blank") == nil)
        for type in FieldCatalog.types where capacity(type.id) != nil {
            let column = Column(
                name: "c", type: type.id, isUnique: true, locale: home(type.id))
            let rows = min(3_000, capacity(type.id) ?? 0)
            let values = try cells([column], rows: Int(rows)).map { $0[0] }
            #expect(Set(values).count == Int(rows) && rows > 1, "\(type.id)")
        }
    }

    @Test("unique names of a small dataset look like names")
    func uniqueLooks() throws {
        let names = try column("full_name", rows: 1000, isUnique: true)
        #expect(names.count { $0.contains(".") } < 350)
        let mails = try column("email_address", rows: 1000, isUnique: true)
        #expect(mails.count { $0.contains(where: \.isNumber) } < 350)
    }

    @Test("every type describes itself and its parameters, and finds itself by both names")
    func catalogue() {
        #expect(Set(FieldCatalog.types.map(\.id)).count == FieldCatalog.types.count)
        #expect(Set(FieldCatalog.groups).count == FieldCatalog.groups.count)
        for type in FieldCatalog.types {
            #expect(FieldCatalog.type(named: type.title.uppercased())?.id == type.id)
            #expect(FieldCatalog.type(named: type.id)?.id == type.id)
            let texts = [type.title, type.group, type.summary, type.example, type.alphabet]
            #expect(texts.allSatisfy { !$0.isEmpty } && type.summary.hasSuffix("."))
            #expect(type.parameters.allSatisfy { !$0.title.isEmpty && $0.help.hasSuffix(".") })
        }
        #expect(FieldCatalog.type(named: "") == nil)
        #expect(FieldCatalog.type(named: "integer")?.id == "number")
    }
}
