// Numbers as people read them: 1,000,000 rows, 118 kB, 0.03 s.

/// Writes counts, sizes and durations for a page.
enum Readable {
    /// A count with its thousands separated by commas: `1,234,567`.
    static func count(_ number: some BinaryInteger) -> String {
        var text = ""
        let digits = String(number.magnitude)
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// A count with the word for what is counted: `1 file`, `3 files`.
    static func count(_ number: some BinaryInteger, _ one: String, _ many: String) -> String {
        "\(count(number)) \(number == 1 ? one : many)"
    }

    /// A size in decimal units (1 kB is 1,000 bytes), with one decimal below ten: `5.2 MB`.
    static func bytes(_ bytes: Int64) -> String {
        guard bytes >= 1_000 else { return count(bytes, "byte", "bytes") }
        var size = Double(bytes) / 1_000
        var units = ["kB", "MB", "GB", "TB"][...]
        while size >= 999.5, units.count > 1 {
            size /= 1_000
            units = units.dropFirst()
        }
        return "\(short(size)) \(units.first ?? "PB")"
    }

    /// A duration: `0.03 s`, `4.2 s`, `3 min 20 s`, `2 h 5 min`.
    static func seconds(_ seconds: Double) -> String {
        guard seconds >= 0.01 else { return "under 0.01 s" }
        if seconds < 1 { return "\(decimals(seconds, scale: 100)) s" }
        if seconds < 59.5 { return "\(short(seconds)) s" }
        let whole = Int64(min(seconds, 1e15).rounded())
        if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(count(whole / 3_600)) h \(whole % 3_600 / 60) min"
    }

    /// One decimal below ten, none from there on.
    private static func short(_ number: Double) -> String {
        number < 9.95 ? decimals(number, scale: 10) : String(Int64(number.rounded()))
    }

    /// The number rounded to a power of ten, without trailing noughts.
    private static func decimals(_ number: Double, scale: Int64) -> String {
        let scaled = Int64((number * Double(scale)).rounded())
        var fraction = String(scaled % scale + scale).dropFirst()
        while fraction.last == "0" { fraction = fraction.dropLast() }
        return fraction.isEmpty ? "\(scaled / scale)" : "\(scaled / scale).\(fraction)"
    }
}
