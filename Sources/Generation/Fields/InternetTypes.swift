// The types of addresses of computers: IP, MAC, URL.

/// Addresses that are nobody's by default: RFC 5737, RFC 3849, locally administered MACs, RFC 2606.
enum InternetTypes {
    private static let group = "Internet"

    static let all = [
        FieldType(
            id: "ip_address_v4", title: "IP Address v4", aliases: ["ip_address", "ip", "ipv4"],
            group: group,
            summary: "An address of a network for documentation (RFC 5737), or of others.",
            parameters: [rangeV4], example: "203.0.113.42", alphabet: "digits, ."
        ) { reader in
            let range = AddressRange(reader.choice("range"))
            return NumberCells.recipe(
                count: range.count, bytes: 16, set: ByteSet.digits.union(".")
            ) { AddressRange.write(range.address($0), to: &$1) }
        },
        FieldType(
            id: "ip_address_v4_cidr", title: "IP Address v4 CIDR", aliases: ["cidr", "ipv4_cidr"],
            group: group, summary: "A network: an address and how many of its bits are fixed.",
            parameters: [rangeV4], example: "198.51.100.64/27", alphabet: "digits, . /"
        ) { reader in
            let range = AddressRange(reader.choice("range"))
            return NumberCells.random(
                bytes: 20, set: ByteSet.digits.union("./"), certain: ByteSet("./")
            ) { word, out in
                var word = word
                let address = range.address(Bound(range.count).value(word))
                // 24 to 30 bits, so that no network is larger than those for documentation.
                word &*= wordIncrement
                let bits = 24 &+ take(7, from: &word)
                AddressRange.write(address & ~(UInt32(0xFF_FFFF) >> UInt32(bits &- 8)), to: &out)
                out.put(UInt8(ascii: "/"))
                out.putTwoDigits(UInt64(bits))
            }
        },
        FieldType(
            id: "ip_address_v6", title: "IP Address v6", aliases: ["ipv6"], group: group,
            summary: "An address of the network for documentation (RFC 3849), or a global one.",
            parameters: [rangeV6], example: "2001:db8:3c4d:15:a1b2:c3d4:e5f6:789a",
            alphabet: "0–9, a–f and :"
        ) { reader in AddressV6.recipe(isGlobal: reader.choice("range") == "public") },
        FieldType(
            id: "ip_address_v6_cidr", title: "IP Address v6 CIDR", aliases: ["ipv6_cidr"],
            group: group, summary: "A network of 48, 56 or 64 fixed bits.",
            parameters: [rangeV6], example: "2001:db8:3c4d:1500::/56",
            alphabet: "0–9, a–f, : and /"
        ) { reader in AddressV6.networks(isGlobal: reader.choice("range") == "public") },
        FieldType(
            id: "mac_address", title: "MAC Address", aliases: ["mac"], group: group,
            summary: "A hardware address, locally administered or of a real maker.",
            parameters: [maker, separator], example: "02:1a:4b:9c:0d:7e",
            alphabet: "0–9, a–f, : -"
        ) { MACCells.recipe(&$0) },
        FieldType(
            id: "url", title: "URL", aliases: ["website", "link"], group: group,
            summary: "A page on the web site of the row's company, under the reserved .example.",
            example: "https://www.bluestonelogistics.example/research/market?id=4821",
            alphabet: "a–z, digits, punctuation of addresses", isLocalized: true
        ) { URLCells.recipe($0.locale) },
        FieldType(
            id: "slug", title: "Slug", group: group,
            summary: "Three words as the part of an address that names a page.",
            example: "market-research-team", alphabet: "a–z and -"
        ) { _ in URLCells.slug },
        FieldType(
            id: "dummy_image_url", title: "Dummy Image URL", aliases: ["image_url"], group: group,
            summary: "The address of a picture of some size and colours, under a reserved domain.",
            example: "https://images.example/320x240.png/5fa2dd/ffffff",
            alphabet: "a–z, digits, punctuation of addresses"
        ) { _ in URLCells.image },
        FieldType(
            id: "password", title: "Password", group: group,
            summary: "Random letters, digits and signs, each kind at least once.",
            parameters: [length, signs], example: "qT7#mZ2pLx4w", alphabet: "letters, digits, signs"
        ) { PasswordCells.recipe(&$0) },
    ]

    private static let rangeV4 = FieldParameter(
        "range", title: "Range",
        help: "For documentation, for private networks, or of the public internet.",
        kind: .choice([
            .init("documentation", "documentation (RFC 5737)"),
            .init("private", "private (RFC 1918)"), .init("public", "public"),
        ]), defaultText: "documentation")

    private static let rangeV6 = FieldParameter(
        "range", title: "Range", help: "For documentation, or of the public internet.",
        kind: .choice([
            .init("documentation", "documentation (RFC 3849)"), .init("public", "public"),
        ]), defaultText: "documentation")

    private static let maker = FieldParameter(
        "maker", title: "Maker",
        help: "Locally administered, which no maker has, or with the prefix of a real maker.",
        kind: .choice([.init("local", "locally administered"), .init("real", "real makers")]),
        defaultText: "local")

    private static let separator = FieldParameter(
        "separator", title: "Separator", help: "What stands between the bytes.",
        kind: .choice([
            .init("colon", "a1:b2:c3"), .init("hyphen", "A1-B2-C3"), .init("none", "a1b2c3"),
        ]), defaultText: "colon")

    private static let length = FieldParameter(
        "length", title: "Length", help: "How many characters.", kind: .integer(4...64),
        defaultText: "12")

    private static let signs = FieldParameter(
        "signs", title: "Signs", help: "Whether there are signs besides letters and digits.",
        kind: .choice([.init("yes", "yes"), .init("no", "no")]), defaultText: "yes")
}
