// The names that columns have in practice, and what stands in them.

extension NameRule {
    static let all = keys + person + contact + place + work + commerce + technology + time + basics

    private static let keys = [
        NameRule("=id|row number|row no|row num|=no|=nr|seq|serial no", "row_number"),
        NameRule("uuid|guid|external id|public id|request id|trace id|session id", "guid"),
        NameRule("ulid", "ulid"),
        NameRule("object id|=oid|mongo id", "mongodb_objectid"),
        NameRule(
            "user id|customer id|client id|patient id|employee id|order id|product id"
                + "|account id|parent id|manager id|department id|store id|item id|device id|sensor id"
                + "|category id|supplier id|company id|invoice id|member id|=pk|key id|foreign key|id",
            "number", ["min": "1", "max": "10000", "decimals": "0"]),
    ]

    private static let person = [
        NameRule("first name|given name|forename|fname|firstname|vorname|prenom", "first_name"),
        NameRule("last name|family name|surname|lname|lastname|nachname|nom", "last_name"),
        NameRule("middle name|middlename", "middle_name|first_name"),
        NameRule(
            "full name|fullname|=name|customer name|contact name|person|author|owner|patient"
                + "|customer|recipient|sender|assignee|employee name|patient name|user full name"
                + "|display name|contact|doctor|physician|passenger|cardholder|card holder|buyer"
                + "|seller|manager|salesperson|sales rep", "full_name"),
        NameRule(
            "salutation|honorific|name title|prefix", "title|custom_list",
            ["values": "Mr, Ms, Mrs, Dr"]),
        NameRule("suffix", "suffix|custom_list", ["values": "Jr, Sr, II, III"]),
        NameRule("gender|sex", "gender_binary|gender|custom_list", ["values": "Female, Male"]),
        NameRule("race|ethnicity", "race"),
        NameRule("age|years old", "number", ["min": "18", "max": "90", "decimals": "0"]),
        NameRule(
            "birth date|birthdate|date of birth|dob|birthday|born", "date",
            ["min": "1940-01-01", "max": "2007-12-31"]),
        NameRule(
            "ssn|social security number|social security", "ssn|digit_sequence",
            ["format": "###-##-####"]),
        NameRule(
            "national id|national identification number|personal number|nino|pesel|cpf|dni|bsn",
            "national_id"),
        NameRule("nhs number|nhs", "nhs_number"), NameRule("ein", "ein"),
        NameRule(
            "language|lang", "language|custom_list",
            ["values": "English, Spanish, French, German"]),
        NameRule("height cm|height", "number", ["min": "150", "max": "200"]),
        NameRule("weight kg|weight", "number", ["min": "45", "max": "120", "decimals": "1"]),
        NameRule(
            "blood type|blood group", "blood_type|custom_list",
            ["values": "O+, A+, B+, AB+, O-, A-, B-, AB-"]),
        NameRule(
            "marital status", "custom_list",
            ["values": "single, married, divorced, widowed"]),
        NameRule("avatar|photo url|picture url|image url", "avatar|url|domain_name"),
    ]

    private static let contact = [
        NameRule("email|e mail|mail|email address|mail address", "email_address"),
        NameRule(
            "username|user name|login|user login|handle|nickname|=user",
            "username|first_name"),
        NameRule(
            "password|passwd|pwd", "password|character_sequence",
            ["format": "@@@###^^^##"]),
        NameRule("password hash|hash", "password_hash|sha256"),
        NameRule(
            "phone|phone number|telephone|mobile|cell|fax|tel|msisdn|mobile number",
            "phone"),
        NameRule(
            "website|web site|url|link|homepage|uri|referrer|referer|href",
            "url|domain_name"),
        NameRule("domain|domain name|host|hostname|host name", "domain_name"),
    ]

