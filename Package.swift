// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built the same way: Swift 6, no implicit existentials or re-exports,
/// every pointer use marked, and no warning left standing.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "kenzan",
  products: [
    .library(name: "Kenzan", targets: ["Kenzan"]),
    .executable(name: "kenzan", targets: ["KenzanCLI"]),
  ],
  targets: [
    // System libraries: a module map and a header, nothing else.
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(
      name: "CLibDeflate",
      pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"])]
    ),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    // Part of the C library, but not of Swift's module for it.
    .systemLibrary(name: "CLibXAttr"),
    .systemLibrary(
      name: "CLibXLSXWriter",
      pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]
    ),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // Its pkg-config file carries a flag that SwiftPM refuses; the module map says all that is needed.
    .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),

    .target(
      name: "KenzanBridge",
      dependencies: [
        "CISAL", "CLibDeflate", "CLibXAttr", "CLibXLSXWriter", "CLibXML2", "CNettle",
        "CUTF8Proc",
      ],
      swiftSettings: strict
    ),
    .target(name: "KenzanScan", swiftSettings: strict),
    .target(
      name: "KenzanSchemas",
      path: "schemas",
      exclude: ["README.md"],
      resources: [
        .embedInCode("kenzan-map.xsd"),
        .embedInCode("kenzan-packet.xsd"),
        .embedInCode("kenzan-schema.xsd"),
        .embedInCode("minamiaizu-policy.xml"),
        .embedInCode("mine-progress.xml"),
        .embedInCode("saitama-explanation.xml"),
        .embedInCode("saitama-program.xml"),
        .embedInCode("saitama-worksheet.xml"),
        .embedInCode("sdgs-names.csv"),
        .embedInCode("sdgs-numbers.csv"),
        .embedInCode("shimotsuma-kan.csv"),
        .embedInCode("shimotsuma-kou.csv"),
        .embedInCode("shimotsuma-moku.csv"),
        .embedInCode("shimotsuma-program.xml"),
        .embedInCode("toyama-audiences.csv"),
        .embedInCode("toyama-fields.csv"),
        .embedInCode("toyama-goals.xml"),
        .embedInCode("toyama-measures.xml"),
        .embedInCode("toyama-minutes.xml"),
        .embedInCode("toyama-subsidy.xml"),
        .embedInCode("toyama-themes.csv"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Kenzan",
      dependencies: ["KenzanBridge", "KenzanScan", "KenzanSchemas"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "KenzanCLI",
      dependencies: ["Kenzan", "KenzanBridge"],
      swiftSettings: strict
    ),

    .testTarget(name: "KenzanBridgeTests", dependencies: ["KenzanBridge"], swiftSettings: strict),
    .testTarget(name: "KenzanScanTests", dependencies: ["KenzanScan"], swiftSettings: strict),
    .testTarget(name: "KenzanTests", dependencies: ["Kenzan"], swiftSettings: strict),
    // What LibreOffice, openpyxl and frictionless make of our files, and we of theirs.
    .testTarget(
      name: "OutsideTests",
      dependencies: ["Kenzan", "KenzanCLI"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "KenzanCLITests",
      dependencies: ["Kenzan", "KenzanCLI"],
      swiftSettings: strict
    ),
  ]
)

// Built by scripts/fuzz.sh alone: its `main` is the fuzzer's.
if Context.environment["KENZAN_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "KenzanFuzz",
      dependencies: ["Kenzan"],
      path: "Fuzz",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]
    )
  )
}
