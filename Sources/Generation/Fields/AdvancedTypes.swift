// The types whose values the user describes.

/// Sequences, patterns and lists of the user's own.
enum AdvancedTypes {
    static let group = "Advanced"

    static let all = [
        FieldType(
            id: "sequence", title: "Sequence", group: group,
            summary: "Numbers with equal steps between.",
            parameters: SequenceRecipe.parameters,
            example: "1", alphabet: "digits and -", recipe: SequenceRecipe.self),
        FieldType(
            id: "digit_sequence", title: "Digit Sequence", group: group,
            summary: "Digits and letters by a pattern.",
            parameters: [CharacterSequenceRecipe.digits],
            example: "482-19-7734", alphabet: "that of the format",
            recipe: CharacterSequenceRecipe.self),
        FieldType(
            id: "character_sequence", title: "Character Sequence", group: group,
            summary: "Letters and digits by a pattern.",
            parameters: [CharacterSequenceRecipe.characters],
            example: "QX-4821-abk", alphabet: "that of the format",
            recipe: CharacterSequenceRecipe.self),
        FieldType(
            id: "custom_list", title: "Custom List", group: group,
            summary: "Values of your own.",
            parameters: CustomListRecipe.parameters,
            example: "green", alphabet: "that of the values", recipe: CustomListRecipe.self),
        FieldType(
            id: "template", title: "Template", group: group,
            summary: "A text with the values of other columns in it.",
            parameters: [TemplateRecipe.template],
            example: "Order 17 of Margaret Holloway", alphabet: "that of its text and its columns",
            recipe: TemplateRecipe.self),
        FieldType(
            id: "regular_expression", title: "Regular Expression", aliases: ["regex"],
            group: group,
            summary:
                "A text that matches a pattern; alternatives, repetitions and characters are each "
                + "equally likely.",
            parameters: RegularExpressionRecipe.parameters,
            example: "QXB-482", alphabet: "that of the pattern",
            recipe: RegularExpressionRecipe.self),
        FieldType(
            id: "json_array", title: "JSON Array", group: group,
            summary:
                "An array in JSON, of values or of objects, with people and places of its own.",
            parameters: JSONArrayRecipe.parameters,
            example: "[7,42,19]", alphabet: "that of JSON and of its items",
            recipe: JSONArrayRecipe.self),
    ]
}
