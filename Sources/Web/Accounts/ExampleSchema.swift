// ExampleSchema: the schema that a new user finds, one click from a download.

import Generation

enum ExampleSchema {
    static let schema = Schema(
        name: "Example: people",
        columns: [
            Column(name: "id", type: "row_number"),
            Column(name: "full_name", type: "full_name"),
            Column(name: "email", type: "email_address"),
            Column(name: "job", type: "job_title"),
            Column(name: "company", type: "company_name"),
            Column(name: "phone", type: "phone"),
            Column(
                name: "age", type: "number",
                parameters: ["min": "18", "max": "90", "decimals": "0"]),
            Column(name: "address", type: "address"),
            Column(
                name: "member_since", type: "date",
                parameters: ["min": "2015-01-01", "max": "2025-12-31"], blankPercent: "10"),
        ])
}
