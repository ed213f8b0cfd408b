// SchemaForm+Actions: what the form's buttons do without JavaScript.

import Generation

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

    /// Reads an `action` field; no such field saves, as a plain `curl -d` does.
    ///
    /// Nil: no such action.
    init?(_ text: String?) {
        switch text ?? "" {
        case "", "save": self = .save
        case "preview": self = .preview
        case "update": self = .update
        case "add_column": self = .addColumn
        case let other:
            guard let cut = other.lastIndex(of: "_"),
                let index = Int(other[other.index(after: cut)...])
            else { return nil }
            switch other[..<cut] {
            case "remove_column": self = .removeColumn(index: index)
            case "move_up": self = .moveUp(index: index)
            case "move_down": self = .moveDown(index: index)
            default: return nil
            }
        }
    }
}

extension SchemaForm {
    /// Does what a button asks for that only changes the form. Orders are written anew, 1, 2, 3 …
    mutating func apply(_ action: SchemaFormAction) {
        switch action {
        case .save, .preview, .update: break
        case .addColumn: addColumn()
        case .removeColumn(let index): columns.removeAll { $0.index == index }
        case .moveUp(let index): move(index, by: -1)
        case .moveDown(let index): move(index, by: 1)
        }
        for position in columns.indices { columns[position].order = String(position + 1) }
    }

    private mutating func addColumn() {
        guard columns.count < SchemaLimits.columns else {
            generalProblem = "A schema has at most \(SchemaLimits.columns) columns."
            return
        }
        if columns.contains(where: { $0.index >= SchemaLimits.maximumIndex }) { renumberColumns() }
        columns.append(.empty(index: (columns.map(\.index).max() ?? -1) + 1))
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
