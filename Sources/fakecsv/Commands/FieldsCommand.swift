// FieldsCommand: `fakecsv fields`, the catalogue of field types.

import Generation
import JSON

enum FieldsCommand {
    static let command = Command(
        name: "fields", summary: "lists the field types, or describes one",
        help: """
            fakecsv fields [ID] [--json]

            ID is a type's id (full_name) or title (Full Name).
            """,
        run: run)

    private static func run(_ arguments: inout Arguments) throws -> Int32 {
        let isJSON = arguments.flag("--json")
        let name = arguments.isEmpty ? nil : try arguments.word("The type")
        try arguments.finish()
        let types = try name.map { [try type(named: $0)] } ?? FieldCatalog.types
        if isJSON {
            Console.print(
                String(decoding: JSONValue.array(types.map(json)).encoded(), as: UTF8.self))
        } else if name != nil {
            for type in types { describe(type) }
        } else {
            for type in types { Console.print("\(type.id.padding(to: 18))\(type.summary)") }
        }
        return ExitStatus.success
    }

    private static func type(named name: String) throws -> FieldType {
        guard let type = FieldCatalog.type(named: name) else {
            throw UsageError(
                description: "\"\(name)\" is no field type: `fakecsv fields` lists them.")
        }
        return type
    }

    private static func describe(_ type: FieldType) {
        Console.print("\(type.id) (\(type.title)): \(type.summary)")
        Console.print("  example: \(type.example)")
        Console.print("  made of: \(type.alphabet)")
        Console.print("  different values: \(type.capacityInWords)")
        Console.print("  source: \(type.source)")
        if type.locales != Locales.all {
            Console.print("  locales: \(type.locales.joined(separator: ", "))")
        }
        if type.isEnglish { Console.print("  in English in every locale") }
        for parameter in type.parameters {
            let standard = parameter.defaultText.isEmpty ? "" : " [\(parameter.defaultText)]"
            Console.print("  \(parameter.name)\(standard): \(parameter.help)")
            for choice in choices(parameter) {
                Console.print("    \(choice.value): \(choice.title)")
            }
        }
    }

    private static func json(_ type: FieldType) -> JSONValue {
        .object([
            "id": .text(type.id), "title": .text(type.title), "group": .text(type.group),
            "description": .text(type.summary), "example": .text(type.example),
            "parameters": .array(type.parameters.map(json)),
            "locales": .array(type.locales.map(JSONValue.text)),
            "alphabet": .text(type.alphabet), "capacity": .text(type.capacityInWords),
            "source": .text(type.source), "english": .bool(type.isEnglish),
        ])
    }

    private static func json(_ parameter: FieldParameter) -> JSONValue {
        .object([
            "name": .text(parameter.name), "title": .text(parameter.title),
            "help": .text(parameter.help), "default": .text(parameter.defaultText),
            "choices": .array(choices(parameter).map { .text($0.value) }),
        ])
    }

    /// What a parameter may be, where it is one of a list.
    private static func choices(_ parameter: FieldParameter) -> [FieldParameter.Choice] {
        guard case .choice(let choices) = parameter.kind else { return [] }
        return choices
    }
}
