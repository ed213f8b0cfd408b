// What may be said of a product, and what it may be made of: not everything suits everything.

/// The adjectives and materials of each product, by its department.
struct ProductLooks: Sendable {
    /// Whether the material belongs to the name: a jar is not what honey is made of.
    let showsMaterial: [Bool]
    private let adjectives: [[Int]]
    private let materials: [[Int]]

    /// What is made alike.
    private enum Kind {
        case textile, wooden, metal, ceramic, device, consumed
    }

    private static let products: [(kind: Kind, names: Set<String>)] = [
        (
            .textile,
            [
                "T-Shirt", "Hoodie", "Jeans", "Rain Jacket", "Dress Shirt", "Summer Dress",
                "Running Shorts", "Leggings", "Socks", "Scarf", "Beanie", "Gloves", "Pajama Set",
                "Throw Pillow", "Area Rug", "Shower Curtain", "Duvet Cover", "Bath Towel Set",
                "Dog Bed", "Camping Tent", "Sleeping Bag", "Backpack", "Work Gloves", "Plush Bear",
                "Patio Umbrella", "Sofa", "Running Shoes", "Hiking Boots", "Sneakers", "Sandals",
                "Loafers", "Slippers", "Floor Mats",
            ]
        ),
        (
            .wooden,
            [
                "Standing Desk", "Bookshelf", "Coffee Table", "Dining Chair", "Nightstand",
                "Bed Frame", "Bar Stool", "TV Stand", "Laptop Stand", "Picture Frame",
                "Wall Clock", "Desk Organizer", "Cutting Board", "Spice Rack", "Bird Feeder",
                "Building Blocks", "Toy Train", "Doll House", "Jigsaw Puzzle", "Storage Basket",
                "Laundry Hamper", "Cat Tree", "High Chair", "Board Game", "Drum Sticks",
                "Acoustic Guitar", "Ukulele", "Step Ladder",
            ]
        ),
        (
            .metal,
            [
                "Frying Pan", "Saucepan", "Mixing Bowl Set", "Measuring Cups", "Water Bottle",
                "Lunch Box", "Electric Kettle", "Toaster", "Table Lamp", "Desk Lamp",
                "Dumbbell Set", "Bird Cage", "Watering Can", "Tool Box", "Hammer",
                "Pruning Shears", "LED Flashlight", "Stapler", "Mirror", "Chef's Knife",
            ]
        ),
        (.ceramic, ["Vase", "Plant Pot", "Dinner Plate"]),
    ]

    /// Departments whose goods are used up: what they are made of is that of the package.
    private static let consumed: Set<String> = ["Beauty", "Books", "Grocery", "Health", "Music"]

    private static func kind(_ product: String, department: String) -> Kind {
        if let found = products.first(where: { $0.names.contains(product) }) { return found.kind }
        return consumed.contains(department) ? .consumed : .device
    }

    private static func adjectives(_ kind: Kind) -> [String] {
        switch kind {
        case .consumed:
            [
                "Classic", "Premium", "Essential", "Deluxe", "Professional", "Everyday",
                "Signature", "Original", "Limited", "Travel", "Modern", "Vintage",
            ]
        case .textile:
            [
                "Classic", "Premium", "Essential", "Lightweight", "Durable", "Waterproof", "Modern",
                "Vintage", "Handmade", "Organic", "Slim", "Everyday", "Soft", "Quick-Dry",
                "Travel", "Outdoor", "Kids", "Signature", "Original", "Limited", "Minimalist",
            ]
        case .device:
            [
                "Classic", "Compact", "Premium", "Essential", "Portable", "Lightweight", "Durable",
                "Waterproof", "Modern", "Slim", "Mini", "Professional", "Everyday", "Ultra",
                "Smart", "Rechargeable", "Travel", "Signature", "Original", "Refurbished",
            ]
        case .wooden, .metal, .ceramic:
            [
                "Classic", "Compact", "Premium", "Essential", "Portable", "Lightweight",
                "Ergonomic", "Durable", "Modern", "Vintage", "Rustic", "Handmade", "Heavy-Duty",
                "Slim", "Mini", "Large", "Deluxe", "Professional", "Everyday", "Reusable",
                "Outdoor", "Signature", "Original", "Limited", "Minimalist", "Eco-Friendly",
            ]
        }
    }

    private static func materials(_ kind: Kind) -> [String] {
        switch kind {
        case .consumed: ["Glass", "Plastic", "Recycled Plastic", "Aluminum"]
        case .textile:
            [
                "Cotton", "Linen", "Denim", "Fleece", "Merino Wool", "Microfiber", "Nylon",
                "Polyester", "Suede", "Leather", "Faux Leather", "Canvas",
            ]
        case .device: ["Aluminum", "Plastic", "Recycled Plastic", "Titanium", "Carbon Fiber"]
        case .wooden: ["Bamboo", "Oak", "Pine", "Teak", "Walnut", "Wood"]
        case .metal: ["Aluminum", "Brass", "Copper", "Stainless Steel", "Steel", "Titanium"]
        case .ceramic: ["Ceramic", "Glass", "Porcelain", "Stone"]
        }
    }

    init(_ products: WordList) {
        let departments = WordArchive.list("product_department")
        let kinds = (0..<products.count).map { product in
            ProductLooks.kind(
                String(decoding: products.bytes(product), as: UTF8.self),
                department: String(decoding: departments.bytes(product), as: UTF8.self))
        }
        showsMaterial = kinds.map { $0 != .device && $0 != .consumed }
        adjectives = kinds.map {
            ProductLooks.entries(of: ProductLooks.adjectives($0), "product_adjective")
        }
        materials = kinds.map {
            ProductLooks.entries(of: ProductLooks.materials($0), "product_material")
        }
    }

    /// Where the texts stand in a list.
    private static func entries(of texts: [String], _ name: String) -> [Int] {
        let list = WordArchive.list(name)
        return (0..<list.count).filter {
            texts.contains(String(decoding: list.bytes($0), as: UTF8.self))
        }
    }

    /// What is said of a product, what it is made of, and whether its name says so: two of three do.
    @inline(__always)
    func callAsFunction(
        _ product: Int, _ bits: UInt64
    ) -> (adjective: Int, material: Int, isShown: Bool) {
        var word = bits
        let adjective = adjectives[product][take(adjectives[product].count, from: &word)]
        let material = materials[product][take(materials[product].count, from: &word)]
        return (adjective, material, showsMaterial[product] && take(3, from: &word) > 0)
    }
}
