// The types about work: jobs and companies.

/// Jobs and companies.
enum WorkTypes {
    static let group = "Work"

    static let all = [
        FieldType(
            id: "job_title", title: "Job Title", group: group,
            summary: "The job of the row's person, professional ones with juniors and seniors.",
            example: "Senior Data Analyst", alphabet: "letters, space, punctuation", version: 4,
            isLocalized: true
        ) { JobCells.title($0.locale) },
        FieldType(
            id: "company_name", title: "Company Name", group: group,
            summary: "An invented company; its domain is what domain_name shows.",
            example: "Bluestone Logistics LLC", alphabet: "letters, space, & . , '",
            isLocalized: true, recipe: CompanyNameRecipe.self),
    ]
}

/// Reads `company_name`.
private struct CompanyNameRecipe: FieldRecipe {
    private let locale: Locale

    init(_ reader: inout ParameterReader) { locale = reader.locale }

    var capacity: UInt64? {
        locale == .standard ? UniqueCompanyGenerator.capacity : LocalCompany(locale).names
    }

    func generator(_ maker: inout GeneratorMaker) -> any FieldGenerator {
        if locale != .standard { return LocalCompany(locale).nameGenerator(&maker) }
        if maker.column.isUnique { return UniqueCompanyGenerator(maker: maker) }
        return CompanyNameGenerator(company: maker.company())
    }
}

/// The kinds of company and how often each comes, in 64ths.
///
/// Frozen: 46 of 64 companies are named by a lead and a core word, 8 after one founder, 7 after two,
/// 3 after three.
enum CompanyKind: UInt8 {
    case words, founder, founders, partners

    /// Cuts the kind off a company's word.
    @inline(__always)
    static func taken(from word: inout UInt64) -> CompanyKind {
        let share = take(64, from: &word)
        if share < 46 { return .words }
        if share < 54 { return .founder }
        return share < 61 ? .founders : .partners
    }
}

/// Writes the name of the company.
private final class CompanyNameGenerator: FieldGenerator {
    let company: Int
    private let lead = WordArchive.list("company_lead")
    private let core = WordArchive.list("company_core")
    private let form = WordArchive.list("company_form")
    private let family = WordArchive.list("family")

    init(company: Int) {
        self.company = company
    }

    var maximumBytes: Int { 3 * family.maximumLength + 32 }
    var alphabet: ByteSet {
        lead.alphabet.union(core.alphabet).union(form.alphabet).union(family.alphabet)
            .union(" &,and")
    }

    /// Whether special bytes come with the commas between partners only.
    func canForesee(_ special: ByteSet) -> Bool {
        lead.alphabet.union(core.alphabet).union(form.alphabet).union(family.alphabet)
            .union(" &and").isDisjoint(with: special)
    }

    func foresees(_ row: borrowing RowState) -> Bool {
        var word = row.company(company).word
        return CompanyKind.taken(from: &word) == .partners
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        var word = row.company(company).word
        switch CompanyKind.taken(from: &word) {
        case .words:
            lead.write(take(lead.count, from: &word), to: &out)
            out.put(UInt8(ascii: " "))
            core.write(take(core.count, from: &word), to: &out)
            writeForm(word, to: &out)
        case .founder:
            writeFounder(&word, to: &out)
            writeForm(word, to: &out)
        case .founders:
            writeFounder(&word, to: &out)
            out.put(0x202620, length: 3)  // " & "
            writeFounder(&word, to: &out)
        case .partners:
            writeFounder(&word, to: &out)
            out.put(0x202C, length: 2)  // ", "
            writeFounder(&word, to: &out)
            out.put(0x20646E6120, length: 5)  // " and "
            writeFounder(&word, to: &out)
        }
    }

    func blockColumn(_ edges: CellEdges, _ memory: WordMemory) -> (any BlockColumn)? {
        CompanyColumn(
            company: company, lead: lead, core: core, form: form, family: family, edges, memory)
    }

    @inline(__always)
    private func writeFounder(_ word: inout UInt64, to out: inout OutputBuffer) {
        family.write(take(family.count, from: &word), to: &out)
    }

    @inline(__always)
    private func writeForm(_ word: UInt64, to out: inout OutputBuffer) {
        out.put(UInt8(ascii: " "))
        form.write(form.drawn(UInt32(truncatingIfNeeded: word >> 32)), to: &out)
    }
}

/// Writes company names that come only once.
///
/// Frozen: the first rows have a lead and a core word and a legal form, or one founder and a form; when
/// those are used up come two founders, then three.
private final class UniqueCompanyGenerator: FieldGenerator {
    private let lead = WordArchive.list("company_lead")
    private let core = WordArchive.list("company_core")
    private let form = WordArchive.list("company_form")
    private let family = WordArchive.list("family")
    private let single: Permutation
    private let double: Permutation
    private let triple: Permutation

    init(maker: GeneratorMaker) {
        let families = UInt64(family.count)
        let singles = (lead.count * core.count + family.count) * form.count
        single = maker.permutation(UInt64(singles), part: "1")
        double = maker.permutation(families * families, part: "2")
        triple = maker.permutation(families * families * families, part: "3")
    }

    static var capacity: UInt64 {
        let families = UInt64(WordArchive.list("family").count)
        let words = WordArchive.list("company_lead").count * WordArchive.list("company_core").count
        return (UInt64(words) + families) * UInt64(WordArchive.list("company_form").count)
            + families * families + families * families * families
    }

    var maximumBytes: Int { 3 * family.maximumLength + 32 }
    var alphabet: ByteSet {
        lead.alphabet.union(core.alphabet).union(form.alphabet).union(family.alphabet)
            .union(" &,and")
    }

    func write(_ row: borrowing RowState, to out: inout OutputBuffer) {
        let number = row.number &- 1
        if number < single.count {
            writeSingle(Int(single(number)), to: &out)
        } else if number < single.count &+ double.count {
            let index = Int(double(number &- single.count))
            family.write(index / family.count, to: &out)
            out.put(0x202620, length: 3)  // " & "
            family.write(index % family.count, to: &out)
        } else {
            writePartners(Int(triple(number &- single.count &- double.count)), to: &out)
        }
    }

    private func writeSingle(_ index: Int, to out: inout OutputBuffer) {
        let name = index / form.count
        let words = lead.count * core.count
        if name < words {
            lead.write(name / core.count, to: &out)
            out.put(UInt8(ascii: " "))
            core.write(name % core.count, to: &out)
        } else {
            family.write(name - words, to: &out)
        }
        out.put(UInt8(ascii: " "))
        form.write(index % form.count, to: &out)
    }

    private func writePartners(_ index: Int, to out: inout OutputBuffer) {
        family.write(index % family.count, to: &out)
        out.put(0x202C, length: 2)  // ", "
        family.write(index / family.count % family.count, to: &out)
        out.put(0x20646E6120, length: 5)  // " and "
        family.write(index / family.count / family.count, to: &out)
    }
}
