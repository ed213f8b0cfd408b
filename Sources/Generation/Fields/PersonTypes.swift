// The types that show the row's person: names.

/// Names of the row's hidden person.
enum PersonTypes {
    static let group = "Person"

    static let all = [
        FieldType(
            id: "full_name", title: "Full Name", group: group,
            summary: "First and last name of the row's person, in the order of the locale.",
            example: "Margaret Holloway", alphabet: "letters, space, apostrophe",
            isLocalized: true, recipe: FullNameRecipe.self),
        FieldType(
            id: "first_name", title: "First Name", group: group,
            summary: "The first name of the row's person, by the locale's frequencies.",
            example: "Margaret", alphabet: "letters", isLocalized: true,
            recipe: FirstNameRecipe.self),
        FieldType(
            id: "last_name", title: "Last Name", group: group,
            summary: "The family name of the row's person, by the locale's frequencies.",
            example: "Holloway", alphabet: "letters, space, apostrophe", isLocalized: true,
            recipe: LastNameRecipe.self),
    ]
}

/// Reads `full_name`, which has no parameters.
private struct FullNameRecipe: FieldRecipe {
    private let locale: Locale

    init(_ reader: inout ParameterReader) { locale = reader.locale }
    var capacity: UInt64? { UniqueLocalNameGenerator.capacity(locale) }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if locale != .standard {
            if maker.column.isUnique { return UniqueLocalNameGenerator(locale, maker: &maker) }
            return LocalNameGenerator(locale, person: maker.person())
        }
        if maker.column.isUnique {
            return UniqueFullNameGenerator(person: maker.person(), source: maker.personSource())
        }
        return FullNameGenerator(person: maker.person())
    }
}

/// Writes both names of the person.
private final class FullNameGenerator: FieldGenerator {
    let person: Int
    private let given = WordArchive.list("given")
    private let family = WordArchive.list("family")

    init(person: Int) {
        self.person = person
    }

    var maximumBytes: Int { given.maximumLength + 1 + family.maximumLength }
    var alphabet: ByteSet { given.alphabet.union(family.alphabet).union(" ") }
    var certain: ByteSet { ByteSet(" ") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let person = row.person(person)
        given.write(person.given, to: &out)
        out.put(UInt8(ascii: " "))
        family.write(person.family, to: &out)
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        NameColumn(given, family, person: person, edges, memory)
    }
}

/// Writes both names of the person, with initials or middle names for namesakes.
///
/// Frozen: the first namesake has none, the next 26 an initial, then middle names: the serial less 27
/// in a number system whose digits are the given names (bijective: no name stands for zero).
private final class UniqueFullNameGenerator: FieldGenerator {
    let person: Int
    let source: PersonSource
    private let given = WordArchive.list("given")
    private let family = WordArchive.list("family")

    init(person: Int, source: PersonSource) {
        self.person = person
        self.source = source
    }

    /// Serials are below 2^55, which five middle names cover.
    var maximumBytes: Int { 6 * (given.maximumLength + 1) + family.maximumLength }
    var alphabet: ByteSet { given.alphabet.union(family.alphabet).union(" .") }
    var certain: ByteSet { ByteSet(" ") }

    /// The initials by how common they are.
    private static let initials = Array("JMARLECDSBKTGPWNHFVIOZYQUX".utf8)

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let person = row.person(person)
        var serial = source.serial(row.number, of: person)
        given.write(person.given, to: &out)
        out.put(UInt8(ascii: " "))
        if serial > 26 {
            serial -= 26
            writeMiddleNames(&serial, to: &out)
        } else if serial > 0 {
            out.put(UniqueFullNameGenerator.initials[Int(serial) - 1])
            out.put(0x202E, length: 2)  // ". "
        }
        family.write(person.family, to: &out)
    }

    private func writeMiddleNames(_ serial: inout UInt64, to out: inout OutputBuffer) {
        let base = UInt64(given.count)
        while serial > 0 {
            let (rest, digit) = (serial - 1).quotientAndRemainder(dividingBy: base)
            given.write(Int(digit), to: &out)
            out.put(UInt8(ascii: " "))
            serial = rest
        }
    }
}

/// Reads `first_name`.
private struct FirstNameRecipe: FieldRecipe {
    private let list: WordList

    init(_ reader: inout ParameterReader) { list = reader.locale.list("given") }
    var capacity: UInt64? { UInt64(list.count) }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if maker.column.isUnique { return WordGenerator(list, maker: maker) }
        return GivenNameGenerator(list, maker: &maker)
    }
}

/// Reads `last_name`.
private struct LastNameRecipe: FieldRecipe {
    private let locale: Locale
    private let list: WordList

    init(_ reader: inout ParameterReader) {
        locale = reader.locale
        list = locale.list("family")
    }

    var capacity: UInt64? { UInt64(list.count) }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if maker.column.isUnique { return WordGenerator(list, maker: maker) }
        if locale.find("family_f") != nil {
            return PersonCells.gendered(NameLists(locale), maker: &maker)
        }
        return FamilyNameGenerator(list, maker: &maker)
    }
}

/// Writes the given name of the person.
private final class GivenNameGenerator: FieldGenerator {
    private let list: WordList
    private let person: Int
    let alphabet: ByteSet

    init(_ list: WordList, maker: inout GeneratorMaker) {
        self.list = maker.encoded(list)
        alphabet = list.alphabet
        person = maker.person()
    }

    var maximumBytes: Int { list.maximumLength }
    var isEncoded: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        list.write(row.person(person).given, to: &out)
    }
}

/// Writes the family name of the person.
private final class FamilyNameGenerator: FieldGenerator {
    private let list: WordList
    private let person: Int
    let alphabet: ByteSet

    init(_ list: WordList, maker: inout GeneratorMaker) {
        self.list = maker.encoded(list)
        alphabet = list.alphabet
        person = maker.person()
    }

    var maximumBytes: Int { list.maximumLength }
    var isEncoded: Bool { true }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        list.write(row.person(person).family, to: &out)
    }
}