    private static let place = [
        NameRule("address|full address|shipping address|billing address|home address", "address"),
        NameRule("street|street address|address line|addr|street name|line", "street_address"),
        NameRule(
            "city|town|municipality|locality|ort|ville", "city|custom_list",
            ["values": "Springfield, Riverton, Lakewood, Fairview"]),
        NameRule(
            "state|province|region|county|state province",
            "state|custom_list", ["values": "CA, TX, NY, FL, IL"]),
        NameRule(
            "state code|state abbreviation|state abbr", "state_abbrev|state|custom_list",
            ["values": "CA, TX, NY, FL, IL"]),
        NameRule(
            "zip|zip code|zipcode|postal code|postcode|post code|plz|postalcode",
            "postal_code|digit_sequence", ["format": "#####"]),
        NameRule(
            "country|nation|nationality", "country|custom_list",
            ["values": "United States, Germany, France, Japan"]),
        NameRule(
            "country code|country iso", "country_code|custom_list",
            ["values": "US, DE, FR, JP"]),
        NameRule(
            "latitude|lat", "latitude|number",
            ["min": "-90", "max": "90", "decimals": "6"]),
        NameRule(
            "longitude|lng|lon|long", "longitude|number",
            ["min": "-180", "max": "180", "decimals": "6"]),
        NameRule(
            "time zone|timezone|tz", "time_zone|custom_list",
            ["values": "America/New_York, Europe/Berlin, Asia/Tokyo"]),
    ]

    private static let work = [
        NameRule(
            "company|company name|employer|organization|organisation|business name|supplier"
                + "|vendor|manufacturer|firm|merchant|brand|airline", "company_name"),
        NameRule("job|job title|position|occupation|profession|=title|designation", "job_title"),
        NameRule(
            "department|dept|division|team", "department_corporate|department|custom_list",
            ["values": "Sales, Marketing, Engineering, Finance, Support"]),
        NameRule(
            "salary|wage|income|annual salary", "number",
            ["min": "30000", "max": "150000", "decimals": "0"]),
        NameRule("role", "custom_list", ["values": "admin, editor, viewer"]),
    ]

    private static let commerce = [
        NameRule(
            "price|amount|total|cost|subtotal|fee|balance|unit price|tax|payment amount"
                + "|discount amount|revenue|shipping", "number",
            ["min": "1", "max": "500", "decimals": "2"]),
        NameRule(
            "quantity|qty|stock|units|items|pieces", "number",
            ["min": "1", "max": "20", "decimals": "0"]),
        NameRule(
            "currency|currency code", "currency_code|currency|custom_list",
            ["values": "USD, EUR, GBP, JPY"]),
        NameRule(
            "credit card|card number|credit card number|cc number|pan",
            "credit_card_#|credit_card_number|digit_sequence", ["format": "4###############"]),
        NameRule(
            "card type|credit card type|card brand", "credit_card_type|custom_list",
            ["values": "visa, mastercard, amex"]),
        NameRule("iban|bank account", "iban"),
        NameRule("bic|swift|swift code", "swift_bic|bic"),
        NameRule("bank|bank name", "bank_name"),
        NameRule("routing number|aba|rtn", "routing_number"),
        NameRule("cvv|cvc|security code", "credit_card_cvv"),
        NameRule("vat|vat number|vat id|vatin|ust id", "vat_number"),
        NameRule("isin", "isin"), NameRule("cusip", "cusip"), NameRule("lei", "lei"),
        NameRule(
            "payment method|payment type", "custom_list",
            ["values": "card, invoice, transfer, cash"]),
        NameRule(
            "product|product name|item name|item|article", "product_name|product_grocery|words",
            ["min": "1", "max": "3"]),
        NameRule(
            "sku|product code|article number|part number|item number",
            "product_sku|sku|character_sequence", ["format": "^^-####"]),
        NameRule(
            "category|product category|department name",
            "product_category|department_retail|custom_list",
            ["values": "Books, Clothing, Electronics, Home, Toys"]),
        NameRule("isbn", "isbn|digit_sequence", ["format": "978##########"]),
        NameRule("ean|upc|barcode|gtin", "ean_13|ean|digit_sequence", ["format": "#############"]),
        NameRule(
            "order number|order no|invoice number|invoice no|tracking number|reference"
                + "|ref|code", "character_sequence", ["format": "^^^-######"]),
        NameRule(
            "discount|discount percent|tax rate|percent|percentage|pct|share", "number",
            ["min": "0", "max": "100", "decimals": "0"]),
        NameRule("rating|stars|score", "number", ["min": "1", "max": "5", "decimals": "0"]),
        NameRule("color|colour|color name", "color|hex_color"),
        NameRule("hex color|color code|color hex", "hex_color"),
        NameRule("vin", "car_vin|vin"), NameRule("car make|make", "car_make"),
        NameRule("car model|vehicle model", "car_model"),
        NameRule("size", "custom_list", ["values": "S, M, L, XL"]),
    ]

