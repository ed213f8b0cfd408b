// A pattern as states with steps between them, of which several may go the same way.

/// A nondeterministic automaton without circles (Thompson 1968).
struct PatternSteps {
    /// For each state the characters that lead on.
    private(set) var moves: [[(set: ScalarSet, target: Int)]] = [[]]
    /// For each state where one may go without a character.
    private(set) var skips: [[Int]] = [[]]
    /// Whether a text may end at a state.
    var isEnd: [Bool] = [false]

    private mutating func state() -> Int {
        moves.append([])
        skips.append([])
        isEnd.append(false)
        return moves.count - 1
    }

    /// Adds a part that begins at a state and gives the state where it ends.
    ///
    /// O(the part's cost).
    mutating func add(_ node: PatternNode, from start: Int) -> Int {
        switch node {
        case .character(let set):
            let end = state()
            moves[start].append((set, end))
            return end
        case .sequence(let parts):
            return parts.reduce(start) { add($1, from: $0) }
        case .alternatives(let parts):
            let ends = parts.map { add($0, from: start) }
            let end = state()
            for each in ends { skips[each].append(end) }
            return end
        case .repetition(let part, let times):
            var last = start
            for _ in 0..<times.lowerBound { last = add(part, from: last) }
            let end = state()
            for _ in 0..<times.count - 1 {
                skips[last].append(end)
                last = add(part, from: last)
            }
            skips[last].append(end)
            return end
        }
    }
}

/// The sets of states that the same beginnings of texts lead to: each one state.
struct PatternSubsets {
    /// Characters that lead to a set of states.
    struct Way {
        let set: ScalarSet
        let target: Int
    }

    struct State {
        var ways: [Way] = []
        let isEnd: Bool
    }

    private(set) var states: [State] = []
    private var known: [[Int]: Int] = [:]
    private var members: [[Int]] = []
    private let steps: PatternSteps

    /// Builds the sets; nil when there are more than `maximumStates` or they hold more than
    /// `maximumWork` states together.
    init?(_ steps: PatternSteps, maximumStates: Int, maximumWork: Int) {
        self.steps = steps
        _ = number(of: [0])
        var work = 0
        var next = 0
        while next < states.count {
            work += members[next].count
            guard states.count <= maximumStates, work <= maximumWork else { return nil }
            states[next].ways = ways(from: members[next])
            next += 1
        }
    }

    /// The states in an order in which none comes before those it leads to.
    var lastFirst: [Int] {
        var order: [Int] = []
        var isSeen = [Bool](repeating: false, count: states.count)
        var stack = [(state: 0, isDone: false)]
        while let (state, isDone) = stack.popLast() {
            if isDone {
                order.append(state)
            } else if !isSeen[state] {
                isSeen[state] = true
                stack.append((state, true))
                stack += states[state].ways.map { ($0.target, false) }
            }
        }
        return order
    }

    /// The number of the set of states that can be reached from some without a character.
    private mutating func number(of starts: [Int]) -> Int {
        var reached = Set(starts)
        var open = starts
        while let state = open.popLast() {
            for next in steps.skips[state] where reached.insert(next).inserted { open.append(next) }
        }
        // States that only skip on would make equal sets look different.
        let set = reached.filter { steps.isEnd[$0] || !steps.moves[$0].isEmpty }.sorted()
        if let number = known[set] { return number }
        known[set] = states.count
        members.append(set)
        states.append(State(isEnd: set.contains { steps.isEnd[$0] }))
        return states.count - 1
    }

    /// The ways out of a set of states: characters that lead to the same states go together.
    private mutating func ways(from set: [Int]) -> [Way] {
        let moves = set.flatMap { steps.moves[$0] }
        let spans = moves.flatMap { move in
            move.set.ranges.map { (range: $0, target: move.target) }
        }
        let borders = Set(spans.flatMap { [$0.range.lowerBound, $0.range.upperBound + 1] }).sorted()
        var ranges: [[Int]: [ClosedRange<UInt32>]] = [:]
        var order: [[Int]] = []
        for (lower, upper) in zip(borders, borders.dropFirst()) {
            let targets = Set(spans.filter { $0.range.contains(lower) }.map(\.target)).sorted()
            if targets.isEmpty { continue }
            if ranges[targets] == nil { order.append(targets) }
            ranges[targets, default: []].append(lower...upper - 1)
        }
        return merged(order.map { (ScalarSet(ranges[$0] ?? []), number(of: $0)) })
    }

    /// Ways to the same state become one.
    private func merged(_ ways: [(set: ScalarSet, target: Int)]) -> [Way] {
        var merged: [Way] = []
        for way in ways {
            if let index = merged.firstIndex(where: { $0.target == way.target }) {
                merged[index] = Way(set: merged[index].set.union(way.set), target: way.target)
            } else {
                merged.append(Way(set: way.set, target: way.target))
            }
        }
        return merged
    }
}
