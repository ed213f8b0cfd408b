// swift-tools-version: 6.2
import PackageDescription

// Targets and layers of FakeCSV. An import may only point down (docs/architecture.md);
// `make check` builds with --explicit-target-dependency-import-check error.

/// Settings of every Swift target: the strict language, warnings that stop the build.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// Settings of a target that never talks to C: unsafe code has to be marked there.
let pure = strict + [.strictMemorySafety()]

/// A Debian library under the name of its module.
func library(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig,
        providers: [.apt([package])])
}

func named(_ name: String) -> Target.Dependency { .init(stringLiteral: name) }

/// A layer's target with its tests, which mirror it.
func layer(_ name: String, uses: [String] = [], settings: [SwiftSetting] = strict) -> [Target] {
    let dependencies = uses.map { Target.Dependency(stringLiteral: $0) }
    let knowsPlatform = name == "Platform" || uses.contains("Platform")
    let testing = [name, "TestSupport"] + (knowsPlatform ? [] : ["Platform"])
    let tested = dependencies + testing.map { Target.Dependency(stringLiteral: $0) }
    return [
        .target(name: name, dependencies: dependencies, swiftSettings: settings),
        .testTarget(name: "\(name)Tests", dependencies: tested, swiftSettings: strict),
    ]
}

let outside = [
    library("CFastCGI", pkgConfig: "fcgi", package: "libfcgi-dev"),
    library("CMariaDB", pkgConfig: "libmariadb", package: "libmariadb-dev"),
    library("CMemcached", pkgConfig: "libmemcached", package: "libmemcached-dev"),
    library("CSodium", pkgConfig: "libsodium", package: "libsodium-dev"),
    library("CJansson", pkgConfig: "jansson", package: "libjansson-dev"),
    library("CISAL", pkgConfig: "libisal", package: "libisal-dev"),
    library("CXlsxWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
    Target.target(name: "CPlatform", path: "Sources/CLibraries/CPlatform"),
    Target.target(name: "CWordLists", path: "Sources/CLibraries/CWordLists"),
]

/// libFuzzer's program, which has no main of its own: only Scripts/fuzz builds it.
let fuzzer: [Target] =
    Context.environment["FAKECSV_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "SchemaFuzzer", dependencies: ["FuzzTrials"], path: "Tests/Fuzz/Fuzzer",
            swiftSettings: strict)
    ]

let targets: [[Target]] = [
    outside,
    fuzzer,
    // 1: pure targets, and Linux itself
    layer("Generation", uses: ["CWordLists"], settings: pure),
    layer("HTTP", settings: pure),
    layer("Templates", settings: pure),
    layer("Platform", uses: ["CPlatform", "CSodium"]),
    layer("JSON", uses: ["CJansson"]),
    // 2: one wrapper per outside thing
    layer("FastCGI", uses: ["HTTP", "Platform", "CFastCGI"]),
    layer("MariaDB", uses: ["CMariaDB"]),
    layer("Memcached", uses: ["CMemcached"]),
    layer("FileStorage", uses: ["Platform"]),
    layer("Compression", uses: ["CISAL"]),
    layer("Spreadsheet", uses: ["CXlsxWriter"]),
    layer("SchemaFiles", uses: ["Generation", "JSON"], settings: pure),
    layer("Supervision", uses: ["Platform"]),
    // 3 to 5
    layer("Records", uses: ["MariaDB", "Generation", "SchemaFiles", "JSON", "Platform"]),
    layer(
        "Jobs",
        uses: [
            "Records", "Generation", "FileStorage", "MariaDB", "Memcached", "Platform", "JSON",
            "Compression",
        ]),
    layer(
        "Web",
        uses: [
            "HTTP", "Templates", "Records", "Jobs", "Generation", "SchemaFiles", "JSON",
            "FileStorage", "Memcached", "Platform", "FastCGI", "MariaDB",
        ]),
    // 6: the executable
    [
        .executableTarget(
            name: "fakecsv",
            dependencies: [
                "Web", "Jobs", "Records", "SchemaFiles", "Generation", "HTTP", "Templates",
                "Platform", "JSON", "FastCGI", "MariaDB", "Memcached", "FileStorage",
                "Supervision", "Compression", "Spreadsheet",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "EngineBenchmark", dependencies: ["Generation", "Platform"],
            path: "Benchmarks/Engine", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Platform", "CPlatform"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "FuzzTrials", dependencies: ["Generation", "JSON", "SchemaFiles"],
            path: "Tests/Fuzz/Trials", swiftSettings: strict),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzTrials", "TestSupport", "Platform"],
            swiftSettings: strict),
        .testTarget(
            name: "fakecsvTests", dependencies: ["fakecsv", "TestSupport", "Platform"],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["TestSupport", "Platform", "JSON"], swiftSettings: strict),
    ],
]

let package = Package(
    name: "fakecsv",
    products: [.executable(name: "fakecsv", targets: ["fakecsv"])],
    targets: targets.flatMap { $0 },
    cLanguageStandard: .c2x)
