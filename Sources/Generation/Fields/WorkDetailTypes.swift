// More types about work: pay, departments, addresses at work.

/// What belongs to the row's job and company besides their names.
enum WorkDetailTypes {
    private static let group = WorkTypes.group

    static let all = [
        FieldType(
            id: "job_group", title: "Occupation Group", group: group,
            summary: "The major group of occupations that the row's job belongs to.",
            parameters: [.wording], example: "Computer and Mathematical",
            alphabet: "letters, space, punctuation", version: 2, isLocalized: true
        ) { JobCells.group($0.locale, $0.words("job_group")) },
        FieldType(
            id: "salary", title: "Salary", group: group,
            summary: "A year's pay for the row's job, in the currency of the country.",
            example: "84300", alphabet: "digits", isLocalized: true
        ) { JobCells.salary($0.locale) },
        .worded(
            "department", "Department (Corporate)", group: group,
            summary: "A department of a company.", example: "Marketing"),
        .worded(
            "industry", "Industry", group: group, summary: "A branch of the economy.",
            example: "Construction"),
        .worded(
            "employment_type", "Employment Type", group: group,
            summary: "Full-time, part-time, contract and others.", example: "Full-time"),
        FieldType(
            id: "employee_id", title: "Employee ID", group: group,
            summary: "E and six digits, each once when unique.", example: "E204917",
            alphabet: "E and digits", count: 1_000_000, bytes: 7, set: ByteSet.digits.union("E")
        ) { number, out in
            out.put(UInt8(ascii: "E"))
            out.putPadded(number, digits: 6)
        },
        FieldType(
            id: "work_email", title: "Work Email", group: group,
            summary: "first.last at the domain of the row's company, under the reserved .example.",
            example: "margaret.holloway@alpenbau.example", alphabet: "a–z, . @",
            isLocalized: true
        ) { reader in
            let locale = reader.locale
            return CellRecipe(capacity: nil) { workEmail(locale, &$0) }
        },
    ]

    private static func workEmail(
        _ locale: Locale, _ maker: inout GeneratorMaker
    ) -> any FieldGenerator {
        let slugs = SlugLists(locale)
        let person = maker.person()
        let company = maker.company()
        let label = CompanyLabel(locale)
        return CellGenerator(
            maximumBytes: slugs.maximumLength + label.maximumBytes + 10,
            alphabet: ByteSet.lowercase.union(".@"), certain: ByteSet("@.")
        ) { row, out in
            let person = row.person(person)
            slugs.given.write(person.given, to: &out)
            out.put(UInt8(ascii: "."))
            slugs.family(person).write(person.family, to: &out)
            out.put(UInt8(ascii: "@"))
            label.write(row.company(company).word, to: &out)
            out.put(0x656C_706D_6178_652E, length: 8)  // ".example"
        }
    }
}

/// The label that a company's domain begins with, in any locale.
struct CompanyLabel: Sendable {
    private let local: LocalCompany?
    private let lead = WordArchive.list("company_lead_slug")
    private let core = WordArchive.list("company_core_slug")
    private let family = WordArchive.list("family_slug")

    init(_ locale: Locale) { local = locale == .standard ? nil : LocalCompany(locale) }

    /// The bytes of the longest label.
    var maximumBytes: Int { local?.maximumLabel ?? 3 * family.maximumLength }

    /// Writes the label of the company that owns a word.
    func write(_ bits: UInt64, to out: inout OutputBuffer) {
        if let local { return local.writeLabel(bits, to: &out) }
        var word = bits
        let kind = CompanyKind.taken(from: &word)
        if kind == .words {
            lead.write(take(lead.count, from: &word), to: &out)
            core.write(take(core.count, from: &word), to: &out)
            return
        }
        for _ in 0..<(kind == .founder ? 1 : kind == .founders ? 2 : 3) {
            family.write(take(family.count, from: &word), to: &out)
        }
    }
}
