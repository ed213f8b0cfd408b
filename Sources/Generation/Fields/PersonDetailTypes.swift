// The types that show more of the row's person than the name.

/// What belongs to the row's hidden person besides the name.
enum PersonDetailTypes {
    private static let group = PersonTypes.group

    static let all = names + facts + choices

    private static let names = [
        FieldType(
            id: "first_name_female", title: "First Name (Female)", group: group,
            summary: "A woman's first name by the locale's frequencies.", example: "Margaret",
            alphabet: "letters", isLocalized: true
        ) { ListCells.drawn($0.locale.list("given_f")) },
        FieldType(
            id: "first_name_male", title: "First Name (Male)", group: group,
            summary: "A man's first name by the locale's frequencies.", example: "Robert",
            alphabet: "letters", isLocalized: true
        ) { ListCells.drawn($0.locale.list("given_m")) },
        FieldType(
            id: "middle_name", title: "Middle Name", group: group,
            summary: "A second first name for the row's person.", example: "Anne",
            alphabet: "letters", isLocalized: true,
            hasValues: { !["ja", "ko", "zh"].contains($0.language) }
        ) { reader in
            let lists = NameLists(reader.locale)
            return PersonCells.recipe(bytes: lists.maximumLength, alphabet: lists.alphabet) {
                lists.given(female: $0.isFemale)
                    .write(PersonDraw.secondGiven($0, lists), to: &$1)
            }
        },
        FieldType(
            id: "patronymic", title: "Patronymic", group: group,
            summary: "The patronymic of the row's person.", example: "Олександрівна",
            alphabet: "Cyrillic letters", isLocalized: true,
            hasValues: { $0.find("patronymic") != nil }
        ) { reader in
            let lists = NameLists(reader.locale)
            return PersonCells.recipe(bytes: lists.maximumLength, alphabet: lists.alphabet) {
                lists.writePatronymic(PersonDraw.father($0), female: $0.isFemale, to: &$1)
            }
        },
        FieldType(
            id: "kana_name", title: "Kana Name", group: group,
            summary: "How the name of the row's person is read, in katakana.", example: "サトウ ヨウコ",
            alphabet: "katakana, space", isLocalized: true,
            hasValues: { $0.find("given_kana") != nil }
        ) { reader in
            let family = reader.locale.list("family_kana")
            let given = reader.locale.list("given_kana")
            return PersonCells.recipe(
                bytes: family.maximumLength + given.maximumLength + 1,
                alphabet: family.alphabet.union(given.alphabet).union(" ")
            ) { person, out in
                family.write(person.family, to: &out)
                out.put(UInt8(ascii: " "))
                given.write(person.given, to: &out)
            }
        },
        FieldType(
            id: "latin_name", title: "Latin Name", group: group,
            summary: "The name of the row's person in the letters A–Z, as passports print it.",
            example: "Olena Shevchenko", alphabet: "A–Z, a–z, space, - '", version: 2,
            isLocalized: true
        ) { reader in
            let names = LatinNames(reader.locale)
            return PersonCells.recipe(
                bytes: names.maximumLength, alphabet: .letters.union(" -'")
            ) { names.write($0, to: &$1) }
        },
        FieldType(
            id: "initials", title: "Initials", group: group,
            summary: "The initials of the row's person in Latin letters.", example: "MH",
            alphabet: "A–Z", isLocalized: true
        ) { reader in
            let slugs = SlugLists(reader.locale)
            return PersonCells.recipe(bytes: 2, alphabet: .capitals) { person, out in
                slugs.given.writeCapitalInitial(person.given, to: &out)
                slugs.family(person).writeCapitalInitial(person.family, to: &out)
            }
        },
        FieldType(
            id: "title", title: "Title", group: group,
            summary: "How the row's person is addressed: Ms., Frau, 先生.", example: "Ms.",
            alphabet: "letters, dot", version: 2, isLocalized: true
        ) {
            PersonCells.bySex(
                $0.locale.list("title_f"), $0.locale.list("title_m"), PersonDraw.title)
        },
        FieldType(
            id: "suffix", title: "Suffix", group: group,
            summary: "What stands behind a name: Jr., III, PhD.", example: "Jr.",
            alphabet: "letters, dot"
        ) { _ in ListCells.drawn(WordArchive.list("name_suffix")) },
    ]

