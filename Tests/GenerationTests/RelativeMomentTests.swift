// Relative moments count from what the schema says; formats are those of strftime.

import Testing

@testable import Generation

@Suite("Relative moments and formats")
struct RelativeMomentTests {
    private let now = Moment.parse("2024-01-31 10:30:00") ?? 0

    @Test(
        "moments are read relative to now",
        arguments: [
            ("now", "2024-01-31 10:30:00"), ("Today", "2024-01-31"), ("yesterday", "2024-01-30"),
            ("tomorrow", "2024-02-01"), ("-30 days", "2024-01-01 10:30:00"),
            ("+1 month", "2024-02-29 10:30:00"), ("- 2 weeks", "2024-01-17 10:30:00"),
            ("now-1year", nil), ("now - 1 year", "2023-01-31 10:30:00"),
            ("90 minutes ago", "2024-01-31 09:00:00"), ("today + 9 hours", "2024-01-31 09:00:00"),
            ("now + 2 days - 30 seconds", "2024-02-02 10:29:30"), ("2/9/2024", "2024-02-09"),
            ("12/31/1999", "1999-12-31"), ("2020-05-06", "2020-05-06"), ("soon", nil), ("-30", nil),
            ("-3000 years", nil), ("+400000000000 weeks", nil), ("+99999999999999999999 days", nil),
            ("-1 fortnight", nil), ("13/31/1999", nil), ("", nil), ("-24316 months", nil),
        ] as [(String, String?)])
    func parse(text: String, expected: String?) {
        #expect(RelativeMoment.parse(text, now: now) == expected.flatMap(Moment.parse))
    }

    @Test("dates and datetimes take relative bounds, from the column's own now")
    func bounds() throws {
        let days = try column(
            "date", ["min": "-2 days", "max": "now", "now": "2024-03-01"], rows: 100)
        #expect(Set(days) == ["2024-02-28", "2024-02-29", "2024-03-01"])
        let moments = try column(
            "datetime", ["min": "now", "max": "+1 second", "now": "2024-03-01 12:00"], rows: 50)
        #expect(Set(moments) == ["2024-03-01 12:00:00", "2024-03-01 12:00:01"])
        let fixed = try column("date", ["min": "now", "max": "now"], rows: 1)
        #expect(fixed == ["2026-01-01"])
        let wrong = Column(name: "c", type: "date", parameters: ["min": "now", "now": "now"])
        #expect(problems(wrong).contains { $0.field == "now" })
    }

    @Test("a schema's now counts for the columns that have none of their own")
    func schemaNow() throws {
        let moment = ["min": "now", "max": "now"]
        var schema = Schema(
            name: "s",
            columns: [
                Column(name: "a", type: "date", parameters: moment),
                Column(
                    name: "b", type: "date",
                    parameters: ["min": "now", "max": "now", "now": "2020-01-01"]),
                Column(name: "c", type: "datetime", parameters: moment),
                Column(name: "d", type: "row_number"),
            ], now: "2024-03-01 12:00")
        let expected = ["2024-03-01", "2020-01-01", "2024-03-01 12:00:00", "1"]
        #expect(try Plan(schema, seed: Seed(1)).preview(rows: 1) == [expected])
        #expect(schema.columns[0].parameters["now"] == nil)
        schema.now = "soon"
        #expect(schema.problems().map(\.field) == ["now"])
        schema.now = " "
        #expect(try Plan(schema, seed: Seed(1)).preview(rows: 1)[0][0] == "2026-01-01")
    }

    @Test(
        "times are read in both of the usual ways",
        arguments: [
            ("09:30", 34_200), ("9:30 AM", 34_200), ("12:00 am", 0), ("12:30PM", 45_000),
            ("11:59:59 PM", 86_399), ("23:59", 86_340), ("13:00 PM", nil), ("0:10 AM", nil),
            ("AM", nil), ("24:00", nil),
        ] as [(String, Int64?)])
    func times(text: String, seconds: Int64?) {
        #expect(Moment.timeOfDay(text) == seconds)
    }

    @Test(
        "formats are those of strftime",
        arguments: [
            ("%e|%k|%l|%P|%p", " 9| 8| 8|am|AM"), ("%u %w %U %W", "5 5 05 06"),
            ("%G-W%V-%u", "2024-W06-5"), ("%C %g %-j", "20 24 40"), ("%-M %-S", "7 5"),
            ("%r", "08:07:05 AM"), ("%c", "Fri Feb  9 08:07:05 2024"),
            ("%x %X", "02/09/24 08:07:05"),
            ("%FT%T%:z", "2024-02-09T08:07:05+00:00"), ("%Z", "UTC"), ("%n%t%%", "\n\t%"),
        ])
    func formats(format: String, expected: String) throws {
        let moment = "2024-02-09 08:07:05"
        let texts = try column(
            "datetime", ["min": moment, "max": moment, "format": format], rows: 1)
        #expect(texts == [expected])
    }

    @Test("weeks belong to the year of their Thursday")
    func weeks() throws {
        // Computed apart from this code, by Python's isocalendar.
        for (day, week) in [
            ("2021-01-03", "2020-W53-7"), ("2018-12-31", "2019-W01-1"),
            ("2016-01-01", "2015-W53-5"),
            ("0001-01-01", "0001-W01-1"), ("9999-12-31", "9999-W52-5"),
        ] {
            let made = try column(
                "date", ["min": day, "max": day, "format": "%G-W%V-%u"], rows: 1)
            #expect(made == [week])
        }
    }

    @Test("offsets are written with and without a colon")
    func offsets() throws {
        let texts = try column(
            "datetime",
            ["min": "2024-02-09", "max": "2024-02-09", "format": "%z %:z %Z", "offset": "-05:30"],
            rows: 1)
        #expect(texts == ["-0530 -05:30 -05:30"])
    }
}
