// The types that show rows of reference tables: airports, stocks, cars, diagnoses, drugs and more.

/// Tables whose columns agree within a row, and short lists by weight.
enum ReferenceTypes {
    static let all = tables + lists

    private static let tables: [FieldType] = [
        .shown(
            "airport_code", "Airport Code", group: "Travel",
            summary: "The IATA code of the row's airport.",
            table: "airport", example: "DEN"),
        .shown(
            "airport_icao", "Airport ICAO Code", group: "Travel",
            summary: "The ICAO code of the row's airport.",
            table: "airport", part: "airport_icao", example: "KDEN"),
        .shown(
            "airport_name", "Airport Name", group: "Travel",
            summary: "The name of the row's airport.",
            table: "airport", part: "airport_name", example: "Denver International Airport"),
        .shown(
            "airport_city", "Airport City", group: "Travel",
            summary: "The city of the row's airport.",
            table: "airport", part: "airport_city", example: "Denver"),
        .shown(
            "airport_region", "Airport Region", group: "Travel",
            summary: "The region of the row's airport.",
            table: "airport", part: "airport_region", example: "Colorado"),
        .shown(
            "airport_country", "Airport Country", group: "Travel",
            summary: "The country of the row's airport.",
            table: "airport", part: "airport_country", example: "United States"),
        .shown(
            "airport_time_zone", "Airport Time Zone", group: "Travel",
            summary: "The time zone of the row's airport.",
            table: "airport", part: "airport_zone", example: "America/Denver"),
        .shown(
            "stock_symbol", "Stock Symbol", group: "Finance",
            summary: "The symbol of the row's stock.",
            table: "stock", example: "MSFT"),
        .shown(
            "stock_name", "Stock Name", group: "Finance",
            summary: "The company of the row's stock.",
            table: "stock", part: "stock_name", example: "Microsoft"),
        .shown(
            "stock_sector", "Stock Sector", group: "Finance",
            summary: "The sector of the row's stock.",
            table: "stock", part: "stock_sector", example: "Technology"),
        .shown(
            "product_type", "Product", group: "Commerce",
            summary: "What the row's product is.",
            table: "product", example: "Desk Lamp"),
        .shown(
            "product_category", "Department (Retail)", group: "Commerce",
            summary: "The department of a shop that has the row's product.",
            table: "product", part: "product_department", example: "Electronics"),
        .shown(
            "car_make", "Car Make", group: "Car",
            summary: "The make of the row's car.",
            table: "car", part: "car_make", example: "Toyota"),
        .shown(
            "car_model", "Car Model", group: "Car",
            summary: "The model of the row's car.",
            table: "car", example: "Corolla"),
        .shown(
            "car_body", "Car Body", group: "Car",
            summary: "The body of the row's car.",
            table: "car", part: "car_body", example: "sedan"),
        .shown(
            "icd10_code", "ICD10 Diagnosis Code", group: "Health",
            summary: "The ICD-10-CM code of the row's diagnosis.",
            table: "icd10", example: "E11.9"),
        .shown(
            "icd10_description", "ICD10 Dx Desc (Long)", group: "Health",
            summary: "The description of the row's diagnosis.",
            table: "icd10", part: "icd10_text",
            example: "Type 2 diabetes mellitus without complications"),
        .shown(
            "icd10_chapter", "ICD10 Chapter", group: "Health",
            summary: "The chapter of ICD-10-CM that the row's diagnosis is in.",
            table: "icd10", part: "icd10_chapter", example: "Diseases of the circulatory system"),
        .shown(
            "drug_name", "Drug Name (Generic)", group: "Health",
            summary: "The generic name of the row's drug.",
            table: "drug", example: "Metformin"),
        .shown(
            "drug_class", "Drug Class", group: "Health",
            summary: "The class of the row's drug.",
            table: "drug", part: "drug_class", example: "antidiabetic"),
        .shown(
            "drug_strength", "Drug Strength", group: "Health",
            summary: "The strength of the row's drug.",
            table: "drug", part: "drug_strength", example: "500 mg"),
        .shown(
            "drug_form", "Drug Form", group: "Health",
            summary: "The form of the row's drug.",
            table: "drug", part: "drug_form", example: "tablet"),
        .shown(
            "animal", "Animal Common Name", group: "Nature",
            summary: "The common name of the row's animal.",
            table: "animal", example: "Horse"),
        .shown(
            "animal_category", "Animal Category", group: "Nature",
            summary: "The category of the row's animal.",
            table: "animal", part: "animal_category", example: "mammal"),
        .shown(
            "plant", "Plant Common Name", group: "Nature",
            summary: "The common name of the row's plant.",
            table: "plant", example: "Oak"),
        .shown(
            "plant_category", "Plant Category", group: "Nature",
            summary: "The category of the row's plant.",
            table: "plant", part: "plant_category", example: "tree"),
        .shown(
            "food", "Food", group: "Nature",
            summary: "The row's food.",
            table: "food", example: "Apple"),
        .shown(
            "food_category", "Food Category", group: "Nature",
            summary: "The category of the row's food.",
            table: "food", part: "food_category", example: "fruit"),
        .shown(
            "user_agent", "User Agent", group: "IT",
            summary: "What the row's browser calls itself.",
            table: "user_agent",
            example:
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36"
        ),
        .shown(
            "browser", "Browser", group: "IT",
            summary: "The row's browser.",
            table: "user_agent", part: "ua_browser", example: "Firefox"),
        .shown(
            "operating_system", "Operating System", aliases: ["browser_os"], group: "IT",
            summary: "The operating system of the row's browser.",
            table: "user_agent", part: "ua_os", example: "Windows"),
        .shown(
            "browser_device", "Browser Device", group: "IT",
            summary: "The kind of device of the row's browser.",
            table: "user_agent", part: "ua_device", example: "desktop"),
        .shown(
            "mime_type", "MIME Type", group: "IT",
            summary: "A media type, the common ones more often.",
            table: "mime", example: "application/pdf"),
    ]

