// The names and domains of American companies, as their generators define them.

/// Three texts, each of a list that the kind of the company says.
struct CompanyParts: Sendable {
    /// For each kind of `CompanyKind.all` three lists.
    private let tables: Lookup<TextTable>
    /// The kind of each 64th.
    private let kinds: Lookup<UInt8>
    /// The most bytes of each part.
    let lengths: [Int]

    /// `tables` has the lists of each kind; a list of one text leaves the word as it is.
    init(_ tables: [[TextTable]], _ memory: WordMemory) {
        precondition(tables.count == 4 && tables.allSatisfy { $0.count == 3 })
        self.tables = memory.lookup(tables.flatMap { $0 })
        kinds = memory.lookup(
            (0..<64).map { (share: Int) -> UInt8 in
                // The word that `take` makes this share of.
                var word = UInt64(share) << 58
                return CompanyKind.taken(from: &word).rawValue
            })
        lengths = (0..<3).map { part in tables.map { $0[part].maximumLength }.max() ?? 0 }
    }

    /// Cuts the kind off a company's word.
    @inline(__always)
    func kind(_ word: inout UInt64) -> Int {
        Int(kinds[take(64, from: &word)])
    }

    /// The list of a part.
    @inline(__always)
    func table(_ kind: Int, _ part: Int) -> TextTable { tables[kind &* 3 &+ part] }

    /// A text of a list, cut off the word.
    @inline(__always)
    func piece(_ kind: Int, _ part: Int, _ word: inout UInt64) -> Piece {
        let table = table(kind, part)
        return table[take(table.count, from: &word)]
    }
}

/// Writes the domains of companies.
final class DomainColumn: BlockColumn {
    private let company: Int
    private let parts: CompanyParts
    private let end: TextTable

    init(
        company: Int, lead: WordList, core: WordList, family: WordList, suffix: String,
        _ edges: CellEdges, _ memory: WordMemory
    ) {
        self.company = company
        let none = memory.table([[]])
        let family = family.table
        parts = CompanyParts(
            [
                [lead.table, core.table, none], [family, none, none], [family, family, none],
                [family, family, family],
            ], memory)
        end = memory.table([Array(suffix.utf8) + edges.end])
    }

    var lengths: [Int] { parts.lengths + [end.maximumLength] }

    func fill(_ block: borrowing Block, _ place: BlockPlace, _ state: borrowing RowState) {
        let (parts, end, first) = (parts, end[0], company &* Block.rows)
        for row in 0..<block.count {
            var word = state.companies.unchecked(first &+ row).word
            let kind = parts.kind(&word)
            block.put(parts.piece(kind, 0, &word), row, place.piece)
            block.put(parts.piece(kind, 1, &word), row, place.piece &+ 1)
            block.put(parts.piece(kind, 2, &word), row, place.piece &+ 2)
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
        func words(_ list: WordList, _ before: String, _ after: [UInt8] = []) -> TextTable {
            memory.table(list, before: Array(before.utf8), after: after)
        }
        let none = memory.table([[]])
        let forms = words(form, " ", edges.end)
        let isForeseen = edges.quotes == .foreseen
        let opening: [UInt8] = isForeseen ? [edges.quote] : []
        let closing = isForeseen ? edges.closing : edges.end
        parts = CompanyParts(
            [
                [lead.table, words(core, " "), forms], [family.table, none, forms],
                [family.table, words(family, " & "), memory.table([edges.end])],
                [
                    memory.table(family, before: opening), words(family, ", "),
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
            block.put(parts.piece(kind, 0, &word), row, place.piece)
            block.put(parts.piece(kind, 1, &word), row, place.piece &+ 1)
            let drawn = form.drawn(UInt32(truncatingIfNeeded: word &>> 32))
            let table = parts.table(kind, 2)
            let taken = take(table.count, from: &word)
            // The first two kinds end with a legal form, which is drawn by weight.
            let entry = taken ^ ((taken ^ drawn) & Int(truncatingIfNeeded: mask(kind < 2)))
            block.put(table[entry], row, place.piece &+ 2)
        }
    }
}
