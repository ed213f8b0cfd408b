// Pairs of parameters that are bounds: min and max.

extension ParameterReader {
    /// The range from `min` to `max` in units of the last decimal, rounded inwards.
    mutating func decimalRange(decimals: Int) -> ClosedRange<Int64> {
        let lower = decimal("min")
        let upper = decimal("max")
        let low = lower.scaled(by: decimals, roundingUp: true)
        let high = upper.scaled(by: decimals, roundingUp: false)
        if low == nil { refuse("min", ParameterReader.tooLong("The minimum")) }
        if high == nil { refuse("max", ParameterReader.tooLong("The maximum")) }
        let smallest = low ?? 0
        let largest = high ?? smallest
        if largest < smallest, !hasProblem("min", "max") {
            refuse("max", ParameterReader.emptySentence(lower, upper))
        }
        return smallest...max(smallest, largest)
    }

    private static func tooLong(_ what: String) -> String {
        "\(what) has more than 18 digits with its decimals; take fewer decimals."
    }

    private static func emptySentence(_ lower: Decimals, _ upper: Decimals) -> String {
        let places = max(lower.places, upper.places)
        if let low = lower.scaled(by: places), let high = upper.scaled(by: places), low <= high {
            return "No number with so few decimals lies between the bounds; take more decimals."
        }
        return "The maximum is below the minimum; make it at least as large."
    }

    /// The range from `min` to `max`, two small whole numbers.
    mutating func countRange() -> ClosedRange<Int> {
        let fewest = Int(integer("min"))
        let most = Int(integer("max"))
        if most < fewest, !hasProblem("min", "max") {
            refuse("max", "The maximum is below the minimum; make it at least as large.")
        }
        return fewest...max(fewest, most)
    }
}

extension ParameterReader {
    /// The format of a day, as strftime.
    mutating func dayFormat(_ name: String) -> DateFormat {
        let parsed = DateFormat.parse(text(name))
        if let sentence = parsed.problem { refuse(name, sentence) }
        return parsed.value ?? DateFormat(parts: [])
    }
}

extension ClosedRange<Int64> {
    /// How many numbers there are; the bounds are at most 10^18 in size.
    var size: UInt64 { UInt64(upperBound - lowerBound) + 1 }
}