    private static let lists: [FieldType] = [
        .drawn(
            "car_fuel", "Car Fuel", group: "Car",
            summary: "What a car runs on.", list: "car_fuel", example: "Petrol"),
        .drawn(
            "car_transmission", "Car Transmission", group: "Car",
            summary: "Automatic or manual.", list: "car_transmission", example: "Automatic"),
        .spelled(
            "car_color", "Car Color", group: "Car",
            summary: "The colour of a car by how common it is.", list: "car_color", example: "White"
        ),
        .drawn(
            "vehicle_condition", "Vehicle Condition", group: "Car",
            summary: "New, used or certified.", list: "e.vehicle_condition", example: "used"),
        .spelled(
            "medical_specialty", "Medical Specialty", group: "Health",
            summary: "A doctor's specialty by their number.", list: "specialty",
            example: "Family Medicine"),
        .drawn(
            "blood_type", "Blood Type", group: "Health",
            summary: "A blood group by its frequency.", list: "e.blood_type", example: "O+"),
        .drawn(
            "allergy", "Allergy", group: "Health",
            summary: "What somebody is allergic to.", list: "e.allergy", example: "peanuts"),
        .drawn(
            "insurance_type", "Insurance Type", group: "Finance",
            summary: "A kind of insurance.", list: "e.insurance_type", example: "home"),
        .drawn(
            "pet_species", "Pet Species", group: "Nature",
            summary: "A kind of pet.", list: "e.pet_species", example: "dog"),
        .drawn(
            "weather", "Weather", group: "Nature",
            summary: "The weather in a word or two.", list: "e.weather", example: "sunny"),
        .drawn(
            "cabin_class", "Cabin Class", group: "Travel",
            summary: "A class of seats in an aeroplane.", list: "e.cabin_class", example: "economy"),
        .drawn(
            "flight_status", "Flight Status", group: "Travel",
            summary: "Whether a flight is on time.", list: "e.flight_status", example: "on time"),
        .drawn(
            "room_type", "Room Type", group: "Travel",
            summary: "A kind of hotel room.", list: "e.room_type", example: "double"),
        .drawn(
            "order_status", "Order Status", group: "Commerce",
            summary: "The state of an order.", list: "e.order_status", example: "shipped"),
        .drawn(
            "shipping_method", "Shipping Method", group: "Commerce",
            summary: "How an order is shipped.", list: "e.shipping_method", example: "standard"),
        .drawn(
            "subscription_plan", "Subscription Plan", group: "Commerce",
            summary: "A plan of a subscription.", list: "e.subscription_plan", example: "basic"),
        .drawn(
            "color", "Color", group: "Commerce",
            summary: "The name of a colour of the web.", list: "color", example: "alice blue"),
        .drawn(
            "payment_method", "Payment Method", group: "Finance",
            summary: "How something is paid.", list: "e.payment_method", example: "credit_card"),
        .drawn(
            "payment_status", "Payment Status", group: "Finance",
            summary: "The state of a payment.", list: "e.payment_status", example: "paid"),
        .drawn(
            "invoice_status", "Invoice Status", group: "Finance",
            summary: "The state of an invoice.", list: "e.invoice_status", example: "paid"),
        .drawn(
            "transaction_type", "Transaction Type", group: "Finance",
            summary: "A kind of bank transaction.", list: "e.transaction_type", example: "transfer"),
        .drawn(
            "account_type", "Account Type", group: "Finance",
            summary: "A kind of bank account.", list: "e.account_type", example: "checking"),
        .drawn(
            "http_method", "HTTP Method", group: "IT",
            summary: "A method of HTTP by its frequency.", list: "e.http_method", example: "GET"),
        .drawn(
            "http_status", "HTTP Status", group: "IT",
            summary: "A status of HTTP by its frequency.", list: "e.http_status", example: "200"),
        .drawn(
            "log_level", "Log Level", group: "IT",
            summary: "A level of a log by its frequency.", list: "e.log_level", example: "INFO"),
        .drawn(
            "programming_language", "Programming Language", group: "IT",
            summary: "A programming language by its use.", list: "e.programming_language",
            example: "Python"),
        .drawn(
            "database_system", "Database System", group: "IT",
            summary: "A database system by its use.", list: "e.database", example: "PostgreSQL"),
        .drawn(
            "file_extension", "File Extension", group: "IT",
            summary: "The ending of a file's name.", list: "e.file_extension", example: "pdf"),
        .drawn(
            "user_role", "User Role", group: "IT",
            summary: "What a user may do.", list: "e.user_role", example: "viewer"),
        .drawn(
            "top_level_domain", "Top Level Domain", group: "IT",
            summary: "A top-level domain by registrations.", list: "tld", example: "com"),
        .drawn(
            "task_status", "Task Status", group: "Work",
            summary: "The state of a task.", list: "e.task_status", example: "in_progress"),
        .drawn(
            "ticket_priority", "Ticket Priority", group: "Work",
            summary: "How urgent a ticket is.", list: "e.ticket_priority", example: "high"),
        .drawn(
            "lead_source", "Lead Source", group: "Work",
            summary: "Where a customer came from.", list: "e.lead_source", example: "referral"),
    ]
}
