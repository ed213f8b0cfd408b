// The list of all field types.

/// The catalogue of field types, in the order of the menu.
package enum FieldCatalog {
    /// The families, a line each: a new one is a file with its list, and its line here.
    private static let families: [[FieldType]] = [
        PersonTypes.all,
        PersonDetailTypes.all,
        WorkTypes.all,
        WorkDetailTypes.all,
        NetTypes.all,
        PlaceTypes.all,
        PlaceDetailTypes.all,
        CountryTypes.all,
        ReferenceTypes.all,
        BasicTypes.all,
        AdvancedTypes.all,
        DistributionTypes.all,
        IdentifierTypes.all,
        CardTypes.all,
        BankTypes.all,
        SecurityTypes.all,
        ProductTypes.all,
        CodeTypes.all,
        VehicleTypes.all,
        InternetTypes.all,
        VATTypes.all,
        SoftwareTypes.all,
        NationalIDTypes.all,
        IdentityTypes.all,
    ]

    /// The groups in the order of the menu: that of the families they first come in.
    package static let groups: [String] = families.joined().reduce(into: []) { groups, type in
        if !groups.contains(type.group) { groups.append(type.group) }
    }

    /// Every type; those of one group stand together, whichever families they come from.
    package static let types: [FieldType] = groups.flatMap { group in
        families.joined().filter { $0.group == group }
    }

    /// The positions of the types by their normalized ids, titles and other names.
    ///
    /// The first type that has a name keeps it.
    private static let positions: [String: Int] = types.enumerated().reduce(into: [:]) {
        positions, entry in
        for name in [entry.element.id, entry.element.title] + entry.element.aliases {
            let key = normalized(name)
            if positions[key] == nil { positions[key] = entry.offset }
        }
    }

    /// The type with this id, title or other name; case, spaces, hyphens and underscores do not
    /// matter.
    package static func type(named name: String) -> FieldType? {
        if let type = types.first(where: { $0.id == name }) { return type }
        return positions[normalized(name)].map { types[$0] }
    }

    /// The type whose id is most like `name`, if one is near enough to suggest.
    static func nearest(to name: String) -> FieldType? {
        let key = Array(normalized(name).prefix(64))
        let distances = types.map { (type: $0, distance: distance(key, Array(normalized($0.id)))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, key.count / 3) ? best.type : nil
    }

    private static func normalized(_ name: String) -> String {
        name.prefix(200).lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
    }

    /// The number of insertions, deletions and changes between two words (Levenshtein 1966).
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var previous = Array(0...b.count)
        for (row, letter) in a.enumerated() {
            var current = [row + 1]
            for (column, other) in b.enumerated() {
                let change = previous[column] + (letter == other ? 0 : 1)
                current.append(min(change, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[b.count]
    }
}
