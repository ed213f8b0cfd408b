// Names of persons in plain Latin letters, as passports print them.

/// The names of a locale in the letters A–Z, with their spaces, hyphens and apostrophes.
///
/// Most are their slug with a capital; a list of the archive has the others, and an empty text for those.
struct LatinNames: Sendable {
    private let slugs: SlugLists
    private let given: WordList?
    private let family: WordList?
    private let familyFemale: WordList?

    init(_ locale: Locale) {
        slugs = SlugLists(locale)
        given = locale.find("given_latin")
        family = locale.find("family_latin")
        familyFemale = locale.find("family_f_latin")
    }

    /// The bytes of the longest name.
    var maximumLength: Int {
        let lists = [family, familyFemale].compactMap { $0?.maximumLength }
        let longest = (given?.maximumLength ?? 0) + (lists.max() ?? 0)
        return slugs.maximumLength + longest + 1
    }

    @inline(__always)
    func write(_ person: Person, to out: inout OutputBuffer) {
        LatinNames.write(person.given, given, slugs.given, to: &out)
        out.put(UInt8(ascii: " "))
        let own = person.isFemale ? familyFemale ?? family : family
        LatinNames.write(person.family, own, slugs.family(person), to: &out)
    }

    @inline(__always)
    private static func write(
        _ entry: Int, _ own: WordList?, _ slugs: WordList, to out: inout OutputBuffer
    ) {
        if let own, own.length(entry) > 0 {
            own.write(entry, to: &out)
        } else {
            slugs.writeCapitalized(entry, to: &out)
        }
    }
}
