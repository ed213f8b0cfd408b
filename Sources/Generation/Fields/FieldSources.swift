// Where the values of the field types come from.

/// The sources of the types' values, as the reference names them.
///
/// Each data file has its own source and licence in its first lines; data/ATTRIBUTION.md has the
/// notices.
enum FieldSources {
    private static let rule = "a rule; no data"
    private static let names = "names and counts of national registers and censuses, data/people"
    private static let places =
        "GeoNames (CC BY 4.0), libaddressinput (CC BY 4.0), Japan Post, data/geo"
    private static let streets = "own lists of common street names, US Census counts, data/geo"
    private static let regions = "GeoNames (CC BY 4.0), ISO 3166, Unicode CLDR, data/geo"
    private static let phones = "libphonenumber (Apache 2.0), data/phone"
    private static let companies = "own lists, data/company"
    private static let jobs = "US Bureau of Labor Statistics (public domain), own lists, data/work"
    private static let words = "own clauses, Faker\u{2019}s word lists (MIT), data/words"
    private static let choices = "own list, data/ref/enums.tsv"
    private static let worded = "own lists and translations, data/ref/choices_i18n.tsv"
    private static let stages =
        "own estimates of shares by age, data/ref/life_stages.tsv"
    private static let airports = "airportsdata (MIT), data/ref/airports.tsv"
    private static let stocks = "own list of well-known US stocks, data/finance/tickers.tsv"
    private static let currencies = "ISO 4217, Unicode CLDR, data/ref/currencies.tsv"
    private static let products = "own lists, data/commerce"
    private static let cars = "own lists, data/vehicles"
    private static let diagnoses = "ICD-10-CM of US CDC/NCHS (public domain), data/medical"
    private static let medicine = "own list, data/medical"
    private static let nature = "own lists, data/ref"
    private static let agents = "own composition of browsers\u{2019} formats, data/net"
    private static let banks = "bank directories by way of schwifty (MIT), data/finance"
    private static let cards = "ranges of ISO/IEC 7812, data/finance/cards.tsv"

    /// The types of each source; what is not here follows a rule.
    private static let types: [(source: String, ids: [String])] = [
        (
            names,
            [
                "full_name", "first_name", "last_name", "first_name_female", "first_name_male",
                "middle_name", "patronymic", "kana_name", "latin_name", "initials", "title",
                "gender", "username", "avatar", "birth_date", "age",
            ]
        ),
        ("\(names); mailbox providers, data/net", ["email_address"]),
        ("JetBrains swot (MIT), data/ref/universities.tsv", ["university"]),
        ("ISO 639, Unicode CLDR, own estimates of shares, data/ref, data/geo", ["language"]),
        ("\(stages); \(worded)", ["marital_status", "education"]),
        (worded, ["department", "industry", "employment_type"]),
        (
            choices,
            [
                "shirt_size", "task_status",
                "ticket_priority", "lead_source", "cabin_class", "flight_status", "room_type",
                "insurance_type", "payment_method", "payment_status", "invoice_status",
                "transaction_type", "account_type", "order_status", "shipping_method",
                "subscription_plan", "vehicle_condition", "blood_type", "allergy", "pet_species",
                "weather", "http_method", "http_status", "log_level", "programming_language",
                "database_system", "file_extension", "user_role",
            ]
        ),
        (jobs, ["job_title", "job_group", "salary"]),
        (
            companies,
            ["company_name", "domain_name", "work_email", "url"]
        ),
        (
            places,
            [
                "city", "state", "county", "postal_code", "latitude", "longitude", "time_zone",
                "utc_offset",
            ]
        ),
        ("\(places); \(streets)", ["street_address", "address"]),
        (streets, ["street_name"]),
        (phones, ["phone"]),
        (regions, ["country", "country_code", "capital", "continent"]),
        (
            airports,
            [
                "airport_code", "airport_icao", "airport_name", "airport_city", "airport_region",
                "airport_country", "airport_time_zone",
            ]
        ),
        (stocks, ["stock_symbol", "stock_name", "stock_sector", "cusip", "isin", "sedol"]),
        (currencies, ["currency", "currency_code", "currency_symbol"]),
        (banks, ["bank_name", "bic", "iban", "bank_account_number"]),
        ("American Bankers Association\u{2019}s prefixes, data/finance", ["routing_number"]),
        (
            cards,
            [
                "credit_card_type", "credit_card_number", "credit_card_cvv", "credit_card_expiry",
            ]
        ),
        (
            products,
            [
                "product_type", "product_category", "product_material", "product_name",
                "product_description", "product_price",
            ]
        ),
        ("W3C\u{2019}s named colours, data/ref/colors.tsv", ["color"]),
        ("ranges of the International ISBN Agency, data/ref/isbn.tsv", ["isbn"]),
        (
            cars,
            [
                "car_make", "car_model", "car_year", "car_body", "car_fuel", "car_transmission",
                "car_color", "vin",
            ]
        ),
        (diagnoses, ["icd10_code", "icd10_description", "icd10_chapter"]),
        (
            medicine,
            ["drug_name", "drug_class", "drug_strength", "drug_form", "medical_specialty"]
        ),
        (
            nature,
            ["animal", "animal_category", "plant", "plant_category", "food", "food_category"]
        ),
        (agents, ["user_agent", "browser", "operating_system", "browser_device"]),
        ("Debian\u{2019}s media-types (public domain), data/net/mime.tsv", ["mime_type"]),
        ("IANA\u{2019}s root zone, data/net/tlds.tsv", ["top_level_domain"]),
        ("IEEE\u{2019}s registry, data/net/mac_oui.tsv", ["mac_address"]),
        (words, ["words", "sentences", "paragraphs", "slug"]),
        ("own list, data/packing/records.py", ["suffix"]),
    ]

    private static let sources: [String: String] = types.reduce(into: [:]) { sources, entry in
        for id in entry.ids { sources[id] = entry.source }
    }

    /// The source of a type's values.
    static func source(of id: String) -> String { sources[id] ?? rule }

    /// Every id that has a source.
    static var ids: [String] { types.flatMap(\.ids) }
}

extension FieldType {
    /// Where the values come from, and on which terms.
    package var source: String { FieldSources.source(of: id) }

    /// How many different values a unique column of the defaults has, in words.
    package var capacityInWords: String {
        let column = Column(name: "capacity", type: id, isUnique: true, locale: locales.first)
        switch capacity(of: column) {
        case nil: return "cannot be unique"
        case .max?: return "as many as rows"
        case let count?: return FieldType.grouped(count)
        }
    }

    /// A number with a comma behind each third digit.
    private static func grouped(_ number: UInt64) -> String {
        let digits = Array(String(number))
        return digits.enumerated().reduce(into: "") { text, digit in
            if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += "," }
            text.append(digit.element)
        }
    }
}
