// The types that show the row's product: its name, price, number and description.

/// One hidden product for each row and group; its kind and department are shown by other types.
enum ProductTypes {
    private static let group = "Commerce"

    static let all = [
        FieldType(
            id: "product_name", title: "Product Name", group: group,
            summary: "The row's product with what is said of it and what it is made of.",
            example: "Compact Bamboo Desk Organizer", alphabet: "letters, digits, space, -"
        ) { _ in
            recipe(bytes: Parts.longest, alphabet: Parts.alphabet) { parts, row, out in
                let product = parts.product(row)
                let look = parts.look(row)
                parts.adjectives.write(look.adjective, to: &out)
                out.put(UInt8(ascii: " "))
                if look.isShown {
                    parts.materials.write(look.material, to: &out)
                    out.put(UInt8(ascii: " "))
                }
                parts.products.write(product, to: &out)
            }
        },
        FieldType(
            id: "product_material", title: "Material", aliases: ["material"], group: group,
            summary: "What the row's product, or its package, is made of.", example: "Bamboo",
            alphabet: "letters, space"
        ) { _ in
            let list = WordArchive.list("product_material")
            return recipe(bytes: list.maximumLength, alphabet: list.alphabet) { parts, row, out in
                parts.materials.write(parts.look(row).material, to: &out)
            }
        },
        FieldType(
            id: "product_description", title: "Product Description", group: group,
            summary: "A sentence about the row's product.",
            example: "A compact desk organizer made of bamboo.",
            alphabet: "letters, digits, space, - ."
        ) { _ in
            recipe(bytes: Parts.longest + 16, alphabet: Parts.alphabet.union(".")) {
                parts, row, out in
                let look = parts.look(row)
                parts.adjectives.write(look.adjective, to: &out)
                out.put(UInt8(ascii: " "))
                parts.products.write(parts.product(row), to: &out)
                if parts.looks.showsMaterial[parts.product(row)] {
                    out.put(madeOf)
                    parts.materials.write(look.material, to: &out)
                }
                out.put(UInt8(ascii: "."))
            }
        },
        FieldType(
            id: "product_price", title: "Product Price", aliases: ["price"], group: group,
            summary: "The price of the row's product in dollars, in the range of its kind.",
            example: "24.99", alphabet: "digits, ."
        ) { _ in
            CellRecipe(capacity: nil) { maker in
                let parts = Parts(&maker)
                let key = maker.sharedKey("product price")
                return CellGenerator(
                    maximumBytes: 10, alphabet: ByteSet.digits.union("."), isNumeric: true
                ) { row, out in
                    let range = parts.products.mark(parts.product(row))
                    writePrice(range, key.word(row.counter), to: &out)
                }
            }
        },
        FieldType(
            id: "sku", title: "SKU", aliases: ["product_number", "stock_keeping_unit"],
            group: group,
            summary: "A shop's number of the row's product: its department and nine digits.",
            example: "ELE-482910375", alphabet: "A–Z, digits, -"
        ) { _ in
            CellRecipe(capacity: 1_000_000_000) { maker in
                let parts = Parts(&maker)
                let departments = WordArchive.list("product_department")
                let numbers = Numbers(1_000_000_000, maker: maker)
                return CellGenerator(
                    maximumBytes: 13, alphabet: ByteSet.capitals.union(.digits).union("-"),
                    certain: ByteSet("-")
                ) { row, out in
                    let product = parts.product(row)
                    for place in 0..<3 {
                        // Departments begin with three letters.
                        out.put(departments.byte(product, at: place) & 0xDF)
                    }
                    out.put(UInt8(ascii: "-"))
                    var text = CodeText()
                    text.putDigits(numbers(row), 9)
                    text.write(to: &out)
                }
            }
        },
    ]

    private static let madeOf = Literal(" made of ")

    /// The lists, and the streams that the group's product is drawn from.
    struct Parts: Sendable {
        let products = WordArchive.list("product")
        let adjectives = WordArchive.list("product_adjective")
        let materials = WordArchive.list("product_material")
        private let entry: SharedEntry
        private let key: StreamKey
        let looks: ProductLooks

        init(_ maker: inout GeneratorMaker) {
            entry = SharedEntry(products, key: maker.sharedKey("product"))
            key = maker.sharedKey("product look")
            looks = ProductLooks(products)
        }

        static var longest: Int {
            ["product", "product_adjective", "product_material"].reduce(2) {
                $0 + WordArchive.list($1).maximumLength
            }
        }

        static var alphabet: ByteSet {
            ["product", "product_adjective", "product_material"].reduce(ByteSet(" ")) {
                $0.union(WordArchive.list($1).alphabet)
            }
        }

        @inline(__always)
        func product(_ row: borrowing RowState) -> Int { entry(row) }

        /// What is said of the row's product.
        @inline(__always)
        func look(
            _ row: borrowing RowState
        ) -> (adjective: Int, material: Int, isShown: Bool) {
            looks(entry(row), key.word(row.counter))
        }
    }

    private static func recipe(
        bytes: Int, alphabet: ByteSet,
        write: @escaping @Sendable (Parts, borrowing RowState, inout OutputBuffer) -> Void
    ) -> CellRecipe {
        CellRecipe(capacity: nil) { maker in
            let parts = Parts(&maker)
            return CellGenerator(maximumBytes: bytes, alphabet: alphabet) { row, out in
                write(parts, row, &out)
            }
        }
    }

    /// Writes a price between whole dollars, cheap ones more often, that ends in .99, .95, .49 or .00.
    @inline(__always)
    private static func writePrice(_ range: UInt32, _ bits: UInt64, to out: inout OutputBuffer) {
        let lowest = Int(range & 0xFFFF)
        let highest = Int(range >> 16)
        var word = bits
        // The smaller of two draws: the density falls evenly to the highest price.
        let span = highest &- lowest
        let dollars = lowest &+ min(take(span, from: &word), take(span, from: &word))
        let ending = take(10, from: &word)
        out.putNumber(UInt64(dollars))
        let cents: UInt64 = ending < 6 ? 99 : ending < 8 ? 95 : ending < 9 ? 49 : 0
        out.put(UInt8(ascii: "."))
        out.putTwoDigits(cents)
    }
}
