// ProgressMeter: a line on the terminal that says how far the rows are.

import Platform

final class ProgressMeter {
    /// What the total counts.
    enum Unit {
        case rows, bytes
    }

    private static let standardOutput: Int32 = 1
    private static let standardError: Int32 = 2
    private static let pauseNanoseconds: UInt64 = 200_000_000
    private static let barWidth = 30
    /// A shorter bar shows nothing.
    private static let narrowestBar = 5
    /// What terminals have that do not say.
    private static let usualColumns = 80

    private let total: UInt64
    private let unit: Unit
    private let isShown: Bool
    private let clock = SystemClock()
    private let start: UInt64
    private var next: UInt64
    private var hasDrawn = false

    /// Silent unless standard error is a terminal and standard output is not, where rows would run
    /// into the line.
    init(total: UInt64, unit: Unit, hasFile: Bool) {
        self.total = max(total, 1)
        self.unit = unit
        isShown =
            Terminal.isTerminal(Self.standardError)
            && (hasFile || Terminal.isFile(Self.standardOutput))
        start = clock.monotonicNanoseconds()
        next = start + Self.pauseNanoseconds
    }

    func show(rows: UInt64, bytes: UInt64) {
        guard isShown else { return }
        let now = clock.monotonicNanoseconds()
        guard now >= next else { return }
        next = now + Self.pauseNanoseconds
        draw(rows: rows, bytes: bytes, seconds: Double(now - start) / 1e9)
    }

    /// Clears the line.
    func finish() {
        if hasDrawn { write("\r\u{1B}[K") }
        hasDrawn = false
    }

    private func draw(rows: UInt64, bytes: UInt64, seconds: Double) {
        hasDrawn = true
        let done = min(unit == .rows ? rows : bytes, total)
        let share = Double(done) / Double(total)
        let rate = Double(done) / seconds
        let left = Int((Double(total - done) / max(rate, 1)).rounded(.up))
        let megabytes = Int(Double(bytes) / seconds / 1e6)
        let parts = [
            "\(Int(share * 100)) %", "\(Self.duration(left)) left",
            "\(Int(Double(rows) / seconds)) rows/s", "\(megabytes) MB/s",
        ]
        write("\r\u{1B}[K" + Self.line(parts, share: share, width: width))
    }

    /// The columns that a line may take: the last one would make some terminals begin the next.
    private var width: Int {
        (Terminal.columns(Self.standardError) ?? Self.usualColumns) - 1
    }

    /// As many parts as fit, the first ones first, and a bar where it has room.
    static func line(_ parts: [String], share: Double, width: Int) -> String {
        var line = ""
        for part in parts {
            let longer = line.isEmpty ? part : "\(line)  \(part)"
            if longer.count > width { break }
            line = longer
        }
        let room = min(barWidth, width - line.count - 3)
        guard room >= narrowestBar else { return line }
        let filled = Int(share * Double(room))
        let bar =
            String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled)
        return "[\(bar)] \(line)"
    }

    /// For example "42 s", "3 min 05 s" or "2 h 10 min".
    private static func duration(_ seconds: Int) -> String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3_600 { return "\(seconds / 60) min \(padded(seconds % 60)) s" }
        return "\(seconds / 3_600) h \(padded(seconds / 60 % 60)) min"
    }

    private func write(_ text: String) {
        let file = FileDescriptor(owning: Self.standardError)
        _ = try? file.write(all: text)
        _ = file.release()
    }
}