    private static let facts = [
        FieldType(
            id: "gender", title: "Gender", aliases: ["gender_abbrev", "Gender (abbrev)"],
            group: group, summary: "Whether the row's person is a woman or a man.",
            parameters: [genderFormat], example: "Female", alphabet: "letters or a digit",
            version: 2, isLocalized: true
        ) { reader in
            let format = reader.choice("format")
            let words = reader.wordsOf(format).words("gender")
            let texts = genderTexts[format]
            let (female, male) = (
                Literal(texts?.0 ?? words.string(0)), Literal(texts?.1 ?? words.string(1))
            )
            return PersonCells.recipe(
                bytes: max(female.text.count, male.text.count),
                alphabet: female.alphabet.union(male.alphabet)
            ) { $1.put($0.isFemale ? female : male) }
        },
        FieldType(
            id: "birth_date", title: "Birth Date", aliases: ["date_of_birth"], group: group,
            summary:
                "When the row's person was born; adults of 18 to 90 on 2026-01-01. It agrees with "
                + "the first name where names are known by decade: en_US, fr_FR.",
            parameters: [dateFormat], example: "1984-07-19", alphabet: "as the format",
            version: 2, isLocalized: true
        ) { reader in
            let format = reader.dayFormat("format")
            let births = Births(reader.locale)
            return PersonCells.recipe(bytes: format.maximumBytes, alphabet: format.alphabet) {
                format.write(MomentParts(days: births($0).days), to: &$1)
            }
        },
        FieldType(
            id: "age", title: "Age", group: group,
            summary: "The age of the row's person on 2026-01-01.", example: "41",
            alphabet: "digits", version: 2, isLocalized: true
        ) { reader in
            let births = Births(reader.locale)
            return PersonCells.recipe(bytes: 2, alphabet: .digits, isNumeric: true) {
                $1.putNumber(UInt64(births($0).age))
            }
        },
        FieldType(
            id: "username", title: "Username", group: group,
            summary: "A user name made of the name of the row's person.",
            example: "margaret.holloway", alphabet: "a–z, digits, . _", version: 2,
            isLocalized: true,
            isUniqueInMixes: true
        ) { reader in
            let locale = reader.locale
            return CellRecipe(capacity: .max) { HandleGenerator(locale, domains: nil, maker: &$0) }
        },
        FieldType(
            id: "avatar", title: "Avatar", group: group,
            summary: "The address of a picture of the row's person, under a reserved domain.",
            example: "https://avatars.example/margaret-holloway-7f3a.png?size=128",
            alphabet: "a–z, digits, punctuation of addresses", isLocalized: true
        ) { reader in
            let slugs = SlugLists(reader.locale)
            let (host, domain) = (Literal("https://avatars."), Literal("example/"))
            let end = Literal(".png?size=128")
            return PersonCells.recipe(
                bytes: slugs.maximumLength + 56,
                alphabet: .lowercase.union(.digits).union(":/.-?=")
            ) { person, out in
                out.put(host)
                out.put(domain)
                slugs.given.write(person.given, to: &out)
                out.put(UInt8(ascii: "-"))
                slugs.family(person).write(person.family, to: &out)
                out.put(UInt8(ascii: "-"))
                out.putHexadecimal(PersonDraw.word(person, PersonDraw.title), digits: 4)
                out.put(end)
            }
        },
        FieldType(
            id: "university", title: "University", group: group,
            summary: "A university of the locale's country.", example: "Stanford University",
            alphabet: "letters, space, punctuation", isLocalized: true,
            hasValues: { $0.find("university") != nil }
        ) { ListCells.drawn($0.locale.list("university")) },
    ]

    private static let choices = [
        FieldType(
            id: "marital_status", title: "Marital Status", group: group,
            summary:
                "Whether the row's person is single, married, divorced or widowed, by its age.",
            parameters: [.wording], example: "Married", alphabet: "letters, space", version: 2,
            isLocalized: true
        ) { reader in
            let speaker = reader.wordsOf(reader.choice("format"))
            let male = speaker.words("marital_status")
            let shares = (
                female: LifeShares("marital_status_f"), male: LifeShares("marital_status_m")
            )
            let female = speaker.textList("marital_status_f")
            return PersonCells.stage(
                shares, (female ?? male, male), PersonDraw.marriage, reader.locale)
        },
        FieldType(
            id: "education", title: "Education Level", group: group,
            summary: "The highest degree of the row's person, by its age; as its country has them.",
            parameters: [.wording], example: "Bachelor's Degree",
            alphabet: "letters, space, punctuation", version: 2, isLocalized: true
        ) { reader in
            let isAmerican = reader.locale == .standard
            let shares = LifeShares(isAmerican ? "education_us" : "education")
            let texts = reader.words("education")
            return PersonCells.stage(
                (shares, shares), (texts, texts), PersonDraw.degree, reader.locale)
        },
        FieldType.drawn(
            "shirt_size", "Shirt Size", group: group, summary: "XS to XXL.", list: "e.size",
            example: "M", alphabet: "capitals"),
    ]

    private static let genderFormat = FieldParameter(
        "format", title: "Format",
        help: "Words, English words, letters, or the numbers of ISO/IEC 5218.",
        kind: .choice([
            .init("words", "Female, Male in the language"), .init("english", "Female, Male"),
            .init("letters", "F, M"), .init("numbers", "2, 1"),
        ]), defaultText: "words")

    private static let genderTexts = ["letters": ("F", "M"), "numbers": ("2", "1")]

    private static let dateFormat = FieldParameter(
        "format", title: "Format", help: "As strftime: %Y-%m-%d, %d.%m.%Y, %B %-d, %Y.",
        kind: .text(maximumLength: 64), defaultText: "%Y-%m-%d")
}
