// Guess: a column as somebody's material suggests it, and why.

package import Generation

/// A column with the reason for its type, to be shown and changed.
package struct Guess: Equatable, Sendable {
    package var column: Column
    /// A sentence, such as "All values are e-mail addresses", with its full stop.
    package var reason: String

    package init(column: Column, reason: String) {
        self.column = column
        self.reason = reason
    }
}
