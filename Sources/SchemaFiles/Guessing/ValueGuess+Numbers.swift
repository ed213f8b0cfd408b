// Columns of true and false, of moments and of numbers.

import Generation

extension ValueGuess {
    func truth() -> Guess? {
        let words = Set(distinct.keys.map { $0.lowercased() })
        guard words.isSubset(of: ["true", "false"]), let type = Self.known(["boolean"]) else {
            return nil
        }
        return made(type, [:], "All values are true or false.")
    }

    func moment() -> Guess? {
        for pattern in MomentPattern.all {
            if pattern.format == "%Y%m%d", rule?.types.first != "date" { continue }
            let read = values.compactMap(pattern.read)
            guard read.count * Self.tolerated >= values.count * (Self.tolerated - 1),
                let first = read.min(), let last = read.max(),
                let type = FieldCatalog.type(named: pattern.kind.rawValue)
            else { continue }
            return made(
                type, ["min": first, "max": last, "format": pattern.format],
                "All values are a \(pattern.kind.rawValue) written as \(pattern.format), from "
                    + "\(first) to \(last).")
        }
        return nil
    }

    func number() -> Guess? {
        if let money = money() { return money }
        let numbers = values.compactMap(SampleNumber.init)
        guard numbers.count * Self.tolerated >= values.count * (Self.tolerated - 1),
            let low = numbers.min(by: { $0.value < $1.value }),
            let high = numbers.max(by: { $0.value < $1.value })
        else { return nil }
        if let special = namedNumber() ?? progression(numbers) { return special }
        if hasLeadingNoughts { return nil }
        let places = numbers.map(\.places).max() ?? 0
        guard low.value >= -1e15, high.value <= 1e15,
            let type = FieldCatalog.type(named: "number")
        else { return nil }
        return made(
            type, ["min": low.text, "max": high.text, "decimals": String(places)],
            "All values are \(places == 0 ? "whole numbers" : "numbers") from \(low.text) to "
                + "\(high.text).")
    }

    /// Codes such as `00501` are no numbers.
    private var hasLeadingNoughts: Bool {
        values.contains { $0.count > 1 && $0.hasPrefix("0") && $0.allSatisfy(\.isNumber) }
    }

    /// A number that the name tells more of: a latitude, a postcode, a moment in seconds.
    private func namedNumber() -> Guess? {
        guard let rule, let type = rule.type else { return nil }
        let special: Set = ["latitude", "longitude", "postal_code", "phone", "zip", "ssn", "isbn"]
        if special.contains(type.id) {
            return made(type, [:], "The name and the numbers fit \(type.title).")
        }
        let isSeconds = all { $0.utf8.count == 10 && $0.allSatisfy(\.isNumber) }
        guard type.id == "datetime", isSeconds else { return nil }
        return made(type, ["format": "%s"], "The name and the numbers fit seconds since 1970.")
    }

    private func progression(_ numbers: [SampleNumber]) -> Guess? {
        guard numbers.count == values.count, numbers.count > leastProgression,
            numbers.allSatisfy({ $0.places == 0 })
        else { return nil }
        let step = numbers.count > 1 ? numbers[1].value - numbers[0].value : 1
        let isEven = zip(numbers.dropFirst(), numbers).allSatisfy { $0.value - $1.value == step }
        guard isEven, step != 0, blankPercent == nil else { return nil }
        if step == 1, numbers[0].value == 1, let type = Self.known(["row_number"]) {
            return made(type, [:], "The values count the rows from 1.")
        }
        guard let type = Self.known(["sequence"]) else { return nil }
        return made(
            type, ["start_at": numbers[0].text, "step": String(Int64(step))],
            "The values begin at \(numbers[0].text) and go on in steps of \(Int64(step)).")
    }

    /// Two numbers could be anything, unless the name says that they count rows.
    private var leastProgression: Int {
        rule?.type?.id == "row_number" && values.first == "1" ? 0 : 2
    }

    private func money() -> Guess? {
        guard let symbol = values[0].first(where: { "$€£¥₹".contains($0) }),
            all({ $0.contains(symbol) }), let type = Self.known(["money"])
        else { return nil }
        let numbers = values.compactMap { value in
            SampleNumber(value.filter { $0 != symbol && $0 != "," && $0 != " " })
        }
        guard numbers.count == values.count,
            let low = numbers.min(by: { $0.value < $1.value }),
            let high = numbers.max(by: { $0.value < $1.value })
        else { return nil }
        return made(
            type, ["min": low.text, "max": high.text, "symbol": String(symbol)],
            "All values are amounts in \(symbol), from \(low.text) to \(high.text).")
    }
}
