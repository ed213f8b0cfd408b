// Person names outside en_US: what they are made of and in which order.

/// The lists of a locale that names are made of.
struct NameLists: Sendable {
    let given: WordList
    let givenFemale: WordList
    let givenMale: WordList
    let family: WordList
    /// The form of a family name that a woman bears, where there is one.
    let familyFemale: WordList?
    private let patronymic: WordList?
    private let patronymicFemale: WordList?

    init(_ locale: Locale) {
        given = locale.list("given")
        givenFemale = locale.list("given_f")
        givenMale = locale.list("given_m")
        family = locale.list("family")
        familyFemale = locale.find("family_f")
        patronymic = locale.find("patronymic")
        patronymicFemale = locale.find("patronymic_f")
    }

    /// Whether the locale has patronymics.
    var hasPatronymics: Bool { patronymic != nil }

    /// The bytes of the longest part.
    var maximumLength: Int {
        [given, family, familyFemale, patronymic, patronymicFemale].compactMap { $0 }
            .map(\.maximumLength).max() ?? 0
    }

    /// Every byte of names.
    var alphabet: ByteSet {
        [given, family, familyFemale, patronymic, patronymicFemale].compactMap { $0 }
            .reduce(ByteSet()) { $0.union($1.alphabet) }
    }

    /// The given names of a sex.
    @inline(__always)
    func given(female: Bool) -> WordList { female ? givenFemale : givenMale }

    @inline(__always)
    func writeFamily(_ entry: Int, female: Bool, to out: inout OutputBuffer) {
        if female, let familyFemale {
            familyFemale.write(entry, to: &out)
        } else {
            family.write(entry, to: &out)
        }
    }

    @inline(__always)
    func writePatronymic(_ draw: UInt32, female: Bool, to out: inout OutputBuffer) {
        guard let patronymic, let patronymicFemale else { return }
        let entry = patronymic.drawn(draw)
        (female ? patronymicFemale : patronymic).write(entry, to: &out)
    }
}

/// One part of a name's pattern.
enum NamePart: Sendable {
    case given, secondGiven, family, secondFamily, initial, patronymic, father
    case text(Literal)

    /// The parts of a pattern such as "{given} {family}".
    static func parse(_ pattern: String) -> [NamePart] {
        let names: [Substring: NamePart] = [
            "given": .given, "given2": .secondGiven, "family": .family,
            "family2": .secondFamily, "initial": .initial, "patronymic": .patronymic,
            "father": .father,
        ]
        var parts: [NamePart] = []
        for piece in pattern.split(separator: "{", omittingEmptySubsequences: true) {
            let sides = piece.split(
                separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            if sides.count == 2, let part = names[sides[0]] { parts.append(part) }
            if let text = sides.last, !text.isEmpty { parts.append(.text(Literal(String(text)))) }
        }
        return parts
    }
}

/// Draws of a person that have no ticket: the same in all columns that show the person.
enum PersonDraw {
    static let name: UInt64 = 0x6E61_6D65
    static let birth: UInt64 = 0x6269_7274_68
    static let title: UInt64 = 0x7469_746C_65
    static let secondGiven: UInt64 = 0x6D69_6464_6C65
    static let identity: UInt64 = 0x6964_656E_74
    static let contact: UInt64 = 0x6D61_696C
    static let marriage: UInt64 = 0x6D61_7272
    static let degree: UInt64 = 0x6465_6772

    /// A word of the person for one use.
    @inline(__always)
    static func word(_ person: Person, _ use: UInt64) -> UInt64 { mix(person.word &+ use) }

    /// The person's second given name, of the same sex.
    @inline(__always)
    static func secondGiven(_ person: Person, _ lists: NameLists) -> Int {
        let names = lists.given(female: person.isFemale)
        let entry = names.drawn(UInt32(truncatingIfNeeded: word(person, secondGiven) >> 32))
        // Nobody bears the same name twice.
        guard Int(names.mark(entry)) == person.given else { return entry }
        return entry + 1 < names.count ? entry + 1 : 0
    }

    /// The father whose name a patronymic is made of.
    @inline(__always)
    static func father(_ person: Person) -> UInt32 {
        UInt32(truncatingIfNeeded: word(person, secondGiven))
    }
}

/// Writes full names in the patterns of the locale.
final class LocalNameGenerator: FieldGenerator {
    private let person: Int
    private let lists: NameLists
    private let formats: WordList
    private let patterns: [[NamePart]]

