// E-mail addresses and user names outside the older generator of en_US: made of Latin forms.

/// The Latin forms of a person's names, in the letters a–z.
struct SlugLists: Sendable {
    let given: WordList
    private let family: WordList
    private let familyFemale: WordList?
    /// One more than the highest mark of the given and of the family names.
    private let givenRanks: UInt64
    private let familyRanks: UInt64

    init(_ locale: Locale) {
        given = locale.list("given_slug")
        family = locale.list("family_slug")
        familyFemale = locale.find("family_f_slug")
        givenRanks = SlugLists.ranks(given)
        familyRanks = max(SlugLists.ranks(family), familyFemale.map(SlugLists.ranks) ?? 1)
    }

    private static func ranks(_ list: WordList) -> UInt64 {
        UInt64((0..<list.count).map { list.mark($0) }.max() ?? 0) + 1
    }

    var maximumLength: Int {
        given.maximumLength + max(family.maximumLength, familyFemale?.maximumLength ?? 0)
    }

    /// The family name's list for a person.
    @inline(__always)
    func family(_ person: Person) -> WordList {
        if person.isFemale, let familyFemale { return familyFemale }
        return family
    }

    /// A number that tells a serial of a person from those of names with the same Latin form.
    @inline(__always)
    func serial(_ serial: UInt64, of person: Person) -> UInt64 {
        let rank =
            UInt64(given.mark(person.given)) * familyRanks
            + UInt64(family(person).mark(person.family))
        return serial * givenRanks * familyRanks + rank
    }
}

/// What stands behind a first name in addresses and user names.
enum HandleText {
    /// The letters up to which a first name is short.
    static let shortLength = 3

    /// Writes the first letter of a family name; the whole name behind a first name of up to three
    /// letters, since those and one more are now and then a word that nobody wants as an address.
    @inline(__always)
    static func writeFamily(
        _ family: WordList, _ entry: Int, after letters: Int, to out: inout OutputBuffer
    ) {
        if letters > shortLength {
            family.writeInitial(entry, to: &out)
        } else {
            family.write(entry, to: &out)
        }
    }
}

/// Writes the local part of addresses and user names.
///
/// Frozen: of 100, 38 are first.last, 17 firstlast, 10 f.last, 6 first_last, 14 first and the two last
/// digits of the year of birth, 5 last.first, 10 first, the family name's first letter and two digits
/// (after a short first name the whole family name);
/// unique ones are first.last, and a number from 2 on for namesakes.
final class HandleGenerator: FieldGenerator {
    private let person: Int
    private let slugs: SlugLists
    private let births: Births
    private let source: PersonSource?
    private let share: (position: UInt64, count: UInt64)
    /// What follows: a domain for addresses, nothing for user names.
    private let domains: WordList?

    init(_ locale: Locale, domains: WordList?, maker: inout GeneratorMaker) {
        person = maker.person()
        slugs = SlugLists(locale)
        births = Births(locale)
        source = maker.column.isUnique ? maker.personSource() : nil
        share = maker.share
        self.domains = domains
    }

    var maximumBytes: Int { slugs.maximumLength + 24 + (domains?.maximumLength ?? 0) }
    var alphabet: ByteSet {
        ByteSet.lowercase.union(.digits).union("._@").union(domains?.alphabet ?? ByteSet())
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let person = row.person(person)
        var word = PersonDraw.word(person, PersonDraw.contact)
        if let source {
            let serial = source.serial(row.number, of: person)
            writeUnique(person, slugs.serial(serial, of: person), to: &out)
        } else {
            write(person, take(100, from: &word), &word, to: &out)
        }
        guard let domains else { return }
        out.put(UInt8(ascii: "@"))
        domains.write(domains.drawn(UInt32(truncatingIfNeeded: word >> 32)), to: &out)
    }

    private func writeUnique(_ person: Person, _ serial: UInt64, to out: inout OutputBuffer) {
        slugs.given.write(person.given, to: &out)
        out.put(UInt8(ascii: "."))
        slugs.family(person).write(person.family, to: &out)
        let number = serial * share.count + share.position
        if number > 0 { out.putNumber(number + 1) }
    }

    @inline(__always)
    private func write(
        _ person: Person, _ pattern: Int, _ word: inout UInt64, to out: inout OutputBuffer
    ) {
        let family = slugs.family(person)
        switch pattern {
        case ..<61:
            slugs.given.write(person.given, to: &out)
            if pattern < 38 { out.put(UInt8(ascii: ".")) }
            if pattern >= 55 { out.put(UInt8(ascii: "_")) }
            family.write(person.family, to: &out)
        case ..<71:
            slugs.given.writeInitial(person.given, to: &out)
            out.put(UInt8(ascii: "."))
            family.write(person.family, to: &out)
        case ..<76:
            family.write(person.family, to: &out)
            out.put(UInt8(ascii: "."))
            slugs.given.write(person.given, to: &out)
        case ..<90:
            slugs.given.write(person.given, to: &out)
            out.putTwoDigits(UInt64(births(person).year % 100))
        default:
            slugs.given.write(person.given, to: &out)
            HandleText.writeFamily(
                family, person.family, after: slugs.given.length(person.given), to: &out)
            out.putTwoDigits(UInt64(take(100, from: &word)))
        }
    }
}

/// The domains that nobody owns (RFC 2606), and those of mailbox providers.
enum MailDomains {
    /// A list of the reserved domains, all equally likely.
    static func reserved() -> WordList { WordArchive.list("reserved_domain") }

    /// The providers' domains of a locale by their share.
    static func realistic(_ locale: Locale) -> WordList { locale.list("email_domain") }
}
