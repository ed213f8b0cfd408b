// The types of numbers that name persons and employers: SSN, EIN, NHS number.

/// American and British numbers that have types of their own; those of all countries are NationalIDs.
enum IdentityTypes {
    static let group = PersonTypes.group

    static let all = [
        FieldType(
            id: "ssn", title: "SSN", aliases: ["social_security_number"], group: group,
            summary:
                "A US social security number, by default of the areas that are never given out.",
            parameters: [numbers], example: "912-34-5678", alphabet: "digits and -"
        ) { reader in
            let codes = SocialSecurity(isReserved: reader.choice("numbers") == "reserved")
            return NumberCells.recipe(
                count: codes.count, bytes: 11, set: ByteSet.digits.union("-")
            ) { number, out in
                var text = CodeText()
                codes.put(number, in: &text)
                text.write(SocialSecurity.layout, to: &out)
            }
        },
        FieldType(
            id: "ein", title: "EIN", aliases: ["employer_identification_number"], group: "Work",
            summary: "A US employer's number with the prefix of an office of the tax authority.",
            example: "12-3456789", alphabet: "digits and -",
            count: UInt64(prefixes.count) * 10_000_000, bytes: 10, set: ByteSet.digits.union("-")
        ) { number, out in
            out.putTwoDigits(prefixes[Int(number / 10_000_000)])
            out.put(UInt8(ascii: "-"))
            var text = CodeText()
            text.putDigits(number % 10_000_000, 7)
            text.write(to: &out)
        },
        FieldType(
            id: "nhs_number", title: "NHS Number", aliases: ["nhs"], group: "Health",
            summary: "A number of the British health service with its check digit, by default of "
                + "those for tests.",
            parameters: [numbers, format], example: "999 123 4560", alphabet: "digits, space"
        ) { reader in
            let isReserved = reader.choice("numbers") == "reserved"
            let isPlain = reader.choice("format") == "plain"
            return NumberCells.recipe(
                count: isReserved ? 900_000 : 270_000_000, bytes: 12,
                set: ByteSet.digits.union(isPlain ? "" : " ")
            ) { number, out in
                let text = nhs(isReserved ? 99_900_000 + number / 9 : realistic(number), number)
                if isPlain { text.write(to: &out) } else { text.write(nhsLayout, to: &out) }
            }
        },
    ]

    static let numbers = FieldParameter(
        "numbers", title: "Numbers",
        help: "Those that nobody is given where there are such, or those that people have.",
        kind: .choice([
            .init("reserved", "nobody's where possible"), .init("realistic", "as people have"),
        ]), defaultText: "reserved")

    private static let format = FieldParameter(
        "format", title: "Format", help: "In groups, or digits alone.",
        kind: .choice([.init("grouped", "999 123 4560"), .init("plain", "9991234560")]),
        defaultText: "grouped")

    /// The prefixes that the IRS gives out.
    private static let prefixes: [UInt64] = [
        1...6, 10...16, 20...27, 30...39, 40...48, 50...68, 71...77, 80...88, 90...95, 98...99,
    ].flatMap { $0.map { UInt64($0) } }

    private static let nhsLayout = CodeText.Layout("### ### ####")
    private static let nhsWeights = Weights([10, 9, 8, 7, 6, 5, 4, 3, 2])

    /// The first eight digits of numbers that people have: 400 to 499 and 600 to 799 million.
    @inline(__always)
    private static func realistic(_ number: UInt64) -> UInt64 {
        let eight = number / 9 % 30_000_000
        return eight < 10_000_000 ? 40_000_000 &+ eight : 50_000_000 &+ eight
    }

    /// Eight digits, one of nine, and the check digit (modulo 11).
    @inline(__always)
    private static func nhs(_ eight: UInt64, _ number: UInt64) -> CodeText {
        var text = CodeText()
        text.putDigits(eight, 8)
        let sum = text.sum(nhsWeights)
        text.putDigit(
            LastDigit.avoiding(
                1, sum: sum, weight: 2, choice: UInt32(truncatingIfNeeded: number % 9)))
        text.putDigit((11 &- text.sum(nhsWeights) % 11) % 11)
        return text
    }
}

/// US social security numbers, numbered.
struct SocialSecurity: Sendable {
    let isReserved: Bool

    /// How many there are: areas times groups times serial numbers.
    var count: UInt64 { isReserved ? 100 * 49 * 9_999 : 895 * 99 * 9_999 }

    /// Appends the nine digits of a number below the count.
    ///
    /// Reserved: areas 900 to 999, which are no social security numbers, with groups below 50, which
    /// are no taxpayers' numbers either. Otherwise the areas 001 to 899 without 666, and without 078,
    /// 219 and 457, of which advertisements have made numbers known.
    @inline(__always)
    func put(_ number: UInt64, in text: inout CodeText) {
        let serial = number % 9_999 &+ 1
        let rest = number / 9_999
        let groups: UInt64 = isReserved ? 49 : 99
        var area = rest / groups
        if isReserved {
            area &+= 900
        } else {
            area &+= 1
            area &+= area >= 78 ? 1 : 0
            area &+= area >= 219 ? 1 : 0
            area &+= area >= 457 ? 1 : 0
            area &+= area >= 666 ? 1 : 0
        }
        text.putDigits(area, 3)
        text.putDigits(rest % groups &+ 1, 2)
        text.putDigits(serial, 4)
    }

    static let layout = CodeText.Layout("###-##-####")
}
