// The national numbers that are made of names: those of Italy and Mexico.

/// The letters of a name, as numbers made of names ask for them.
struct NameLetters {
    private let list: WordList
    private let entry: Int
    private let count: Int

    /// The letters of an entry of a list of slugs, which are a–z.
    @inline(__always)
    init(_ list: WordList, _ entry: Int) {
        self.list = list
        self.entry = entry
        count = list.length(entry)
    }

    /// The letter at a place, as a capital.
    @inline(__always)
    private func letter(_ place: Int) -> UInt8 { list.byte(entry, at: place) & 0xDF }

    @inline(__always)
    private static func isVowel(_ letter: UInt8) -> Bool {
        // A, E, I, O and U as bits.
        0x10_4111 >> UInt32(letter &- 0x41) & 1 != 0
    }

    /// The first letter.
    @inline(__always) var initial: UInt8 { letter(0) }

    /// The first vowel, or consonant, behind the first letter; X if there is none.
    @inline(__always)
    func inner(isVowel wanted: Bool) -> UInt8 {
        for place in 1..<max(1, count) where NameLetters.isVowel(letter(place)) == wanted {
            return letter(place)
        }
        return UInt8(ascii: "X")
    }

    /// Appends three letters: consonants, then vowels, then X; of a given name with more than three
    /// consonants the second is left out.
    @inline(__always)
    func putThree(isGiven: Bool, _ text: inout CodeText) {
        var consonants = 0
        for place in 0..<count where !NameLetters.isVowel(letter(place)) { consonants &+= 1 }
        let skipped = isGiven && consonants > 3 ? 1 : -1
        let end = text.count &+ 3
        var seen = 0
        for place in 0..<count where !NameLetters.isVowel(letter(place)) {
            if text.count < end, seen != skipped { text.put(letter(place)) }
            seen &+= 1
        }
        for place in 0..<count where NameLetters.isVowel(letter(place)) {
            if text.count < end { text.put(letter(place)) }
        }
        while text.count < end { text.put(UInt8(ascii: "X")) }
    }
}

extension NationalNumber {
    /// Codice fiscale: letters of both names, year, month and day of birth (40 more for women), a
    /// municipality, a letter.
    static var italian: NationalNumber {
        let months = Array("ABCDEHLMPRST".utf8)
        let places = [
            "H501", "F205", "F839", "L219", "G273", "D969", "A944", "D612", "A662", "C351", "L736",
            "L781", "F158", "G224", "L424", "B157", "G337", "G999", "F257", "H224", "H223", "G478",
            "E625", "H199", "B354", "D643", "H294", "H703", "D548", "I452", "I754", "G482",
        ].map { Array($0.utf8) }
        return NationalNumber(
            "################", letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", serials: 32, .birthAndSex
        ) { bearer, names, text in
            let family = names.family(bearer.person)
            NameLetters(family, bearer.person.family).putThree(isGiven: false, &text)
            NameLetters(names.given, bearer.person.given).putThree(isGiven: true, &text)
            text.putDigits(bearer.shortYear, 2)
            text.put(months[Int(bearer.day.month) &- 1])
            text.putDigits(UInt64(bearer.day.day &+ (bearer.isFemale ? 40 : 0)), 2)
            for byte in places[Int(bearer.serial)] { text.put(byte) }
            var sum: UInt32 = 0
            for place in 0..<15 {
                let value = text.value(place)
                sum &+= place & 1 == 0 ? ItalianCheck.odd(value) : ItalianCheck.even(value)
            }
            text.put(0x41 &+ UInt8(truncatingIfNeeded: sum % 26))
        }
    }

    /// CURP: letters of the names, day of birth, sex, state, more letters, a character for the
    /// century, a check digit.
    static func mexican(_ locale: Locale) -> NationalNumber {
        let states = [
            "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC",
            "MC", "MN", "MS", "NT", "NL", "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS",
            "TL", "VZ", "YN", "ZS",
        ].map { Array($0.utf8) }
        let family = locale.list("family")
        return NationalNumber(
            "##################", letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", serials: 320,
            .birthAndSex
        ) { bearer, names, text in
            let person = bearer.person
            let slugs = names.family(person)
            let first = NameLetters(slugs, person.family)
            // The second family name is that of the row's full name.
            let draw = UInt32(
                truncatingIfNeeded: PersonDraw.word(person, PersonDraw.name) >> 32)
            let second = NameLetters(slugs, family.drawn(draw))
            let given = NameLetters(names.given, person.given)
            text.put(first.initial)
            text.put(first.inner(isVowel: true))
            text.put(second.initial)
            text.put(given.initial)
            if isRude(text) { text[1] = UInt8(ascii: "X") }
            text.putShortDate(bearer)
            text.put(UInt8(ascii: bearer.isFemale ? "M" : "H"))
            let state = states[Int(bearer.serial / 10)]
            text.put(state[0])
            text.put(state[1])
            text.put(first.inner(isVowel: false))
            text.put(second.inner(isVowel: false))
            text.put(given.inner(isVowel: false))
            let last = UInt8(truncatingIfNeeded: bearer.serial % 10)
            text.put(bearer.isYoung ? 0x41 &+ last : 0x30 | last)
            var sum: UInt32 = 0
            for place in 0..<17 {
                // Ñ counts 24, so that the letters from O on count one more.
                let value = text.value(place)
                sum &+= (value > 23 ? value &+ 1 : value) &* UInt32(18 &- place)
            }
            text.putDigit((10 &- sum % 10) % 10)
        }
    }

    /// Whether four letters are one of the words that the registry replaces, annex 2 of its rules.
    @inline(__always)
    private static func isRude(_ text: CodeText) -> Bool {
        let word =
            UInt32(text[0]) << 24 | UInt32(text[1]) << 16 | UInt32(text[2]) << 8 | UInt32(text[3])
        var low = 0
        var high = rude.count
        while low < high {
            let middle = (low &+ high) >> 1
            if rude[middle] < word { low = middle &+ 1 } else { high = middle }
        }
        return low < rude.count && rude[low] == word
    }

    private static let rude: [UInt32] = [
        "BACA", "BAKA", "BUEI", "BUEY", "CACA", "CACO", "CAGA", "CAGO", "CAKA", "CAKO", "COGE",
        "COGI", "COJA", "COJE", "COJI", "COJO", "COLA", "CULO", "FALO", "FETO", "GETA", "GUEI",
        "GUEY", "JETA", "JOTO", "KACA", "KACO", "KAGA", "KAGO", "KAKA", "KAKO", "KOGE", "KOGI",
        "KOJA", "KOJE", "KOJI", "KOJO", "KOLA", "KULO", "LILO", "LOCA", "LOCO", "LOKA", "LOKO",
        "MAME", "MAMO", "MEAR", "MEAS", "MEON", "MIAR", "MION", "MOCO", "MOKO", "MULA", "MULO",
        "NACA", "NACO", "PEDA", "PEDO", "PENE", "PIPI", "PITO", "POPO", "PUTA", "PUTO", "QULO",
        "RATA", "ROBA", "ROBE", "ROBO", "RUIN", "SENO", "TETA", "VACA", "VAGA", "VAGO", "VAKA",
        "VUEI", "VUEY", "WUEI", "WUEY",
    ].map { $0.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }.sorted()
}
