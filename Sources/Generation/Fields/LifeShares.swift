// What persons are or have at an age, by estimated shares.

/// How many persons of an age have each of a few values: who is married, who has which degree.
///
/// data/ref/life_stages.tsv has the shares and what they are estimated after.
struct LifeShares: Sendable {
    private let bands: [WordList]
    /// The band of each age.
    private let bandOf: [UInt8]

    /// The shares that the archive has under `life.` and a name.
    init(_ name: String) {
        let ages = WordArchive.list("life.\(name)")
        bands = (0..<ages.count).map { WordArchive.list("life.\(name).\($0)") }
        bandOf = (0...Birth.oldest).map { age in
            UInt8((1..<ages.count).count { ages.mark($0) <= UInt32(age) })
        }
    }

    /// The value that owns a draw at an age in whole years.
    @inline(__always)
    func value(age: Int, draw: UInt32) -> Int {
        let band = bands[Int(bandOf[age])]
        return Int(band.mark(band.drawn(draw)))
    }
}

extension PersonCells {
    /// What a person of its age and sex is, in the form of its sex.
    ///
    /// A unique column has each text of men once.
    static func stage(
        _ shares: (female: LifeShares, male: LifeShares),
        _ texts: (female: WordList, male: WordList),
        _ use: UInt64, _ locale: Locale
    ) -> CellRecipe {
        let births = Births(locale)
        let person = recipe(
            bytes: max(texts.female.maximumLength, texts.male.maximumLength),
            alphabet: texts.female.alphabet.union(texts.male.alphabet)
        ) { person, out in
            let draw = UInt32(truncatingIfNeeded: PersonDraw.word(person, use) >> 32)
            let shares = person.isFemale ? shares.female : shares.male
            let value = shares.value(age: births(person).age, draw: draw)
            (person.isFemale ? texts.female : texts.male).write(value, to: &out)
        }
        let each = ListCells.drawn(texts.male)
        return CellRecipe(counted: { each.capacity }) { maker in
            maker.column.isUnique ? each.generator(&maker) : person.generator(&maker)
        }
    }
}
