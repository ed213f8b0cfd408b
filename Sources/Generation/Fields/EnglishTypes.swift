// Which types have English texts whatever the locale.

/// The types whose texts are English in every locale, since there are no words for others yet.
///
/// What programs read and not people (states of orders and tasks, kinds of payments, roles) belongs to
/// them as well as lists of goods, animals and illnesses. Names of stocks, programs and media types are no
/// texts of any language.
enum EnglishTypes {
    private static let ids: Set<String> = [
        "suffix",
        "task_status", "ticket_priority", "lead_source",
        "airport_name", "airport_city", "airport_region", "airport_country", "cabin_class",
        "flight_status", "room_type",
        "stock_sector", "insurance_type", "payment_method", "payment_status", "invoice_status",
        "transaction_type", "account_type",
        "product_type", "product_category", "product_name", "product_material",
        "product_description", "order_status", "shipping_method", "subscription_plan", "color",
        "car_body", "car_fuel", "car_transmission", "car_color", "vehicle_condition",
        "icd10_description", "icd10_chapter", "drug_name", "drug_class", "drug_form",
        "medical_specialty", "allergy",
        "animal", "animal_category", "plant", "plant_category", "food", "food_category",
        "pet_species", "weather",
        "browser_device", "user_role", "slug", "url", "file_name", "app_bundle_id",
    ]

    /// Whether a type's texts are English in every locale.
    static func contains(_ id: String) -> Bool { ids.contains(id) }

    /// Every id, for tests.
    static var all: Set<String> { ids }
}

extension FieldType {
    /// Whether the texts are English whatever the locale; false where they follow it, or are of no
    /// language.
    package var isEnglish: Bool { EnglishTypes.contains(id) }
}
