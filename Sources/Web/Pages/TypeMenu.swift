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

    /// Columns whose menus have all types; in a longer form they would be nine tenths of the page,
    /// and each has its chosen type, and the ways to the groups.
    static let columnsWithAllTypes = 12
    /// Before a group's title: the value of a choice that leads to the group's types.
    static let groupPrefix = "group: "

    /// The groups with their types, the chosen one marked; a type that the catalogue does not
    /// have is kept as a choice of its own, so that what was sent is shown again.
    func groupValues(selected: String) -> [TemplateValue] {
        let known = FieldCatalog.type(named: selected)
        let listed = groups.map { value(of: $0, known) }
        return (known == nil ? unknown(selected) : []) + listed
    }

    /// The chosen type, or the types of the group that was chosen, and the ways to the groups.
    func shortGroupValues(selected: String) -> [TemplateValue] {
        let known = FieldCatalog.type(named: selected)
        let open = groups.filter { selected == Self.groupPrefix + $0.title }
        let ways = groups.filter { $0.title != open.first?.title }.map { group in
            Self.option(Self.groupPrefix + group.title, "\(group.title) …", isSelected: false)
        }
        let chosen = known.map { value(of: ($0.group, [$0]), $0) }
        return (chosen.map { [$0] } ?? unknown(selected)) + open.map { value(of: $0, nil) }
            + [Self.group("Other types: choose a group, then show its settings", ways)]
    }

    private func value(
        of group: (title: String, types: [FieldType]), _ known: FieldType?
    ) -> TemplateValue {
        Self.group(
            group.title,
            group.types.map { type in
                Self.option(type.id, type.title, isSelected: type.id == known?.id)
            })
    }

    /// A choice for what is no type: a group of which a type is still to be chosen, or a mistake.
    private func unknown(_ text: String) -> [TemplateValue] {
        guard !text.isEmpty else { return [] }
        if text.hasPrefix(Self.groupPrefix) {
            return [Self.group("Now", [Self.option(text, "(choose below)", isSelected: true)])]
        }
        return [Self.group("Unknown", [Self.option(text, text, isSelected: true)])]
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
