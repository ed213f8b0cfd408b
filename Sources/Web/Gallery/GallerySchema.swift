// GallerySchema: eight schemas made with care, for people who want a file now.

import Generation
import SchemaFiles

/// A ready schema with a sentence on what it is good for.
struct GallerySchema: Sendable {
    /// Its name in addresses.
    let key: String
    let summary: String
    let schema: Schema

    private init(_ key: String, _ name: String, _ summary: String, _ columns: [Column]) {
        self.key = key
        self.summary = summary
        schema = Schema(name: name, columns: columns)
    }

    static func named(_ key: String) -> GallerySchema? { all.first { $0.key == key } }

    static let all = [
        people, orders, products, webLog, payments, employees, sensors, patients,
    ]

    private static let people = GallerySchema(
        "people", "People",
        "Customers or users: names, e-mail addresses and places that belong together.",
        [
            .likely("id", "row_number"),
            .likely("first_name", "first_name"), .likely("last_name", "last_name"),
            .likely("email", "email_address"),
            .likely("gender", "gender|custom_list", ["values": "Female, Male"]),
            .likely("birth_date", "date", ["min": "1945-01-01", "max": "2007-12-31"]),
            .likely("phone", "phone", blankPercent: "8"),
            .likely("street", "street_address"),
            .likely("city", "city|custom_list", ["values": "Springfield, Riverton, Lakewood"]),
            .likely("postcode", "postal_code|digit_sequence", ["format": "#####"]),
            .likely("country", "country|custom_list", ["values": "United States"]),
            .likely("newsletter", "boolean"),
        ])

    private static let orders = GallerySchema(
        "orders", "Orders", "A shop's orders with buyer, amount, status and moments.",
        [
            .likely("order_id", "row_number"),
            .likely("order_number", "character_sequence", ["format": "^^-######"], isUnique: true),
            .likely("customer_id", "number", ["min": "1", "max": "5000"]),
            .likely("customer", "full_name", group: "buyer"),
            .likely("email", "email_address", group: "buyer"),
            .likely("ship_to", "address", group: "buyer"),
            .likely("items", "number", ["min": "1", "max": "9"]),
            .likely("total", "number", ["min": "5", "max": "900", "decimals": "2"]),
            .likely(
                "currency", "custom_list",
                ["values": "USD, EUR, GBP", "style": "weighted", "weights": "70, 20, 10"]),
            .likely(
                "status", "custom_list",
                [
                    "values": "delivered, shipped, paid, new, cancelled", "style": "weighted",
                    "weights": "60, 15, 12, 8, 5",
                ]),
            .likely(
                "ordered_at", "datetime",
                ["min": "2024-01-01", "max": "2025-12-31 23:59:59"]),
            .likely("coupon", "character_sequence", ["format": "^^^##"], blankPercent: "85"),
        ])

    private static let products = GallerySchema(
        "products", "Products", "A catalogue: articles with numbers, prices, stock and texts.",
        [
            .likely("sku", "character_sequence", ["format": "^^-####"], isUnique: true),
            .likely("name", "product_name|words", ["min": "2", "max": "4"]),
            .likely(
                "category", "product_category|department_retail|custom_list",
                ["values": "Books, Clothing, Electronics, Home, Sports, Toys"]),
            .likely("brand", "company_name"),
            .likely("price", "number", ["min": "1", "max": "600", "decimals": "2"]),
            .likely("stock", "number", ["min": "0", "max": "500"]),
            .likely(
                "rating", "number", ["min": "1", "max": "5", "decimals": "1"], blankPercent: "12"),
            .likely("color", "color|hex_color"),
            .likely("weight_kg", "number", ["min": "0.05", "max": "25", "decimals": "2"]),
            .likely("description", "sentences", ["min": "1", "max": "3"]),
            .likely("listed_on", "date", ["min": "2019-01-01", "max": "2025-12-31"]),
            .likely("active", "boolean"),
        ])

    private static let webLog = GallerySchema(
        "web-log", "Web log", "Requests as a web server logs them, for dashboards and parsers.",
        [
            .likely(
                "time", "datetime",
                [
                    "min": "2025-11-01", "max": "2025-11-30 23:59:59",
                    "format": "%Y-%m-%dT%H:%M:%S%z",
                ]),
            .likely("client_ip", "ip_address_v4|digit_sequence", ["format": "10.#.#.#"]),
            .likely(
                "method", "http_method|custom_list",
                [
                    "values": "GET, POST, PUT, DELETE", "style": "weighted",
                    "weights": "80, 14, 4, 2",
                ]),
            .likely(
                "path", "custom_list",
                ["values": "/, /login, /search, /products, /cart, /api/items, /favicon.ico"]),
            .likely(
                "status", "custom_list",
                [
                    "values": "200, 301, 404, 500", "style": "weighted", "weights": "90, 4, 5, 1",
                ]),
            .likely("bytes", "number", ["min": "120", "max": "250000"]),
            .likely("duration_ms", "number", ["min": "1", "max": "1800"]),
            .likely("referrer", "url|domain_name", blankPercent: "40"),
            .likely(
                "user_agent", "user_agent|custom_list",
                ["values": "Firefox, Chrome, Safari, Edge, curl"]),
            .likely("request_id", "guid"),
        ])

