// The field types for the editor's scripts: the picker's list, and the fields of each type.

import Templates

/// Every type as a `<template>`: its words for the picker, its parameters for the column.
struct TypesFragment: Page {
    var templateName: String { "pages/types" }

    var value: TemplateValue { .fields(["types": .list(TypeMenu().templateValues)]) }
}
