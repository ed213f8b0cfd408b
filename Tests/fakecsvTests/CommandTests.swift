import Platform
import TestSupport
import Testing

/// The program as it is run: exit statuses, and one sentence on standard error.
@Suite struct CommandTests {
    private struct Outcome {
        let status: Int32
        let text: String
    }

    private func run(
        _ arguments: [String], _ environment: [String: String] = [:], input: String = ""
    ) throws -> Outcome {
        let directory = try TemporaryDirectory()
        let (output, source) = (directory.file("out"), directory.file("in"))
        try Files.write(source, Array(input.utf8))
        let writing = try FileDescriptor.open(output, .append)
        let reading = try FileDescriptor.open(source, .read)
        let child = try ChildProcess.spawn(
            executable: try Project.executable(), arguments: arguments,
            environment: environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }
                .map { "\($0.key)=\($0.value)" },
            descriptors: [(reading.raw, 0), (writing.raw, 1), (writing.raw, 2)])
        guard let exit = try child.wait(milliseconds: 20_000) else {
            child.signal(Signal.kill)
            _ = try child.wait()
            throw TestFailure("fakecsv \(arguments) did not end")
        }
        guard case .exited(let status) = exit else { throw TestFailure("it ended by \(exit)") }
        return Outcome(
            status: status, text: String(decoding: try Files.read(output), as: UTF8.self))
    }

    @Test func `starting loads no library of the servers, of compression or of spreadsheets`()
        throws
    {
        // The system's loader prints what it would load, and runs nothing.
        let loaded = try run(["version"], ["LD_TRACE_LOADED_OBJECTS": "1"]).text
        #expect(loaded.contains("libc.so"))
        for name in [
            "fcgi", "isal", "jansson", "mariadb", "memcached", "sodium", "xlsxwriter", "ssl",
        ] {
            #expect(!loaded.contains("lib\(name)."))
        }
    }

    /// A database with the tables in it.
    private func database() throws -> [String: String] {
        let url = try PrivateMariaDB.shared().url(database: "command")
        let environment = ["FAKECSV_DATABASE_URL": url, "FAKECSV_MEMCACHED": "unix:/nowhere/m"]
        #expect(try run(["migrate"], environment).text == "Applied 5 steps.\n")
        return environment
    }

    @Test(
        "Every command has help, which needs no database",
        arguments: [
            "serve", "migrate", "user", "sweep", "health", "version", "worker", "run-job",
        ])
    func help(command: String) throws {
        let outcome = try run([command, "--help"])
        #expect(outcome.status == 0 && outcome.text.contains("fakecsv"))
    }

    @Test("A unique column's values bound the last row, also of a range")
    func capacity() throws {
        let coin = ["generate", "--columns", "side:boolean(unique)", "--seed", "1"]
        let refused = try run(coin + ["--rows", "3"])
        #expect(refused.status == 2 && refused.text.contains("only 2 different values"))
        #expect(try run(coin + ["--rows", "1", "--from-row", "3"]).status == 2)
        #expect(
            try run(coin + ["--rows", "2"]).text.split(separator: "\n").sorted()
                == ["false", "side", "true"])
    }

    @Test("Check shows what each column can give, and how many rows the unique ones allow")
    func check() throws {
        let line =
            "id:row_number, age:integer(min=18,max=99,unique,percentBlank=5,group=a,locale=en_US)"
        let outcome = try run(["check", "--columns", line])
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("no limit of values"))
        #expect(outcome.text.contains("unique, 82 values"))
        #expect(outcome.text.contains("At most 82 rows"))
    }

    @Test(
        "A mistake in --columns names the column, what is right, and where to read more",
        arguments: [
            ("a:number(mn=5)", "(a): The type number has no parameter “mn”; it has min, max"),
            ("full_nam", "did you mean full_name?"), ("a:nothing_like_it", "`fakecsv fields`"),
            ("a:number(min=x)", "`fakecsv fields TYPE`"),
        ])
    func mistakes(columns: String, said: String) throws {
        for command in ["check", "generate"] {
            let outcome = try run([command, "--columns", columns])
            #expect(outcome.status == 2 && outcome.text.contains(said))
        }
    }

    @Test(
        "A mistake in a schema file names the file and, inside of it, the column",
        arguments: [
            (#"{"columns": [{"name": "a", "type": "number", "min": "x"}]}"#, "column 1 (a), min: "),
            ("", "It is empty"), (#"{"columns": [}"#, "Line 1, column 14"),
        ])
    func mistakesInFile(text: String, said: String) throws {
        let directory = try TemporaryDirectory()
        let file = directory.file("schema.json")
        try Files.write(file, Array(text.utf8))
        for command in ["check", "generate"] {
            let outcome = try run([command, file])
            #expect(outcome.status == 2)
            #expect(outcome.text.hasPrefix("fakecsv: \(file): \(said)"))
        }
        let absent = try run(["check", directory.file("none.json")])
        #expect(absent.status == 2 && absent.text.contains("none.json: No such file or directory."))
    }

    @Test("A folder that is not there, and one that takes nothing, are named")
    func foldersOfOutput() throws {
        let columns = ["generate", "--columns", "id:row_number", "--rows", "1", "--output"]
        let absent = try run(columns + ["/nowhere/x.csv"])
        #expect(absent.status == 2 && absent.text.contains("there is no folder /nowhere;"))
        let closed = try run(columns + ["/proc/x.csv"])
        #expect(closed.status == 1 && closed.text.contains("written into the folder /proc: "))
    }

    @Test("Fingerprints are compared with a list, which is not written over unless versions rise")
    func fingerprint() throws {
        let directory = try TemporaryDirectory()
        let list = directory.file("list")
        let pinned = try run(["fingerprint", "boolean"]).text
        try Files.write(list, Array(pinned.utf8))
        #expect(try run(["fingerprint", "--check", list]).status == 0)
        let zeros = String(repeating: "0", count: 16)
        try Files.write(list, Array("boolean 1 \(zeros)\n".utf8))
        for option in ["--check", "--update"] {
            let outcome = try run(["fingerprint", option, list])
            #expect(outcome.status == 1 && outcome.text.contains("boolean version 1"))
        }
        try Files.write(list, Array("boolean 0 \(zeros)\n".utf8))
        #expect(try run(["fingerprint", "--update", list]).status == 0)
        #expect(String(decoding: try Files.read(list), as: UTF8.self).contains(pinned))
    }

    @Test(
        "Wrong use is status 2 and a sentence",
        arguments: [
            [], ["frobnicate"], ["migrate", "now"], ["user"], ["serve", "--workers", "3"],
            ["version", "x"], ["sweep", "--lost"],
        ])
    func wrongUse(arguments: [String]) throws {
        #expect(try run(arguments).status == 2)
    }

    @Test(
        "A setting that cannot be used stops the start with one sentence",
        arguments: [
            ["FAKECSV_WORKERS": "many"], ["FAKECSV_WROKERS": "2"],
            ["FAKECSV_DATABASE_URL": "nonsense"],
            ["FAKECSV_DATABASE_URL": ""], ["FAKECSV_MEMCACHED": "not a server:"],
            ["FAKECSV_TEMPLATES": "/nowhere"], ["FAKECSV_STATIC": "/nowhere"],
        ])
    func settings(wrong: [String: String]) throws {
        let directory = try TemporaryDirectory()
        let right = [
            "FAKECSV_DATABASE_URL": "mysql://u@localhost/x?socket=/nowhere",
            "FAKECSV_LISTEN": directory.file("app"), "FAKECSV_RUN": directory.path,
            "FAKECSV_MEDIA": directory.file("media"),
            "FAKECSV_TEMPLATES": "\(Project.folder)/templates",
            "FAKECSV_STATIC": "\(Project.folder)/static",
        ]
        let outcome = try run(["serve"], right.merging(wrong) { $1 })
        #expect(outcome.status == 1 || outcome.status == 2)
        #expect(outcome.text.split(separator: "\n").count == 1, "\(outcome.text)")
        #expect(outcome.text.hasPrefix("fakecsv: "))
        #expect(!Files.exists(directory.file("app")), "it has not begun to listen")
    }

    @Test("Users are created, listed, disabled and given passwords")
    func users() throws {
        let environment = try database()
        let password = "correct horse battery\n"
        let created = try run(["user", "create", "ada", "--admin"], environment, input: password)
        #expect(created.status == 0 && created.text == "Created ada.\n")
        let again = try run(["user", "create", "ADA"], environment, input: password)
        #expect(again.status == 1 && again.text.contains("taken"))
        #expect(try run(["user", "create", "bob"], environment, input: "short\n").status == 1)
        #expect(try run(["user", "create", "bob"], environment).status == 1, "no password at all")
        #expect(try run(["user", "create", "a b"], environment, input: password).status == 1)
        #expect(try run(["user", "disable", "ada"], environment).status == 0)
        #expect(try run(["user", "list"], environment).text == "ada admin disabled\n")
        #expect(try run(["user", "enable", "ada"], environment).status == 0)
        #expect(try run(["user", "password", "ada"], environment, input: password).status == 0)
        for name in ["nobody", "zoë"] {
            let outcome = try run(["user", "password", name], environment, input: password)
            #expect(outcome.status == 1 && outcome.text.contains("There is no user \(name)."))
        }
    }

    @Test("Migrating again changes nothing")
    func migrate() throws {
        #expect(try run(["migrate"], database()).text == "The tables are up to date.\n")
    }

    @Test("An error of the database says what to look at")
    func databaseAdvice() throws {
        let away = ["FAKECSV_DATABASE_URL": "mysql://a:b@localhost/c?socket=/nowhere/s"]
        let unreached = try run(["migrate"], away)
        #expect(unreached.status == 1)
        #expect(unreached.text.contains("see whether MariaDB runs where FAKECSV_DATABASE_URL"))
        let server = try PrivateMariaDB.shared()
        let stranger = ["FAKECSV_DATABASE_URL": "mysql://a:b@localhost/c?socket=\(server.socket)"]
        let refused = try run(["migrate"], stranger)
        #expect(refused.status == 1)
        #expect(refused.text.contains("has the right user, password and database"))
        let empty = ["FAKECSV_DATABASE_URL": try server.url(database: "empty")]
        #expect(try run(["user", "list"], empty).text.contains("run `fakecsv migrate` first"))
    }

    @Test("Health names what is away")
    func health() throws {
        let media = try TemporaryDirectory()
        let environment = try database().merging(["FAKECSV_MEDIA": media.path]) { $1 }
        let outcome = try run(["health"], environment)
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("memcached cannot be used"))
        #expect(outcome.text.contains("see whether memcached runs where FAKECSV_MEMCACHED leads"))
        #expect(
            !outcome.text.contains("database cannot") && !outcome.text.contains("storage cannot"))
        let cache = try PrivateMemcached()
        #expect(
            try run(["health"], environment.merging(["FAKECSV_MEMCACHED": cache.servers]) { $1 })
                .status == 0)
    }
}
