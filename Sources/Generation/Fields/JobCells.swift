// The row's job: its title in the person's gender, its group and its pay.

/// Makes recipes that show the row's job.
enum JobCells {
    /// The jobs of a locale; each mark has the pay in hundreds of US dollars a year in bits 0–23 and
    /// the group of jobs in bits 24–31.
    static func list(_ locale: Locale) -> WordList {
        locale.textList("job") ?? WordArchive.list("job_title")
    }

    private static func kind(_ locale: Locale) -> String { "job\u{1F}\(locale.language)" }

    /// The title, in the form for women where there is one and the person is a woman.
    static func title(_ locale: Locale) -> CellRecipe {
        let list = list(locale)
        guard let female = locale.textList("job_f") else {
            return ListCells.shown(kind(locale), table: list, part: list)
        }
        let whole = ListCells.shown(kind(locale), table: list, part: list)
        return CellRecipe(counted: { whole.capacity }) { maker in
            if maker.column.isUnique { return whole.generator(&maker) }
            let person = maker.person()
            let entry = SharedEntry(list, key: maker.sharedKey(kind(locale)))
            return CellGenerator(
                maximumBytes: max(list.maximumLength, female.maximumLength),
                alphabet: list.alphabet.union(female.alphabet)
            ) { row, out in
                (row.person(person).isFemale ? female : list).write(entry(row), to: &out)
            }
        }
    }

    /// The group that the job belongs to, one of `groups`.
    static func group(_ locale: Locale, _ groups: WordList) -> CellRecipe {
        let list = list(locale)
        return CellRecipe(capacity: nil) { maker in
            let entry = SharedEntry(list, key: maker.sharedKey(kind(locale)))
            return CellGenerator(maximumBytes: groups.maximumLength, alphabet: groups.alphabet) {
                row, out in
                groups.write(Int(list.mark(entry(row)) >> 24), to: &out)
            }
        }
    }

    /// The yearly pay in the country's currency, log-normal around the mean of the job.
    static func salary(_ locale: Locale) -> CellRecipe {
        let list = list(locale)
        let scale = Double(locale.list("country").mark(1)) / 10
        return CellRecipe(capacity: nil) { maker in
            let entry = SharedEntry(list, key: maker.sharedKey(kind(locale)))
            let key = maker.sharedKey("salary")
            return CellGenerator(maximumBytes: 12, alphabet: .digits, isNumeric: true) { row, out in
                let mean = Double(list.mark(entry(row)) & 0xFF_FFFF) * scale
                let pay = mean * Chance.logNormal(key.word(row.counter), deviation: 0.28)
                out.putNumber(rounded(pay))
            }
        }
    }

    /// Pay as contracts have it: whole hundreds, or three figures of large currencies.
    private static func rounded(_ pay: Double) -> UInt64 {
        let step: Double = pay > 1_000_000 ? 10_000 : 100
        return UInt64((pay / step).rounded()) * UInt64(step)
    }
}

/// Draws that are not evenly spread.
enum Chance {
    /// A factor around 1 whose logarithm is about normal.
    ///
    /// Frozen: the sum of four 16-bit numbers, which is within a few per cent of a normal draw up to
    /// three deviations; e^x as (1 + x / 256)^256. Additions and multiplications alone, which all
    /// machines do alike.
    @inline(__always)
    static func logNormal(_ word: UInt64, deviation: Double) -> Double {
        let x = normal(word) * deviation
        var power = 1 + x / 256
        for _ in 0..<8 { power *= power }
        return power
    }

    /// An about normal draw with mean 0 and deviation 1.
    @inline(__always)
    static func normal(_ word: UInt64) -> Double {
        let sum = (word & 0xFFFF) &+ (word >> 16 & 0xFFFF) &+ (word >> 32 & 0xFFFF) &+ (word >> 48)
        // The mean is 2 × 65,535, the deviation 65,536 / √3.
        return (Double(sum) - 131_070) / 37_837.2
    }

    /// A whole number around a mean, kept within bounds.
    @inline(__always)
    static func normal(
        _ word: UInt64, mean: Double, deviation: Double, within range: ClosedRange<Int>
    ) -> Int {
        let value = Int((mean + normal(word) * deviation).rounded())
        return min(max(value, range.lowerBound), range.upperBound)
    }
}
