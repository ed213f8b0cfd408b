import FoundationEssentials
import Platform
import Templates
import Testing

/// The public cases that every Mustache engine is judged by, in `Tests/Fixtures/mustache-spec`.
@Suite struct MustacheSpecTests {
    @Test(
        "Every case of the specification renders as expected",
        arguments: [
            ("comments", 12), ("delimiters", 14), ("interpolation", 42), ("inverted", 22),
            ("partials", 12), ("sections", 34),
        ])
    func specification(file: String, count: Int) throws {
        let cases = try SpecCase.all(in: file)
        #expect(cases.count == count)
        for example in cases {
            let rendered = try example.render()
            #expect(rendered == example.expected, "\(file): \(example.name)")
        }
    }

    @Test("A case renders alike when it is a partial in a line for itself, without indentation")
    func asPartial() throws {
        for file in ["interpolation", "sections", "inverted"] {
            for example in try SpecCase.all(in: file) {
                let rendered = try example.render(through: "{{>case}}\n")
                #expect(rendered == example.expected, "\(file): \(example.name)")
            }
        }
    }
}

/// One case: a template and a value, the partials that it calls, and what has to come out.
private struct SpecCase: Decodable {
    let name: String
    let template: String
    let data: SpecValue
    let partials: [String: String]?
    let expected: String

    private struct File: Decodable {
        let tests: [SpecCase]
    }

    static func all(in file: String) throws -> [SpecCase] {
        let path = Fixtures.path("mustache-spec/\(file).json")
        return try JSONDecoder().decode(File.self, from: Data(Files.read(path))).tests
    }

    func render(through main: String? = nil) throws -> String {
        var sources = partials ?? [:]
        sources["case"] = template
        sources["main"] = main ?? template
        let library = try TemplateLibrary(names: sources.keys.sorted(), isStrict: false) {
            sources[$0] ?? ""
        }
        return String(decoding: try library.render("main", data.value), as: UTF8.self)
    }
}

/// A value of the cases, which are JSON.
private struct SpecValue: Decodable {
    let value: TemplateValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let bool = try? container.decode(Bool.self) {
            value = .bool(bool)
        } else if let integer = try? container.decode(Int.self) {
            value = .integer(integer)
        } else if let real = try? container.decode(Double.self) {
            value = .text("\(real)")
        } else if let text = try? container.decode(String.self) {
            value = .text(text)
        } else if let list = try? container.decode([SpecValue].self) {
            value = .list(list.map(\.value))
        } else {
            value = .fields(
                TemplateFields(
                    try container.decode([String: SpecValue].self).mapValues(\.value)))
        }
    }
}
