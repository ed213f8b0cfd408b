// SchemaForm+Actions: what the form's buttons do without JavaScript.

import Generation
import SchemaFiles

/// The button by which a form was sent: the value of its `action` field.
enum SchemaFormAction: Equatable {
    case save
    case preview
    /// Only shows the form again, with the parameters of newly chosen types.
    case update
    case addColumn
    case removeColumn(index: Int)
    case moveUp(index: Int)
    case moveDown(index: Int)
    case duplicateColumn(index: Int)
    /// Makes a column of each name in the field `names`.
    case addNames
    /// Draws another seed and shows the preview.
    case newSeed

    /// Reads an `action` field; no such field saves, as a plain `curl -d` does.
    ///
    /// Nil: no such action.
    init?(_ text: String?) {
        switch text ?? "" {
        case "", "save": self = .save
        case "preview": self = .preview
        case "update": self = .update
        case "add_column": self = .addColumn
        case "add_names": self = .addNames
        case "new_seed": self = .newSeed
        case let other:
            guard let cut = other.lastIndex(of: "_"),
                let index = Int(other[other.index(after: cut)...])
            else { return nil }
            switch other[..<cut] {
            case "remove_column": self = .removeColumn(index: index)
            case "move_up": self = .moveUp(index: index)
            case "move_down": self = .moveDown(index: index)
            case "duplicate_column": self = .duplicateColumn(index: index)
            default: return nil
            }
        }
    }
}

extension SchemaForm {
    /// Does what a button asks for that only changes the form. Orders are written anew, 1, 2, 3 …
    mutating func apply(_ action: SchemaFormAction) {
        switch action {
        case .save, .preview, .update, .addNames, .newSeed: break
        case .addColumn: append(.empty(index: 0))
        case .removeColumn(let index): columns.removeAll { $0.index == index }
        case .moveUp(let index): move(index, by: -1)
        case .moveDown(let index): move(index, by: 1)
        case .duplicateColumn(let index): duplicate(index)
        }
        for position in columns.indices { columns[position].order = String(position + 1) }
    }

    /// Makes a column of each name, with the type that the name lets one guess.
    ///
    /// An only column without a name gives way to them.
    mutating func addColumns(named text: String) {
        let names = PastedNames.names(in: text)
        guard !names.isEmpty else {
            note("Type or paste the columns' names, one a line.", at: "names")
            return
        }
        if columns.count == 1, columns[0].name.isEmpty { columns = [] }
        for name in names where generalProblem == nil {
            append(ColumnForm(NameGuess.column(named: name), position: 0))
        }
        for position in columns.indices { columns[position].order = String(position + 1) }
    }

    /// Adds a column behind the others, or at a place, under an index that is free.
    private mutating func append(_ column: ColumnForm, at place: Int? = nil) {
        guard columns.count < SchemaLimits.columns else {
            generalProblem = "A schema has at most \(SchemaLimits.columns) columns."
            return
        }
        if columns.contains(where: { $0.index >= SchemaLimits.maximumIndex }) { renumberColumns() }
        var column = column
        column.index = (columns.map(\.index).max() ?? -1) + 1
        columns.insert(column, at: place ?? columns.count)
    }

    /// Puts a copy behind a column, under a name that is free.
    private mutating func duplicate(_ index: Int) {
        guard let place = columns.firstIndex(where: { $0.index == index }) else { return }
        var copy = columns[place]
        let taken = Set(columns.map(\.name))
        let names = (2...).lazy.map { "\(copy.name)_\($0)" }
        if !copy.name.isEmpty, let name = names.first(where: { !taken.contains($0) }) {
            copy.name = name
        }
        append(copy, at: place + 1)
    }

    /// Gives the columns the indexes 0, 1, 2 …, when the highest has been used up.
    private mutating func renumberColumns() {
        for position in columns.indices { columns[position].index = position }
    }

    private mutating func move(_ index: Int, by step: Int) {
        guard let place = columns.firstIndex(where: { $0.index == index }),
            columns.indices.contains(place + step)
        else { return }
        columns.swapAt(place, place + step)
    }
}
