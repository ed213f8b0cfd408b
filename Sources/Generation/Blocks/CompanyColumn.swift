// The names and domains of American companies, as their generators define them.

/// Three texts, each of a section of a table that the kind of the company says.
struct CompanyParts: Sendable {
    /// Texts of a table, one behind the other.
    struct Section: BitwiseCopyable, Sendable {
        let start: UInt32
        let count: UInt32
    }

    /// The sections of a kind.
    struct Kind: BitwiseCopyable, Sendable {
        let first: Section
        let second: Section
        let third: Section
        /// All ones for the kinds that end with a legal form, which is drawn by weight.
        let hasForm: UInt64
    }

    private let first: TextTable
    private let second: TextTable
    private let third: TextTable
    /// The kind of each 64th of all companies.
    private let kinds: Lookup<Kind>

    /// `kinds` has three sections for each kind of `CompanyKind`; one of one text leaves the word as
    /// it is.
    init(_ kinds: [[TextSection]], _ memory: WordMemory) {
        precondition(kinds.count == 4 && kinds.allSatisfy { $0.count == 3 })
        first = memory.table(kinds.map { $0[0] })
        second = memory.table(kinds.map { $0[1] })
        third = memory.table(kinds.map { $0[2] })
        func section(_ kind: Int, _ part: Int) -> Section {
            let start = kinds[..<kind].reduce(0) { $0 + $1[part].count }
            return Section(start: UInt32(start), count: UInt32(kinds[kind][part].count))
        }
        self.kinds = memory.lookup(
            (0..<64).map { (share: Int) -> Kind in
                // The word that `take` makes this share of.
                var word = UInt64(share) << 58
                let kind = Int(CompanyKind.taken(from: &word).rawValue)
                return Kind(
                    first: section(kind, 0), second: section(kind, 1), third: section(kind, 2),
                    hasForm: mask(kind < 2))
            })
    }

    /// The most bytes of each part.
    var lengths: [Int] { [first.maximumLength, second.maximumLength, third.maximumLength] }

    /// Cuts the kind off a company's word.
    @inline(__always)
    func kind(_ word: inout UInt64) -> Kind { kinds[take(64, from: &word)] }

    /// Cuts the first text off the word.
    @inline(__always)
    func first(_ kind: Kind, _ word: inout UInt64) -> Piece {
        first[entry(kind.first, &word)]
    }

    /// Cuts the second text off the word.
    @inline(__always)
    func second(_ kind: Kind, _ word: inout UInt64) -> Piece {
        second[entry(kind.second, &word)]
    }

    /// Cuts the third text off the word.
    @inline(__always)
    func third(_ kind: Kind, _ word: inout UInt64) -> Piece {
        third[entry(kind.third, &word)]
    }

    /// Cuts the third text off the word, or gives the legal form.
    @inline(__always)
    func third(_ kind: Kind, _ word: inout UInt64, form: Int) -> Piece {
        let taken = entry(kind.third, &word)
        let chosen = Int(truncatingIfNeeded: kind.third.start) &+ form
        return third[taken ^ ((taken ^ chosen) & Int(truncatingIfNeeded: kind.hasForm))]
    }

    @inline(__always)
    private func entry(_ section: Section, _ word: inout UInt64) -> Int {
        Int(truncatingIfNeeded: section.start)
            &+ take(Int(truncatingIfNeeded: section.count), from: &word)
    }
}

/// Writes the domains of companies.
final class DomainColumn: BlockColumn {
    private let company: Int
    private let parts: CompanyParts
    private let end: Piece

    init(
        company: Int, lead: WordList, core: WordList, family: WordList, suffix: String,
        _ edges: CellEdges, _ memory: WordMemory
    ) {
        self.company = company
        let none = TextSection.text([])
        let family = TextSection.words(family)
        parts = CompanyParts(
            [
                [.words(lead), .words(core), none], [family, none, none], [family, family, none],
                [family, family, family],
            ], memory)
        end = memory.table([Array(suffix.utf8) + edges.end])[0]
    }

    var lengths: [Int] { parts.lengths + [end.length] }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (parts, end, first) = (parts, end, company &* Block.rows)
        for row in 0..<block.count {
            var word = state.companies.unchecked(first &+ row).word
            let kind = parts.kind(&word)
            block.put(parts.first(kind, &word), row, place.piece)
            block.put(parts.second(kind, &word), row, place.piece &+ 1)
            block.put(parts.third(kind, &word), row, place.piece &+ 2)
            block.put(end, row, place.piece &+ 3)
        }
    }
}

/// Writes the names of companies; the comma between partners may need quotes.
final class CompanyColumn: BlockColumn {
    private let company: Int
    private let parts: CompanyParts
    private let form: WordList

    init(
        company: Int, lead: WordList, core: WordList, form: WordList, family: WordList,
        _ edges: CellEdges, _ memory: WordMemory
    ) {
        self.company = company
        self.form = form
        func words(_ list: WordList, _ before: String, _ after: [UInt8] = []) -> TextSection {
            .words(list, before: Array(before.utf8), after: after)
        }
        let none = TextSection.text([])
        let forms = words(form, " ", edges.end)
        let isForeseen = edges.quotes == .foreseen
        let opening: [UInt8] = isForeseen ? [edges.quote] : []
        let closing = isForeseen ? edges.closing : edges.end
        parts = CompanyParts(
            [
                [.words(lead), words(core, " "), forms], [.words(family), none, forms],
                [.words(family), words(family, " & "), .text(edges.end)],
                [
                    .words(family, before: opening), words(family, ", "),
                    words(family, " and ", closing),
                ],
            ], memory)
    }

    var lengths: [Int] { parts.lengths }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (parts, form, first) = (parts, form, company &* Block.rows)
        for row in 0..<block.count {
            var word = state.companies.unchecked(first &+ row).word
            let kind = parts.kind(&word)
            block.put(parts.first(kind, &word), row, place.piece)
            block.put(parts.second(kind, &word), row, place.piece &+ 1)
            let drawn = form.drawn(UInt32(truncatingIfNeeded: word &>> 32))
            block.put(parts.third(kind, &word, form: drawn), row, place.piece &+ 2)
        }
    }
}
