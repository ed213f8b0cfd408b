// When the row's person was born: its age agrees with its given name.

/// When a person was born: an adult on 2026-01-01, which stands for today since "now" never enters.
struct Birth {
    /// Days since 1970-01-01.
    let days: Int64
    /// Whole years on 2026-01-01.
    let age: Int

    /// 2026-01-01 in days since 1970-01-01.
    static let today: Int64 = 20_454
    /// The age of the oldest, in years.
    static let oldest = 90

    /// The birth of somebody of this age, the day drawn with `word`.
    @inline(__always)
    fileprivate init(age: Int, drawnWith word: inout UInt64) {
        // Born between a day before the birthday of that age and a year earlier: 365 days.
        days = Birth.today - Int64(age * 1461 / 4) - 2 - Int64(take(363, from: &word))
        self.age = age
    }

    /// The year of birth.
    @inline(__always) var year: Int { Int(CalendarDay(days).year) }
}

/// Tells when the persons of a locale were born.
///
/// Frozen: of 100 persons 70 are 18 to 57 years old, 25 are 58 to 77, 5 are 78 to 90. Where names are
/// known by decade, the decade of a person's birth is drawn from the bearers of the given name
/// (data/packing/births.py); all persons together have the same ages.
struct Births: Sendable {
    /// Seven borders of nine bits between the decades of birth, the 2000s first, for each given
    /// name of women and of men.
    private let decades: (female: WordList, male: WordList)?

    init(_ locale: Locale) {
        if let female = locale.find("birth_f"), let male = locale.find("birth_m") {
            decades = (female, male)
        } else {
            decades = nil
        }
    }

    /// When a person was born.
    @inline(__always)
    func callAsFunction(_ person: Person) -> Birth {
        var word = PersonDraw.word(person, PersonDraw.birth)
        guard let decades else {
            let share = take(100, from: &word)
            let (youngest, years) = share < 70 ? (18, 40) : share < 95 ? (58, 20) : (78, 13)
            return Birth(age: youngest + take(years, from: &word), drawnWith: &word)
        }
        let borders = (person.isFemale ? decades.female : decades.male).record(person.given)
        let decade = Births.decades[Births.decade(take(512, from: &word), borders)]
        return Birth(age: decade.age(&word), drawnWith: &word)
    }

    /// How many borders are not above a number below 512.
    @inline(__always)
    private static func decade(_ share: Int, _ borders: UInt64) -> Int {
        var (rest, passed) = (borders, 0)
        for _ in 0..<7 {
            passed &+= Int(rest & 511) <= share ? 1 : 0
            rest >>= 9
        }
        return passed
    }

    /// The ages of those born in one decade: `first` years of one weight, then `second` of another.
    private struct Decade {
        let youngest: Int
        let first: (years: Int, weight: Int)
        let second: (years: Int, weight: Int)

        @inline(__always)
        func age(_ word: inout UInt64) -> Int {
            let all = first.years &* first.weight
            let draw = take(all &+ second.years &* second.weight, from: &word)
            if draw < all { return youngest &+ draw / first.weight }
            return youngest &+ first.years &+ (draw &- all) / second.weight
        }
    }

    private static let decades = [
        Decade(youngest: 18, first: (8, 1), second: (0, 1)),
        Decade(youngest: 26, first: (10, 1), second: (0, 1)),
        Decade(youngest: 36, first: (10, 1), second: (0, 1)),
        Decade(youngest: 46, first: (10, 1), second: (0, 1)),
        Decade(youngest: 56, first: (2, 455), second: (8, 325)),
        Decade(youngest: 66, first: (10, 1), second: (0, 1)),
        Decade(youngest: 76, first: (2, 325), second: (8, 100)),
        Decade(youngest: 86, first: (5, 1), second: (0, 1)),
    ]
}
