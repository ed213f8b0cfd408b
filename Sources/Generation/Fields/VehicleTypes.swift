// The types that show more of the row's car: its model year and its identification number.

/// The year and the VIN of the row's hidden car, whose make and model other types show.
enum VehicleTypes {
    private static let group = "Car"

    static let all = [
        FieldType(
            id: "car_year", title: "Car Model Year", aliases: ["car_model_year", "model_year"],
            group: group, summary: "The model year of the row's car, recent ones more often.",
            example: "2019", alphabet: "digits"
        ) { _ in
            CellRecipe(capacity: nil) { maker in
                let key = maker.sharedKey(ModelYear.label)
                return CellGenerator(maximumBytes: 4, alphabet: .digits, isNumeric: true) {
                    row, out in
                    out.putFourDigits(UInt64(ModelYear.year(key.word(row.counter))))
                }
            }
        },
        FieldType(
            id: "vin", title: "Car VIN", aliases: ["car_vin", "vehicle_identification_number"],
            group: group,
            summary: "The identification number of the row's car (ISO 3779): its maker's code, its "
                + "model year, a check digit.",
            example: "5YJ3E1EA7KF328931", alphabet: "A–Z without I, O and Q, digits"
        ) { _ in VINCells.recipe },
    ]
}

/// Model years from 2002 to 2026.
enum ModelYear {
    static let label = "car year"
    private static let newest = 2_026

    /// The year of a car: half of all are of the last five.
    @inline(__always)
    static func year(_ bits: UInt64) -> Int {
        var word = bits
        let first = take(25, from: &word)
        return newest &- first &* take(25, from: &word) / 25
    }
}

/// Makes the recipe of VINs.
private enum VINCells {
    /// 33 letters and digits at five places, and a serial number of six digits.
    private static let count: UInt64 = 33 * 33 * 33 * 33 * 33 * 1_000_000

    private static let characters = Array("0123456789ABCDEFGHJKLMNPRSTUVWXYZ".utf8)
    /// The model years from 2010 on; the letters and digits come again every thirty years.
    private static let years = Array("ABCDEFGHJKLMNPRSTVWXY123456789".utf8)
    /// What the letters count: A–H 1–8, J–R 1–9 (without O and Q), S–Z 2–9.
    private static let values: [UInt32] = [
        1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9,
    ]

    static var recipe: CellRecipe {
        let weights = Weights([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2])
        let makers = WordArchive.list("car_wmi")
        let (characters, years, values) = (characters, years, values)
        return CellRecipe(capacity: count) { maker in
            let car = SharedEntry(WordArchive.list("car"), key: maker.sharedKey("car"))
            let year = maker.sharedKey(ModelYear.label)
            let numbers = Numbers(count, maker: maker)
            return CellGenerator(
                maximumBytes: 17, alphabet: ByteSet(characters)
            ) { row, out in
                var text = CodeText()
                text.put(makers, car(row))
                var number = numbers(row)
                let serial = number % 1_000_000
                number /= 1_000_000
                for _ in 0..<5 {
                    text.put(characters[Int(number % 33)])
                    number /= 33
                }
                text.put(0x30)
                let modelYear = ModelYear.year(year.word(row.counter))
                text.put(years[(modelYear &- 1_980) % 30])
                // The fifth of the drawn characters stands for the plant; before it the body's.
                text.put(text[7])
                text[7] = characters[modelYear % 10]
                text.putDigits(serial, 6)
                text[8] = check(text, weights, values)
                text.write(to: &out)
            }
        }
    }

    @inline(__always)
    private static func check(_ text: CodeText, _ weights: Weights, _ values: [UInt32]) -> UInt8 {
        var sum: UInt32 = 0
        for place in 0..<17 {
            let byte = text[place]
            let value = byte < 0x40 ? UInt32(byte & 0xF) : values[Int(byte &- 0x41)]
            sum &+= value &* weights[place]
        }
        let check = sum % 11
        return check == 10 ? UInt8(ascii: "X") : 0x30 | UInt8(truncatingIfNeeded: check)
    }
}
