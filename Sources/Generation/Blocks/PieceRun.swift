// How the pieces of a row are copied together.

/// Pieces of a row that are copied alike.
struct PieceRun: BitwiseCopyable, Sendable {
    /// How many steps of 16 bytes are copied of each; 0 for texts of any length.
    let steps: Int
    /// How many pieces there are.
    let count: Int

    /// What a run takes beside its pieces, and a piece beside its steps, by the time of a step.
    private static let (runCost, pieceCost) = (4, 2)
    /// The most pieces of a run: enough for what it costs not to matter.
    private static let most = 64

    /// The runs that copy pieces with these greatest lengths; two of nil are a text of any length.
    static func runs(_ lengths: [Int?]) -> [PieceRun] {
        var runs: [PieceRun] = []
        var rest = lengths[...]
        while !rest.isEmpty {
            let texts = rest.prefix { $0 == nil }.count
            if texts > 0 { runs.append(PieceRun(steps: 0, count: texts / 2)) }
            let pieces = rest.dropFirst(texts).prefix { $0 != nil }.compactMap { $0 }
            runs += shortest(pieces)
            rest = rest.dropFirst(texts + pieces.count)
        }
        return runs
    }

    /// The runs that copy pieces of these lengths in the shortest time.
    private static func shortest(_ lengths: [Int]) -> [PieceRun] {
        // For so many of the first pieces: the shortest time, and the run that ends there.
        var best: [(cost: Int, run: PieceRun)] = [(0, PieceRun(steps: 1, count: 0))]
        for end in 1..<lengths.count + 1 {
            var (cost, run, steps) = (Int.max, best[0].run, 1)
            for count in 1...min(most, end) {
                steps = max(steps, (lengths[end - count] + 15) / 16)
                let sum = best[end - count].cost + runCost + count * (pieceCost + steps)
                if sum < cost { (cost, run) = (sum, PieceRun(steps: steps, count: count)) }
            }
            best.append((cost, run))
        }
        var runs: [PieceRun] = []
        var end = lengths.count
        while end > 0 {
            runs.append(best[end].run)
            end -= best[end].run.count
        }
        return runs.reversed()
    }
}

extension OutputBuffer {
    /// Copies the pieces of a row; the room was reserved.
    @inline(__always)
    mutating func append(
        _ pieces: UnsafePointer<UInt64>, _ runs: Lookup<PieceRun>, _ runCount: Int,
        _ texts: borrowing OutputBuffer
    ) {
        var next = unsafe pieces
        var end = unsafe writingEnd
        for index in 0..<runCount {
            let run = runs[index]
            switch run.steps {
            case 0: unsafe OutputBuffer.copy(run.count, of: &next, from: texts, to: &end)
            case 1: unsafe OutputBuffer.copy(run.count, of: &next, steps: 1, to: &end)
            case 2: unsafe OutputBuffer.copy(run.count, of: &next, steps: 2, to: &end)
            case 3: unsafe OutputBuffer.copy(run.count, of: &next, steps: 3, to: &end)
            default: unsafe OutputBuffer.copy(run.count, of: &next, steps: 4, to: &end)
            }
        }
        unsafe writingEnd = end
    }

    /// Copies pieces in as many steps each, which the compiler has to know.
    @inline(__always)
    private static func copy(
        _ count: Int, of next: inout UnsafePointer<UInt64>, steps: Int,
        to end: inout UnsafeMutablePointer<UInt8>
    ) {
        var rest = count
        while rest >= 4 {
            for place in 0..<4 { unsafe copy(next[place], steps: steps, to: &end) }
            unsafe next += 4
            rest &-= 4
        }
        if rest & 2 != 0 {
            for place in 0..<2 { unsafe copy(next[place], steps: steps, to: &end) }
            unsafe next += 2
        }
        if rest & 1 != 0 {
            unsafe copy(next.pointee, steps: steps, to: &end)
            unsafe next += 1
        }
    }
    /// Copies texts of any length, of each of which there are the place in `texts` and the length.
    private static func copy(
        _ count: Int, of next: inout UnsafePointer<UInt64>, from texts: borrowing OutputBuffer,
        to end: inout UnsafeMutablePointer<UInt8>
    ) {
        for _ in 0..<count {
            let length = Int(truncatingIfNeeded: unsafe next[1])
            unsafe texts.copy(from: Int(truncatingIfNeeded: next[0]), length: length, to: end)
            unsafe end += length
            unsafe next += 2
        }
    }
}
