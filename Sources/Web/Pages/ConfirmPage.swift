// The page behind a link that confirms an e-mail address.

import Templates

struct ConfirmPage: Page {
    let secret: String
    let username: String
    let address: String

    var templateName: String { "pages/confirm" }

    var value: TemplateValue {
        .fields([
            "secret": .text(secret), "accountName": .text(username), "address": .text(address),
        ])
    }
}
