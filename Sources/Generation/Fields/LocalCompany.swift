// Companies outside en_US: a first part, a second one and a legal form, and their domain.

/// The lists of a locale's companies.
struct LocalCompany: Sendable {
    private let first: WordList
    private let second: WordList
    private let before: WordList
    private let after: WordList
    private let firstSlug: WordList
    private let secondSlug: WordList

    init(_ locale: Locale) {
        first = locale.list("company_a")
        second = locale.list("company_b")
        before = locale.list("company_before")
        after = locale.list("company_after")
        firstSlug = locale.list("company_a_slug")
        secondSlug = locale.list("company_b_slug")
    }

    /// How many names there are.
    var names: UInt64 { UInt64(first.count * second.count * before.count) }

    /// How many domains a unique column has: a first part and five digits.
    var domains: UInt64 { UInt64(ListCells.distinct(firstSlug).count) * 100_000 }

    /// The entries of a company: cut from its word in this order, for ever.
    @inline(__always)
    private func parts(_ bits: UInt64) -> (first: Int, second: Int, form: Int) {
        var word = bits
        let first = take(first.count, from: &word)
        let second = take(second.count, from: &word)
        return (first, second, before.drawn(UInt32(truncatingIfNeeded: word >> 32)))
    }

    /// Writes the names of a column's companies.
    func nameGenerator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let lists = self
        let company = maker.company()
        let permutation = maker.column.isUnique ? maker.permutation(names) : nil
        return CellGenerator(
            maximumBytes: [first, second, before, after].reduce(0) { $0 + $1.maximumLength },
            alphabet: [first, second, before, after].reduce(ByteSet()) { $0.union($1.alphabet) }
        ) { row, out in
            if let permutation {
                let index = Int(permutation(row.number &- 1))
                let rest = index / lists.before.count
                lists.writeName(
                    (
                        rest / lists.second.count, rest % lists.second.count,
                        index % lists.before.count
                    ), to: &out)
            } else {
                lists.writeName(lists.parts(row.company(company).word), to: &out)
            }
        }
    }

    private func writeName(
        _ parts: (first: Int, second: Int, form: Int), to out: inout OutputBuffer
    ) {
        before.write(parts.form, to: &out)
        first.write(parts.first, to: &out)
        second.write(parts.second, to: &out)
        after.write(parts.form, to: &out)
    }

    /// Writes the domain of a company without its ending.
    func writeLabel(_ word: UInt64, to out: inout OutputBuffer) {
        let parts = parts(word)
        firstSlug.write(parts.first, to: &out)
        secondSlug.write(parts.second, to: &out)
    }

    /// The bytes of the longest label.
    var maximumLabel: Int { firstSlug.maximumLength + secondSlug.maximumLength + 5 }

    /// Writes the domains of a column's companies, under the reserved .example.
    func domainGenerator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        let lists = self
        let company = maker.company()
        let texts = maker.column.isUnique ? ListCells.distinct(firstSlug) : [[0x61]]
        let labels = maker.list(texts, weights: texts.map { _ in 1 })
        let permutation = maker.column.isUnique ? maker.permutation(domains) : nil
        return CellGenerator(
            maximumBytes: maximumLabel + 8,
            alphabet: ByteSet.lowercase.union(.digits).union("."), certain: ByteSet(".")
        ) { row, out in
            if let permutation {
                let index = permutation(row.number &- 1)
                labels.write(Int(index / 100_000), to: &out)
                if index % 100_000 > 0 { out.putNumber(index % 100_000) }
            } else {
                lists.writeLabel(row.company(company).word, to: &out)
            }
            out.put(0x656C_706D_6178_652E, length: 8)  // ".example"
        }
    }
}
