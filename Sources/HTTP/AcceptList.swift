/// The media ranges of `Accept`: what a client would like to get, with a quality for each.
struct AcceptList {
    /// How much a media type is wanted: first by quality, then by how exactly it was named.
    struct Preference: Comparable {
        /// Thousandths, 0 (not wanted) to 1000.
        var quality: Int
        /// 0 for `*/*`, 1 for `text/*`, 2 for `text/html`.
        var exactness: Int

        static func < (left: Preference, right: Preference) -> Bool {
            (left.quality, left.exactness) < (right.quality, right.exactness)
        }
    }

    private var ranges: [(type: String, quality: Int)] = []

    /// Reads the values of all `Accept` fields; ranges without a slash are left out.
    ///
    /// No range at all means that everything is welcome.
    init(_ values: [String]) {
        for element in values.flatMap({ $0.utf8.split(separator: UInt8(ascii: ",")) }) {
            let media = MediaType(String(Substring(element)))
            guard media.name.utf8.contains(UInt8(ascii: "/")) else { continue }
            ranges.append((media.name, Self.thousandths(media["q"])))
        }
        if ranges.isEmpty { ranges = [("*/*", 1000)] }
    }

    /// What the most exact range that covers a type says about it (RFC 9110 §12.5.1).
    ///
    /// - Parameter type: a media type in lower case, without parameters.
    func preference(for type: String) -> Preference {
        let family = type.utf8.prefix { $0 != UInt8(ascii: "/") }
        let candidates = ["*/*", "\(Substring(family))/*", type]
        for (exactness, name) in candidates.enumerated().reversed() {
            let qualities = ranges.filter { $0.type == name }.map(\.quality)
            guard let quality = qualities.max() else { continue }
            return Preference(quality: quality, exactness: quality == 0 ? 0 : exactness)
        }
        return Preference(quality: 0, exactness: 0)
    }

    /// A quality such as `0.5` in thousandths: 1000 when absent, 0 when it is no quality.
    private static func thousandths(_ text: String?) -> Int {
        guard let text else { return 1000 }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2,
            parts[0].elementsEqual("0".utf8) || parts[0].elementsEqual("1".utf8),
            let whole = Int(Substring(parts[0]))
        else { return 0 }
        let digits = (parts.count == 2 ? Array(parts[1]) : []) + Array("000".utf8)
        guard digits.count <= 6, digits.allSatisfy(\.isDigit) else { return 0 }
        let fraction = digits.prefix(3).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        let quality = whole * 1000 + fraction
        return quality <= 1000 ? quality : 0
    }
}
