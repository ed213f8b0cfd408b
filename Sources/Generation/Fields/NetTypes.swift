// The types about the network: e-mail addresses and domains.

/// E-mail addresses and domains, all under names that are reserved for examples (RFC 2606).
enum NetTypes {
    static let group = "Internet"

    static let all = [
        FieldType(
            id: "email_address", title: "Email Address", group: group,
            summary: "An address made of the name of the row's person; reserved domain by default.",
            parameters: [EmailRecipe.domain],
            example: "margaret.holloway@example.com", alphabet: "a–z, digits, . _ @", version: 2,
            isLocalized: true, isUniqueInMixes: true, recipe: EmailRecipe.self),
        FieldType(
            id: "domain_name", title: "Domain Name", group: group,
            summary: "The domain of the row's company, under the reserved .example.",
            example: "bluestonelogistics.example", alphabet: "a–z and the dot",
            isLocalized: true, recipe: DomainRecipe.self),
    ]
}

/// Reads `email_address`.
private struct EmailRecipe: FieldRecipe {
    static let domain = FieldParameter(
        "domain", title: "Domain",
        help: "Domains that nobody owns (RFC 2606), or those of mailbox providers.",
        kind: .choice([
            .init("reserved", "reserved for examples"), .init("realistic", "mailbox providers"),
        ]), defaultText: "reserved")

    private let locale: Locale
    private let isReserved: Bool

    init(_ reader: inout ParameterReader) {
        locale = reader.locale
        isReserved = reader.choice("domain") == "reserved"
    }

    var capacity: UInt64? { .max }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if locale != .standard || !isReserved || maker.share.count > 1 {
            let domains = isReserved ? MailDomains.reserved() : MailDomains.realistic(locale)
            return HandleGenerator(locale, domains: domains, maker: &maker)
        }
        return american(&maker)
    }

    private func american(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if maker.column.isUnique {
            return UniqueEmailGenerator(
                person: maker.person(), source: maker.personSource(), key: maker.key())
        }
        return EmailGenerator(person: maker.person(), key: maker.key())
    }
}

/// Writes an address of the person.
///
/// Frozen: of 100 addresses 38 are first.last, 17 firstlast, 10 f.last, 6 first_last, 14 first and
/// two digits, 5 last.first, 10 first, the family name's first letter and two digits (after a short
/// first name the whole family name).
private final class EmailGenerator: FieldGenerator {
    let person: Int
    let key: StreamKey
    private let given = WordArchive.list("given_slug")
    private let family = WordArchive.list("family_slug")

    init(person: Int, key: StreamKey) {
        self.person = person
        self.key = key
    }

    var maximumBytes: Int { given.maximumLength + family.maximumLength + 4 + 12 }
    var alphabet: ByteSet { ByteSet.lowercase.union(.digits).union("._@") }
    var certain: ByteSet { ByteSet("@.") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var word = key.word(row.counter)
        let person = row.person(person)
        let pattern = take(100, from: &word)
        if pattern < 61 {
            given.write(person.given, to: &out)
            if pattern < 38 { out.put(UInt8(ascii: ".")) }
            if pattern >= 55 { out.put(UInt8(ascii: "_")) }
            family.write(person.family, to: &out)
        } else {
            writeSeldom(pattern, person, to: &out)
        }
        ReservedDomain.write(take(3, from: &word), to: &out)
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        EmailColumn(
            given, family, person: person, key: key, domains: ReservedDomain.all, edges, memory)
    }

    @inline(__always)
    private func writeSeldom(_ pattern: Int, _ person: Person, to out: inout OutputBuffer) {
        if pattern < 71 {
            given.writeInitial(person.given, to: &out)
            out.put(UInt8(ascii: "."))
            family.write(person.family, to: &out)
        } else if pattern < 76 {
            family.write(person.family, to: &out)
            out.put(UInt8(ascii: "."))
            given.write(person.given, to: &out)
        } else {
            given.write(person.given, to: &out)
            if pattern < 86 {
                HandleText.writeFamily(
                    family, person.family, after: given.length(person.given), to: &out)
            }
            out.putTwoDigits(((person.word >> 32) &* 100) >> 32)
        }
    }
}

/// The domains that RFC 2606 keeps for examples.
private enum ReservedDomain {
    /// What `write` writes.
    static let all = ["@example.com", "@example.org", "@example.net"]

    /// Writes "@example." and com, org or net.
    @inline(__always)
    static func write(_ domain: Int, to out: inout OutputBuffer) {
        let suffix: UInt64 = domain == 0 ? 0x6D6F63 : domain == 1 ? 0x67726F : 0x74656E
        out.put(0x656C_706D_6178_6540, length: 8)  // "@example"
        out.put(suffix << 8 | 0x2E, length: 4)
    }
}

/// Writes addresses of the person that come only once.
///
/// Frozen: first.last (four of five) or first_last, and for namesakes a number from 2 on.
private final class UniqueEmailGenerator: FieldGenerator {
    let person: Int
    let source: PersonSource
    let key: StreamKey
    private let given = WordArchive.list("given_slug")
    private let family = WordArchive.list("family_slug")

