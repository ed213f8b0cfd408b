// Cells of the row's person that closures write.

/// Makes generators that show a part of the row's person.
enum PersonCells {
    /// The family name in the form that the person bears.
    static func gendered(_ lists: NameLists, maker: inout GeneratorMaker) -> any FieldGenerator {
        let person = maker.person()
        return CellGenerator(maximumBytes: lists.maximumLength, alphabet: lists.alphabet) {
            row, out in
            let person = row.person(person)
            lists.writeFamily(person.family, female: person.isFemale, to: &out)
        }
    }

    /// A recipe of a closure that writes something of the person; it cannot be unique.
    static func recipe(
        bytes: Int, alphabet: ByteSet, isNumeric: Bool = false,
        write: @escaping @Sendable (Person, inout OutputBuffer) -> Void
    ) -> CellRecipe {
        CellRecipe(capacity: nil) { maker in
            let person = maker.person()
            return CellGenerator(
                maximumBytes: bytes, alphabet: alphabet, isNumeric: isNumeric
            ) { row, out in
                write(row.person(person), &out)
            }
        }
    }

    /// A text of one of two lists, by sex, drawn with a word of the person.
    static func bySex(_ female: WordList, _ male: WordList, _ use: UInt64) -> CellRecipe {
        recipe(
            bytes: max(female.maximumLength, male.maximumLength),
            alphabet: female.alphabet.union(male.alphabet)
        ) { person, out in
            let list = person.isFemale ? female : male
            let draw = UInt32(truncatingIfNeeded: PersonDraw.word(person, use) >> 32)
            list.write(list.drawn(draw), to: &out)
        }
    }
}
