// Settings: what the environment says, read once and checked as a whole.

import MariaDB
import Platform

/// A setting that cannot be used, as one sentence for the administrator.
struct SettingsError: Error, CustomStringConvertible {
    let description: String
}

/// Every `FAKECSV_…` variable: the one place that knows their names.
struct Settings {
    /// A line of `fakecsv serve --help`.
    struct Entry {
        let name: String
        let standard: String
        let meaning: String
    }

    static let entries =
        [
            Entry(
                name: "FAKECSV_DATABASE_URL", standard: "",
                meaning:
                    "mysql://user:password@host:3306/name, or mysql://user@localhost/name?socket=PATH"
            ),
            Entry(
                name: "FAKECSV_MEMCACHED", standard: "127.0.0.1:11211",
                meaning: "host:port, several with commas between, or unix:PATH"),
            Entry(
                name: "FAKECSV_LISTEN", standard: "",
                meaning:
                    "path of the FastCGI socket; empty takes descriptor 0, as spawn-fcgi hands it over"
            ),
            Entry(
                name: "FAKECSV_LISTEN_MODE", standard: "660",
                meaning: "permissions of that socket, in octal"),
            Entry(
                name: "FAKECSV_WORKERS", standard: "4",
                meaning: "processes that answer requests"),
            Entry(
                name: "FAKECSV_GENERATORS", standard: "",
                meaning: "data sets made at the same time; empty: one for each processor"),
            Entry(
                name: "FAKECSV_MEDIA", standard: "var/media",
                meaning: "folder of the finished files, or s3://bucket/folder"),
            Entry(
                name: "FAKECSV_RUN", standard: "var/run", meaning: "folder of lock files"),
            Entry(
                name: "FAKECSV_TEMPLATES", standard: "templates",
                meaning: "folder of the page templates"),
            Entry(
                name: "FAKECSV_STATIC", standard: "static",
                meaning: "folder of style sheets and scripts, read to tell when they change"),
            Entry(
                name: "FAKECSV_PROTECTED_PREFIX", standard: "/protected/",
                meaning: "the web server's internal address of FAKECSV_MEDIA"),
            Entry(
                name: "FAKECSV_FILE_HEADER", standard: "X-Accel-Redirect",
                meaning:
                    "hands a file to the web server; X-Sendfile for lighttpd and Apache's mod_xsendfile"
            ),
            Entry(
                name: "FAKECSV_KEEP_DAYS", standard: "0",
                meaning:
                    "days for which a finished file is kept; it can be made again afterwards, the "
                    + "same byte for byte; 0 keeps it for as long as its data set"),
            Entry(
                name: "FAKECSV_SESSION_DAYS", standard: "14", meaning: "days that a session lasts"),
            Entry(
                name: "FAKECSV_REMEMBER_MS", standard: "1000",
                meaning:
                    "milliseconds that a worker believes what it read; 0 when several machines serve "
                    + "one database and each other's changes have to be seen at once"),
            Entry(
                name: "FAKECSV_JOB_CPU_SECONDS", standard: "3600",
                meaning: "processor time that one data set may take"),
            Entry(
                name: "FAKECSV_JOB_MEMORY_MB", standard: "1024",
                meaning: "memory that one generator may take, in MiB"),
            Entry(
                name: "FAKECSV_JOB_FILE_GB", standard: "100",
                meaning: "size that one file may reach, in GiB"),
            Entry(
                name: "FAKECSV_LOG_LEVEL", standard: "info", meaning: "info, warning or error"),
        ] + S3Settings.entries + MailSettings.entries

    let databaseURL: String
    let memcached: String
    let listen: String
    let listenMode: UInt32
    let workers: Int
    let generators: Int
    let media: String
    let run: String
    let templates: String
    let staticFiles: String
    let protectedPrefix: String
    let sendsPaths: Bool
    let sessionSeconds: Int64
    let rememberMilliseconds: Int
    /// Nil keeps finished files.
    let keepSeconds: Int64?
    let jobCPUSeconds: UInt64
    let jobMemoryBytes: UInt64
    let jobFileBytes: UInt64
    let logLevel: Log.Level
    /// Nil when files lie in a folder.
    let s3: S3Settings?
    /// Nil when no e-mail is sent.
    let mail: MailSettings?

