// A pattern in flat memory: makes a text by drawing at every choice.

/// Makes texts of a pattern.
///
/// Each alternative, each number of repetitions and each character of a class is equally likely, so
/// texts are not: of `a|[b-z]` half are an a.
///
/// Frozen: draws below n are cut from a word, 32 bits of it being used, ⌈log2 n⌉ by each draw; in the
/// order of the pattern.
struct PatternProgram: Sendable {
    /// One part; the parts of a part stand one after the other in `children`.
    private enum Step {
        /// A character of a set, so many times.
        case characters(set: Int, bits: Int, least: Int, extra: Int)
        case sequence(first: Int, count: Int)
        case alternatives(first: Int, count: Int)
        case repetition(part: Int, least: Int, extra: Int)
        /// A text without any choice.
        case text(Int)
    }

    private var steps: [Step] = []
    private var children: [Int] = []
    private var table = CharacterTable()
    private let root: Int
    /// The texts without choice, one after the other.
    private let literals: WordList?

    /// Lays a pattern out; `maker` keeps its texts.
    init(_ node: PatternNode, maker: GeneratorMaker) {
        var layout = Layout()
        root = layout.add(node)
        steps = layout.steps
        children = layout.children
        table = layout.table
        literals =
            layout.texts.isEmpty
            ? nil : maker.list(layout.texts, weights: layout.texts.map { _ in 1 })
    }

    /// Builds the flat memory.
    private struct Layout {
        var steps: [Step] = []
        var children: [Int] = []
        var texts: [[UInt8]] = []
        var table = CharacterTable()

        mutating func add(_ node: PatternNode) -> Int {
            let step = step(node)
            steps.append(step)
            return steps.count - 1
        }

        private mutating func step(_ node: PatternNode) -> Step {
            switch node {
            case .character(let set):
                if set.count == 1 { return text(Array(String(set.scalar(at: 0)).utf8)) }
                return characters(set, 1...1)
            case .repetition(.character(let set), let times) where set.count > 1:
                return characters(set, times)
            case .repetition(let part, let times):
                let part = add(part)
                return .repetition(part: part, least: times.lowerBound, extra: times.count - 1)
            case .sequence(let parts):
                return sequence(parts)
            case .alternatives(let parts):
                let added = parts.map { add($0) }
                children += added
                return .alternatives(first: children.count - added.count, count: added.count)
            }
        }

        private func characters(_ set: ScalarSet, _ number: Int, _ times: ClosedRange<Int>) -> Step
        {
            .characters(
                set: number, bits: Int.bitWidth - (set.count - 1).leadingZeroBitCount,
                least: times.lowerBound, extra: times.count - 1)
        }

        private mutating func characters(_ set: ScalarSet, _ times: ClosedRange<Int>) -> Step {
            characters(set, table.number(of: set), times)
        }

        private mutating func text(_ bytes: [UInt8]) -> Step {
            texts.append(bytes)
            return .text(texts.count - 1)
        }

        /// Characters without choice that follow each other become one text.
        private mutating func sequence(_ parts: [PatternNode]) -> Step {
            var added: [Int] = []
            var literal: [UInt8] = []
            func isOne(_ part: PatternNode) -> Unicode.Scalar? {
                guard case .character(let set) = part, set.count == 1 else { return nil }
                return set.scalar(at: 0)
            }
            for part in parts {
                if let scalar = isOne(part) {
                    literal += Array(String(scalar).utf8)
                    continue
                }
                flush(&literal, to: &added)
                added.append(add(part))
            }
            flush(&literal, to: &added)
            children += added
            return .sequence(first: children.count - added.count, count: added.count)
        }

        private mutating func flush(_ literal: inout [UInt8], to added: inout [Int]) {
            if literal.isEmpty { return }
            steps.append(text(literal))
            added.append(steps.count - 1)
            literal = []
        }
    }

    /// Writes a text; `word` is the cell's first word.
    func write(_ word: UInt64, to out: inout OutputBuffer) {
        var bits = BitDraws(word)
        run(root, &bits, to: &out)
    }

    private func run(_ index: Int, _ bits: inout BitDraws, to out: inout OutputBuffer) {
        switch steps[index] {
        case .characters(let set, let width, let least, let extra):
            let times = extra == 0 ? least : least &+ bits.below(extra &+ 1)
            let count = table.count(set)
            for _ in 0..<times {
                table.write(set, at: bits.below(count, width: width), to: &out)
            }
        case .text(let text):
            literals?.write(text, to: &out)
        case .sequence(let first, let count):
            for child in first..<first &+ count { run(children[child], &bits, to: &out) }
        case .alternatives(let first, let count):
            run(children[first &+ bits.below(count)], &bits, to: &out)
        case .repetition(let part, let least, let extra):
            let times = extra == 0 ? least : least &+ bits.below(extra &+ 1)
            for _ in 0..<times { run(part, &bits, to: &out) }
        }
    }
}

/// Small draws cut from the words of a cell.
struct BitDraws {
    private var draws: Draws
    private var word: UInt64
    private var left = BitDraws.wordBits

    /// What is used of a word: a draw's inequality stays below one in 2^32.
    private static let wordBits = 32

    /// Begins with the cell's first word.
    @inline(__always)
    init(_ word: UInt64) {
        draws = Draws(word)
        self.word = word
    }

    /// A number below `count`, which is at least 1.
    @inline(__always)
    mutating func below(_ count: Int) -> Int {
        below(count, width: Int.bitWidth - (count &- 1).leadingZeroBitCount)
    }

    /// A number below `count`, which has `width` bits.
    @inline(__always)
    mutating func below(_ count: Int, width: Int) -> Int {
        if left < width {
            word = draws.next()
            left = BitDraws.wordBits
        }
        left &-= width
        return take(count, from: &word)
    }
}