    private static let technology = [
        NameRule(
            "ip|ip address|ipv4|client ip|remote addr|remote address|source ip",
            "ip_address_v4|digit_sequence", ["format": "10.#.#.#"]),
        NameRule("ipv6", "ip_address_v6"),
        NameRule("mac|mac address", "mac_address"), NameRule("imei", "imei"),
        NameRule(
            "user agent|useragent|browser", "user_agent|custom_list",
            ["values": "Firefox, Chrome, Safari, Edge"]),
        NameRule("md5", "md5"), NameRule("sha1", "sha1"),
        NameRule("sha256|checksum|digest|token", "sha256"),
        NameRule(
            "http method|method|verb", "custom_list",
            ["values": "GET, GET, GET, POST, PUT, DELETE"]),
        NameRule(
            "status code|http status", "custom_list",
            ["values": "200, 200, 200, 301, 404, 500"]),
        NameRule(
            "bytes|response size|file size", "number",
            ["min": "100", "max": "200000", "decimals": "0"]),
        NameRule("file name|filename|file", "file_name|words"),
        NameRule(
            "mime type|content type|media type", "mime_type|custom_list",
            ["values": "text/html, application/json, image/png"]),
        NameRule("version", "app_version|digit_sequence", ["format": "#.#.#"]),
        NameRule("temperature|temp", "number", ["min": "-10", "max": "40", "decimals": "1"]),
        NameRule("humidity", "number", ["min": "10", "max": "95", "decimals": "1"]),
        NameRule("pressure", "number", ["min": "980", "max": "1040", "decimals": "1"]),
        NameRule(
            "duration|duration ms|elapsed|latency|response time", "number",
            ["min": "1", "max": "2000", "decimals": "0"]),
    ]

    private static let time = [
        NameRule(
            "date|day|due date|start date|end date|hire date|hired|expiry|expires|valid from"
                + "|valid until|order date|ship date|visit date|invoice date", "date"),
        NameRule(
            "datetime|timestamp|created at|updated at|deleted at|created|updated|modified"
                + "|modified at|changed at|logged at|last login|last seen|ordered at|paid at|sent at"
                + "|created on|date time|event time|at|registered at|measured at|recorded at"
                + "|shipped at|read at", "datetime"),
        NameRule("time|start time|end time|hour", "time"),
        NameRule("year", "number", ["min": "1990", "max": "2025", "decimals": "0"]),
        NameRule("month", "number", ["min": "1", "max": "12", "decimals": "0"]),
    ]

    private static let basics = [
        NameRule(
            "is|has|active|enabled|deleted|verified|flag|subscribed|paid|opt in|newsletter"
                + "|archived|in stock|published|confirmed", "boolean"),
        NameRule(
            "status|order status|payment status", "custom_list",
            ["values": "new, active, pending, closed"]),
        NameRule("priority|severity|level", "custom_list", ["values": "low, medium, high"]),
        NameRule("type|kind|class|group", "custom_list", ["values": "A, B, C"]),
        NameRule(
            "description|comment|comments|note|notes|remark|remarks|message|body|text|summary"
                + "|review|feedback|bio|about|content", "sentences"),
        NameRule("subject|headline|label|tag|tags|keyword|slug", "words"),
        NameRule(
            "count|number|num|points|views|visits|clicks|likes|qty ordered", "number",
            ["min": "0", "max": "1000", "decimals": "0"]),
        NameRule(
            "value|measurement|reading", "number",
            ["min": "0", "max": "100", "decimals": "2"]),
    ]
}
