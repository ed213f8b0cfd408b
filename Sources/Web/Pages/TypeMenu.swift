// The field types as the editor offers them: a grouped select, and each type's parameters.

import Generation
import Templates

/// The choice of a column's type, drawn from the catalogue.
struct TypeMenu {
    /// The types by group, groups in the order in which the catalogue first names them.
    private let groups: [(title: String, types: [FieldType])]

    init(types: [FieldType] = FieldCatalog.types) {
        var titles: [String] = []
        for type in types where !titles.contains(type.group) { titles.append(type.group) }
        groups = titles.map { title in (title, types.filter { $0.group == title }) }
    }

    /// The groups with their types, the chosen one marked; a type that the catalogue does not
    /// have is kept as a choice of its own, so that what was sent is shown again.
    func groupValues(selected: String) -> [TemplateValue] {
        let known = FieldCatalog.type(named: selected)
        let listed = groups.map { group in
            let types = group.types.map { type in
                Self.option(type.id, type.title, isSelected: type.id == known?.id)
            }
            return Self.group(group.title, types)
        }
        guard known == nil, !selected.isEmpty else { return listed }
        return [Self.group("Unknown", [Self.option(selected, selected, isSelected: true)])] + listed
    }

    /// What a script needs to swap one type for another: every type with its parameters, the
    /// column's index left open.
    var templateValues: [TemplateValue] {
        groups.flatMap(\.types).map { type in
            .fields([
                "typeID": .text(type.id),
                "title": .text(type.title),
                "groupTitle": .text(type.group),
                "summary": .text(type.summary),
                "example": .text(type.example),
                "index": .text(index(of: type)),
                "about": Self.about(type),
                "keptFields": .list([]),
                "parameters": .group(
                    type.parameters.map { parameter in
                        ColumnRow.field(for: parameter, index: index(of: type)).templateValue
                    }),
            ])
        }
    }

    /// What stands for the column's index in a type's own template, so that no id stands twice.
    private func index(of type: FieldType) -> String { "INDEX_\(type.id)" }

    /// What a type makes, with an example.
    static func about(_ type: FieldType) -> TemplateValue {
        .fields(["summary": .text(type.summary), "example": .text(type.example)])
    }

    private static func group(_ title: String, _ types: [TemplateValue]) -> TemplateValue {
        .fields(["groupTitle": .text(title), "types": .list(types)])
    }

    private static func option(_ id: String, _ title: String, isSelected: Bool) -> TemplateValue {
        .fields(["value": .text(id), "title": .text(title), "isSelected": .bool(isSelected)])
    }
}
