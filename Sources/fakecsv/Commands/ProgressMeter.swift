// ProgressMeter: a line on the terminal that says how far the rows are.

import Platform

final class ProgressMeter {
    private static let standardError: Int32 = 2
    private static let pauseNanoseconds: UInt64 = 200_000_000
    private static let barWidth: UInt64 = 30

    private let total: UInt64
    private let isShown: Bool
    private let clock = SystemClock()
    private let start: UInt64
    private var next: UInt64
    private var hasDrawn = false

    /// Silent unless it is wanted and standard error is a terminal.
    init(total: UInt64, isShown: Bool) {
        self.total = total
        self.isShown = isShown && Terminal.isTerminal(Self.standardError)
        start = clock.monotonicNanoseconds()
        next = start + Self.pauseNanoseconds
    }

    func show(_ done: UInt64) {
        guard isShown else { return }
        let now = clock.monotonicNanoseconds()
        guard now >= next else { return }
        next = now + Self.pauseNanoseconds
        draw(done, seconds: Double(now - start) / 1e9)
    }

    /// Clears the line.
    func finish() {
        if hasDrawn { write("\r\u{1B}[K") }
    }

    private func draw(_ done: UInt64, seconds: Double) {
        hasDrawn = true
        let filled = Int(total == 0 ? 0 : done * Self.barWidth / total)
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: Int(Self.barWidth) - filled)
        let rate = Double(done) / seconds
        let left = Int((Double(total - done) / max(rate, 1)).rounded(.up))
        write(
            "\r\u{1B}[K[\(bar)] \(done * 100 / max(total, 1)) %  "
                + "\(Int(rate)) rows/s  \(left) s left")
    }

    private func write(_ text: String) {
        let file = FileDescriptor(owning: Self.standardError)
        _ = try? file.write(all: text)
        _ = file.release()
    }
}
