/// Collects the fields of a form while it is parsed, with what was wrong with each.
struct FormBuilder {
    private(set) var fields: [(name: String, value: String)] = []
    private var malformed: [String: String] = [:]

    /// Adds a field; of several sentences for one name the first is kept.
    mutating func add(name: RepairedText, value: RepairedText) {
        fields.append((name.text, value.text))
        if let damage = name.damage ?? value.damage, malformed[name.text] == nil {
            malformed[name.text] = damage.sentence
        }
    }

    consuming func finish() -> Form {
        Form(fields: fields, malformed: malformed)
    }
}