    init(_ locale: Locale, person: Int) {
        self.person = person
        lists = NameLists(locale)
        formats = locale.list("name_format")
        let formats = formats
        patterns = (0..<formats.count).map {
            NamePart.parse(String(decoding: formats.bytes($0), as: UTF8.self))
        }
    }

    var maximumBytes: Int { 5 * (lists.maximumLength + 8) }
    var alphabet: ByteSet { lists.alphabet.union(formats.alphabet) }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let person = row.person(person)
        let word = PersonDraw.word(person, PersonDraw.name)
        for part in patterns[formats.drawn(UInt32(truncatingIfNeeded: word))] {
            write(part, person, UInt32(truncatingIfNeeded: word >> 32), to: &out)
        }
    }

    private func write(
        _ part: NamePart, _ person: Person, _ draw: UInt32, to out: inout OutputBuffer
    ) {
        let female = person.isFemale
        switch part {
        case .given: lists.given.write(person.given, to: &out)
        case .family: lists.writeFamily(person.family, female: female, to: &out)
        case .secondFamily: lists.writeFamily(lists.family.drawn(draw), female: female, to: &out)
        case .secondGiven:
            lists.given(female: female).write(PersonDraw.secondGiven(person, lists), to: &out)
        case .initial:
            lists.given(female: female)
                .writeInitial(PersonDraw.secondGiven(person, lists), to: &out)
        case .patronymic:
            lists.writePatronymic(PersonDraw.father(person), female: female, to: &out)
        case .father:
            lists.givenMale.write(lists.givenMale.drawn(draw), to: &out)
        case .text(let text): writeText(text, female: female, to: &out)
        }
    }

    /// Writes a text between names: Arabic women are daughters, بنت, not sons, بن.
    private func writeText(_ text: Literal, female: Bool, to out: inout OutputBuffer) {
        if female, text.bytes == LocalNameGenerator.son.bytes {
            out.put(LocalNameGenerator.daughter)
        } else {
            out.put(text)
        }
    }

    private static let son = Literal(" بن ")
    private static let daughter = Literal(" بنت ")
}

/// Writes full names that come only once: namesakes have middle names.
///
/// Frozen: the first has none; then the serial in a number system whose digits are the given names of
/// the sex (bijective: no name stands for zero). Where names have no middle (Chinese, Japanese, Korean)
/// each pair of a given and a family name comes once, in an order of the column's own.
final class UniqueLocalNameGenerator: FieldGenerator {
    private let person: Int
    private let source: PersonSource
    private let lists: NameLists
    private let isFamilyFirst: Bool
    private let permutation: Permutation?
    private let space: Literal

    init(_ locale: Locale, maker: inout GeneratorMaker) {
        person = maker.person()
        source = maker.personSource()
        lists = NameLists(locale)
        let pattern = String(decoding: locale.list("name_format").bytes(0), as: UTF8.self)
        isFamilyFirst = pattern.hasPrefix("{family}")
        space = Literal(pattern.contains("} {") ? " " : "")
        let capacity = UniqueLocalNameGenerator.capacity(locale)
        permutation = capacity == .max ? nil : maker.permutation(capacity)
    }

    /// How many names there are.
    static func capacity(_ locale: Locale) -> UInt64 {
        guard ["ja", "ko", "zh"].contains(locale.language) else { return .max }
        return UInt64(locale.list("given").count * locale.list("family").count)
    }

    /// Serials are below 2^55: at most nine middle names of lists of a hundred.
    var maximumBytes: Int { 12 * (lists.maximumLength + 1) }
    var alphabet: ByteSet { lists.alphabet.union(" ") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var person = row.person(person)
        var serial: UInt64 = 0
        if let permutation {
            let index = Int(permutation(row.number &- 1))
            person.given = index / lists.family.count
            person.family = index % lists.family.count
        } else {
            serial = source.serial(row.number, of: person)
        }
        if isFamilyFirst {
            lists.writeFamily(person.family, female: person.isFemale, to: &out)
            out.put(space)
        }
        lists.given.write(person.given, to: &out)
        writeMiddleNames(&serial, lists.given(female: person.isFemale), to: &out)
        if !isFamilyFirst {
            out.put(space)
            lists.writeFamily(person.family, female: person.isFemale, to: &out)
        }
    }

    private func writeMiddleNames(
        _ serial: inout UInt64, _ names: WordList, to out: inout OutputBuffer
    ) {
        let base = UInt64(names.count)
        while serial > 0 {
            let (rest, digit) = (serial - 1).quotientAndRemainder(dividingBy: base)
            out.put(space)
            names.write(Int(digit), to: &out)
            serial = rest
        }
    }
}