    /// Reads and checks all settings; the first that is wrong or unknown is the error.
    init(environment: [String: String], processors: Int) throws(SettingsError) {
        try Self.refuseUnknown(environment)
        let reader = SettingsReader(environment: environment)
        databaseURL = reader.text("FAKECSV_DATABASE_URL")
        memcached = reader.text("FAKECSV_MEMCACHED")
        listen = reader.text("FAKECSV_LISTEN")
        listenMode = try reader.octal("FAKECSV_LISTEN_MODE")
        workers = try reader.number("FAKECSV_WORKERS", in: 1...256)
        generators =
            reader.text("FAKECSV_GENERATORS").isEmpty
            ? processors : try reader.number("FAKECSV_GENERATORS", in: 1...256)
        media = reader.text("FAKECSV_MEDIA")
        run = reader.text("FAKECSV_RUN")
        templates = reader.text("FAKECSV_TEMPLATES")
        staticFiles = reader.text("FAKECSV_STATIC")
        protectedPrefix = try reader.address("FAKECSV_PROTECTED_PREFIX")
        sendsPaths = try reader.choice(
            "FAKECSV_FILE_HEADER", ["X-Accel-Redirect": false, "X-Sendfile": true])
        guard !sendsPaths || media.hasPrefix("/") || media.hasPrefix("s3://") else {
            throw SettingsError(
                description:
                    "FAKECSV_MEDIA is a path from the root when FAKECSV_FILE_HEADER is X-Sendfile.")
        }
        sessionSeconds = Int64(try reader.number("FAKECSV_SESSION_DAYS", in: 1...3_650)) * 86_400
        rememberMilliseconds = try reader.number("FAKECSV_REMEMBER_MS", in: 0...60_000)
        let keepDays = try reader.number("FAKECSV_KEEP_DAYS", in: 0...36_500)
        keepSeconds = keepDays == 0 ? nil : Int64(keepDays) * 86_400
        jobCPUSeconds = UInt64(try reader.number("FAKECSV_JOB_CPU_SECONDS", in: 1...10_000_000))
        jobMemoryBytes =
            UInt64(try reader.number("FAKECSV_JOB_MEMORY_MB", in: 64...1_000_000)) << 20
        jobFileBytes = UInt64(try reader.number("FAKECSV_JOB_FILE_GB", in: 1...1_000_000)) << 30
        logLevel = try reader.logLevel("FAKECSV_LOG_LEVEL")
        s3 = try S3Settings(reader)
        mail = try MailSettings(reader)
    }

    /// The database's configuration; commands that need none do not ask.
    func database() throws -> DatabaseConfiguration {
        guard !databaseURL.isEmpty else {
            throw SettingsError(
                description: "Set FAKECSV_DATABASE_URL, for example "
                    + "mysql://fakecsv:password@127.0.0.1:3306/fakecsv.")
        }
        do {
            return try DatabaseConfiguration(url: databaseURL)
        } catch {
            throw SettingsError(
                description: "FAKECSV_DATABASE_URL is not an address like "
                    + "mysql://fakecsv:password@127.0.0.1:3306/fakecsv.")
        }
    }

    private static func refuseUnknown(_ environment: [String: String]) throws(SettingsError) {
        let known = Set(entries.map(\.name))
        let unknown = environment.keys.filter { $0.hasPrefix("FAKECSV_") && !known.contains($0) }
        guard let name = unknown.min() else { return }
        throw SettingsError(
            description: "\(name) is no setting: `fakecsv serve --help` lists them all.")
    }
}

/// Reads single settings with their defaults.
struct SettingsReader {
    let environment: [String: String]

    func text(_ name: String) -> String {
        if let value = environment[name], !value.isEmpty { return value }
        return Settings.entries.first { $0.name == name }?.standard ?? ""
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(SettingsError) -> Int {
        guard let number = Int(text(name)), range.contains(number) else {
            throw SettingsError(
                description: "\(name) is a whole number from \(range.lowerBound) to "
                    + "\(range.upperBound), not \"\(text(name))\".")
        }
        return number
    }

    func octal(_ name: String) throws(SettingsError) -> UInt32 {
        guard let mode = UInt32(text(name), radix: 8), mode <= 0o777 else {
            throw SettingsError(
                description: "\(name) is an octal number such as 660, not \"\(text(name))\".")
        }
        return mode
    }

    func address(_ name: String) throws(SettingsError) -> String {
        let address = text(name)
        guard address.hasPrefix("/"), address.hasSuffix("/") else {
            throw SettingsError(
                description: "\(name) begins and ends with a slash, as /protected/ does.")
        }
        return address
    }

    func choice<Value>(_ name: String, _ values: [String: Value]) throws(SettingsError) -> Value {
        guard let value = values[text(name)] else {
            let names = values.keys.sorted().joined(separator: " or ")
            throw SettingsError(description: "\(name) is \(names), not \"\(text(name))\".")
        }
        return value
    }

    func logLevel(_ name: String) throws(SettingsError) -> Log.Level {
        switch text(name) {
        case "info": return .info
        case "warning": return .warning
        case "error": return .error
        default:
            throw SettingsError(
                description: "\(name) is info, warning or error, not \"\(text(name))\".")
        }
    }
}