    init(person: Int, source: PersonSource, key: StreamKey) {
        self.person = person
        self.source = source
        self.key = key
    }

    var maximumBytes: Int { given.maximumLength + family.maximumLength + 1 + 20 + 12 }
    var alphabet: ByteSet { ByteSet.lowercase.union(.digits).union("._@") }
    var certain: ByteSet { ByteSet("@.") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var word = key.word(row.counter)
        let person = row.person(person)
        given.write(person.given, to: &out)
        out.put(take(5, from: &word) < 4 ? UInt8(ascii: ".") : UInt8(ascii: "_"))
        family.write(person.family, to: &out)
        let serial = source.serial(row.number, of: person)
        if serial > 0 { out.putNumber(serial + 1) }
        ReservedDomain.write(take(3, from: &word), to: &out)
    }
}

/// Reads `domain_name`.
private struct DomainRecipe: FieldRecipe {
    private let locale: Locale

    init(_ reader: inout ParameterReader) { locale = reader.locale }

    var capacity: UInt64? {
        locale == .standard ? UniqueDomainGenerator.capacity : LocalCompany(locale).domains
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if locale != .standard { return LocalCompany(locale).domainGenerator(&maker) }
        if maker.column.isUnique { return UniqueDomainGenerator(maker: maker) }
        return DomainGenerator(company: maker.company())
    }
}

/// Writes the domain of the company.
private final class DomainGenerator: FieldGenerator {
    let company: Int
    private let lead = WordArchive.list("company_lead_slug")
    private let core = WordArchive.list("company_core_slug")
    private let family = WordArchive.list("family_slug")

    init(company: Int) {
        self.company = company
    }

    var maximumBytes: Int { 3 * family.maximumLength + 8 }
    var alphabet: ByteSet { ByteSet.lowercase.union(".") }
    var certain: ByteSet { ByteSet(".") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var word = row.company(company).word
        switch CompanyKind.taken(from: &word) {
        case .words:
            lead.write(take(lead.count, from: &word), to: &out)
            core.write(take(core.count, from: &word), to: &out)
        case .founder:
            writeFounder(&word, to: &out)
        case .founders:
            writeFounder(&word, to: &out)
            writeFounder(&word, to: &out)
        case .partners:
            writeFounder(&word, to: &out)
            writeFounder(&word, to: &out)
            writeFounder(&word, to: &out)
        }
        // ".example"
        out.put(0x656C_706D_6178_652E, length: 8)
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        DomainColumn(
            company: company, lead: lead, core: core, family: family, suffix: ".example", edges,
            memory)
    }

    @inline(__always)
    private func writeFounder(_ word: inout UInt64, to out: inout OutputBuffer) {
        family.write(take(family.count, from: &word), to: &out)
    }
}

/// Writes domains that come only once.
///
/// Frozen: the first rows have a lead and a core word, or one family name; when those are used up come
/// two family names, then three, with hyphens between.
private final class UniqueDomainGenerator: FieldGenerator {
    private let lead = WordArchive.list("company_lead_slug")
    private let core = WordArchive.list("company_core_slug")
    private let family = WordArchive.list("family_slug")
    private let single: Permutation
    private let double: Permutation
    private let triple: Permutation

    init(maker: GeneratorMaker) {
        let families = UInt64(family.count)
        single = maker.permutation(UInt64(lead.count * core.count) + families, part: "1")
        double = maker.permutation(families * families, part: "2")
        triple = maker.permutation(families * families * families, part: "3")
    }

    static var capacity: UInt64 {
        let families = UInt64(WordArchive.list("family_slug").count)
        let words =
            WordArchive.list("company_lead_slug").count
            * WordArchive.list("company_core_slug").count
        return UInt64(words) + families + families * families + families * families * families
    }

    var maximumBytes: Int { 3 * (family.maximumLength + 1) + 8 }
    var alphabet: ByteSet { ByteSet.lowercase.union(".-") }
    var certain: ByteSet { ByteSet(".") }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let number = row.number &- 1
        if number < single.count {
            writeSingle(single(number), to: &out)
        } else if number < single.count &+ double.count {
            writeFamilies(double(number &- single.count), count: 2, to: &out)
        } else {
            writeFamilies(triple(number &- single.count &- double.count), count: 3, to: &out)
        }
        out.put(0x656C_706D_6178_652E, length: 8)  // ".example"
    }

    private func writeSingle(_ index: UInt64, to out: inout OutputBuffer) {
        let index = Int(index)
        let words = lead.count * core.count
        guard index < words else { return family.write(index - words, to: &out) }
        lead.write(index / core.count, to: &out)
        core.write(index % core.count, to: &out)
    }

    private func writeFamilies(_ index: UInt64, count: Int, to out: inout OutputBuffer) {
        var rest = index
        for position in 0..<count {
            if position > 0 { out.put(UInt8(ascii: "-")) }
            let (next, digit) = rest.quotientAndRemainder(dividingBy: UInt64(family.count))
            family.write(Int(digit), to: &out)
            rest = next
        }
    }
}
