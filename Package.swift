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

/// How programs are linked: Swift's own runtime brings the C++ library as a part of the executable,
/// not as a file to be loaded; `make build` is what links the runtime (--static-swift-stdlib).
let linking: [LinkerSetting] = [
    .unsafeFlags([
        "-L", "\(Context.packageDirectory)/Sources/CLibraries/StaticRuntime",
        "-Xclang-linker", "-static-libgcc",
    ])
]

/// Settings of a target that never talks to C: unsafe code has to be marked there.
let pure = strict + [.strictMemorySafety()]

/// The headers of a Debian library under the name of its module.
///
/// Nothing is linked with it: COnDemand loads it when a function of it is first called.
func library(_ name: String, package: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/CLibraries/\(name)", providers: [.apt([package])])
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
    library("CFastCGI", package: "libfcgi-dev"),
    library("CMariaDB", package: "libmariadb-dev"),
    library("CMemcached", package: "libmemcached-dev"),
    library("CSodium", package: "libsodium-dev"),
    library("CJansson", package: "libjansson-dev"),
    library("CISAL", package: "libisal-dev"),
    library("CXlsxWriter", package: "libxlsxwriter-dev"),
    Target.target(
        name: "COnDemand", path: "Sources/CLibraries/COnDemand",
        linkerSettings: [.linkedLibrary("dl")]),
    Target.target(name: "CCurl", path: "Sources/CLibraries/CCurl"),
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
    layer("Platform", uses: ["CPlatform", "CSodium", "COnDemand"]),
    layer("JSON", uses: ["CJansson", "COnDemand"]),
    // 2: one wrapper per outside thing
    layer("FastCGI", uses: ["HTTP", "Platform", "CFastCGI", "COnDemand"]),
    layer("MariaDB", uses: ["CMariaDB", "COnDemand"]),
    layer("Memcached", uses: ["CMemcached", "COnDemand"]),
    layer("FileStorage", uses: ["Platform", "CCurl"]),
    layer("Mail", uses: ["Platform", "CCurl"]),
    layer("Compression", uses: ["CISAL", "COnDemand"]),
    layer("Spreadsheet", uses: ["CXlsxWriter", "COnDemand"]),
    layer("SchemaFiles", uses: ["Generation", "JSON"], settings: pure),
    layer("Supervision", uses: ["Platform"]),
    // 3 to 5
    layer("Records", uses: ["MariaDB", "Generation", "SchemaFiles", "JSON", "Platform"]),
    layer(
        "Jobs",
        uses: [
            "Records", "Generation", "FileStorage", "MariaDB", "Memcached", "Platform", "JSON",
            "Compression", "Mail",
        ]),
    layer(
        "Web",
        uses: [
            "HTTP", "Templates", "Records", "Jobs", "Generation", "SchemaFiles", "JSON",
            "FileStorage", "Memcached", "Platform", "FastCGI", "MariaDB", "Mail",
        ]),
    // 6: the executable
    [
        .executableTarget(
            name: "fakecsv",
            dependencies: [
                "Web", "Jobs", "Records", "SchemaFiles", "Generation", "HTTP", "Templates",
                "Platform", "JSON", "FastCGI", "MariaDB", "Memcached", "FileStorage",
                "Supervision", "Compression", "Spreadsheet", "Mail",
            ],
            swiftSettings: strict, linkerSettings: linking),
        .executableTarget(
            name: "EngineBenchmark", dependencies: ["Generation", "Platform"],
            path: "Benchmarks/Engine", swiftSettings: strict, linkerSettings: linking),
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