    private static let payments = GallerySchema(
        "payments", "Payments", "Card and bank payments with two parties and amounts.",
        [
            .likely("payment_id", "guid"),
            .likely("payer", "full_name", group: "payer"),
            .likely("payer_email", "email_address", group: "payer"),
            .likely("payee", "company_name"),
            .likely(
                "method", "custom_list",
                [
                    "values": "card, transfer, direct debit, wallet", "style": "weighted",
                    "weights": "62, 20, 10, 8",
                ]),
            .likely(
                "card_number", "credit_card_#|credit_card_number|digit_sequence",
                ["format": "4###############"], blankPercent: "38"),
            .likely(
                "iban", "iban|character_sequence", ["format": "^^####################"],
                blankPercent: "70"),
            .likely("amount", "number", ["min": "1", "max": "2500", "decimals": "2"]),
            .likely("currency", "currency_code|custom_list", ["values": "EUR, USD, GBP, CHF"]),
            .likely(
                "status", "custom_list",
                [
                    "values": "settled, pending, failed, refunded", "style": "weighted",
                    "weights": "86, 7, 4, 3",
                ]),
            .likely("paid_at", "datetime", ["min": "2025-01-01", "max": "2025-12-31 23:59:59"]),
            .likely("reference", "words", ["min": "2", "max": "4"]),
        ])

    private static let employees = GallerySchema(
        "employees", "Employees", "Staff with jobs, departments, salaries and managers.",
        [
            .likely("employee_id", "row_number"),
            .likely("first_name", "first_name"), .likely("last_name", "last_name"),
            .likely("work_email", "email_address"),
            .likely("job_title", "job_title"),
            .likely(
                "department", "department_corporate|custom_list",
                ["values": "Engineering, Sales, Marketing, Finance, Support, Legal"]),
            .likely("manager", "full_name", blankPercent: "6", group: "manager"),
            .likely("hired_on", "date", ["min": "2008-01-01", "max": "2025-12-31"]),
            .likely("salary", "number", ["min": "32000", "max": "165000"]),
            .likely("office", "city|custom_list", ["values": "Boston, Austin, Denver, Remote"]),
            .likely("phone", "phone"),
            .likely("full_time", "boolean"),
        ])

    private static let sensors = GallerySchema(
        "sensors", "Sensors", "Readings of devices, a minute apart, with gaps as real ones have.",
        [
            .likely("reading", "row_number"),
            .likely("device", "character_sequence", ["format": "dev-##"]),
            .likely("unix_time", "sequence", ["start_at": "1767225600", "step": "60"]),
            .likely(
                "temperature_c", "number", ["min": "-8", "max": "38", "decimals": "1"],
                blankPercent: "2"),
            .likely(
                "humidity_pct", "number", ["min": "20", "max": "95", "decimals": "1"],
                blankPercent: "2"),
            .likely("pressure_hpa", "number", ["min": "985", "max": "1035", "decimals": "1"]),
            .likely("battery_v", "number", ["min": "2.9", "max": "4.2", "decimals": "2"]),
            .likely(
                "status", "custom_list",
                [
                    "values": "ok, low battery, offline", "style": "weighted",
                    "weights": "94, 4, 2",
                ]),
            .likely("firmware", "custom_list", ["values": "1.4.2, 1.5.0, 2.0.1"]),
        ])

    private static let patients = GallerySchema(
        "patients", "Patients",
        "Made-up patients with visits, for software that must not see real ones.",
        [
            .likely("patient_id", "character_sequence", ["format": "P-######"], isUnique: true),
            .likely("full_name", "full_name"),
            .likely("birth_date", "date", ["min": "1930-01-01", "max": "2024-12-31"]),
            .likely("sex", "gender_binary|custom_list", ["values": "F, M"]),
            .likely(
                "blood_type", "blood_type|custom_list",
                [
                    "values": "O+, A+, B+, O-, A-, AB+, B-, AB-", "style": "weighted",
                    "weights": "37, 36, 9, 7, 6, 3, 2, 1",
                ]),
            .likely("height_cm", "number", ["min": "148", "max": "201"]),
            .likely("weight_kg", "number", ["min": "42", "max": "128", "decimals": "1"]),
            .likely(
                "diagnosis_code", "icd10_diagnosis_code|character_sequence",
                ["format": "^##.#"]),
            .likely("doctor", "full_name", group: "doctor"),
            .likely("visit_at", "datetime", ["min": "2024-01-01", "max": "2025-12-31 18:00:00"]),
            .likely("insurance_no", "digit_sequence", ["format": "###-###-###"]),
            .likely("notes", "sentences", ["min": "1", "max": "2"], blankPercent: "35"),
        ])
}
