// swift-tools-version:6.1
import PackageDescription

/// What is only needed to reach providers over the network.
let live: TargetDependencyCondition? = .when(traits: ["Live"])

/// Lists of the ecosystem that the standard library lacks: no Foundation, no system.
let algorithms: Target.Dependency = .product(name: "Algorithms", package: "swift-algorithms")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")

/// The parts of NIO that speak WebSocket and HTTP.
let networking: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio", condition: live),
  .product(name: "NIOPosix", package: "swift-nio", condition: live),
  .product(name: "NIOHTTP1", package: "swift-nio", condition: live),
  .product(name: "NIOWebSocket", package: "swift-nio", condition: live),
  .product(name: "NIOSSL", package: "swift-nio-ssl", condition: live),
]

let package = Package(
  name: "bullion",
  products: [
    // The shared analytics core: everything between a quote and a reading, without Foundation.
    .library(
      name: "BullionCore",
      targets: ["BullionMarket", "BullionAnalytics", "BullionAlarms", "BullionMonitor"])
  ],
  traits: [
    .trait(name: "Live", description: "Prices over the network, through swift-nio and async-http-client."),
    .default(enabledTraits: ["Live"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.3.0"),
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    .target(name: "BullionMarket", dependencies: [algorithms, deque], path: "Sources/Market"),
    .target(
      name: "BullionAnalytics",
      dependencies: [
        "BullionMarket", algorithms, deque, .product(name: "RealModule", package: "swift-numerics"),
      ],
      path: "Sources/Analytics"),
    .target(name: "BullionAlarms", dependencies: ["BullionMarket"], path: "Sources/Alarms"),
    .target(
      name: "BullionMonitor",
      dependencies: ["BullionMarket", "BullionAnalytics", "BullionAlarms", algorithms, deque],
      path: "Sources/Monitor"),
    .target(name: "Delivery", dependencies: ["BullionMarket", "BullionAlarms"]),
    .target(name: "Screen", dependencies: [algorithms]),
    .target(name: "Widgets", dependencies: ["Screen"]),
    .target(
      name: "Panels",
      dependencies: [
        "Widgets", "Screen", "BullionMonitor", "BullionAnalytics", "BullionAlarms", "BullionMarket",
      ]),
    .target(
      name: "Dashboard",
      dependencies: ["Panels", "Screen", "BullionMonitor", "BullionAlarms", "BullionMarket", algorithms]),
    .target(name: "Formats", dependencies: ["BullionMarket"]),
    .target(name: "Files", dependencies: ["Formats", "BullionMarket", "CZlib"]),
    .target(name: "Chance"),
    .target(name: "Playback", dependencies: ["BullionMarket"]),
    .target(name: "Demo", dependencies: ["Playback", "Chance", "BullionMarket"]),
    .target(name: "QuoteFiles", dependencies: ["Files", "Formats", "Playback", "BullionMarket", deque]),
    .target(name: "HistoryFiles", dependencies: ["Files", "Formats", "BullionMarket", algorithms]),
    .target(name: "Venues", dependencies: ["Formats", "BullionMarket", deque]),
    .target(name: "Failover", dependencies: ["Venues", "Chance", "BullionMarket"]),
    .target(
      name: "ThemeFiles", path: "Themes",
      resources: [
        .embedInCode("bullion-dark.yaml"), .embedInCode("bullion-light.yaml"),
        .embedInCode("high-contrast-dark.yaml"), .embedInCode("high-contrast-light.yaml"),
        .embedInCode("colour-blind.yaml"), .embedInCode("amber.yaml"), .embedInCode("green.yaml"),
        .embedInCode("print.yaml"),
      ]),
    .target(
      name: "Settings",
      dependencies: [
        "Delivery", "Screen", "ThemeFiles", "Dashboard", "Venues", "BullionMarket", "BullionAnalytics",
        "BullionAlarms", "BullionMonitor",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "Store",
      dependencies: [
        "BullionMarket", "BullionAlarms", deque, .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "Wire",
      dependencies: networking + [
        "BullionMarket", "Venues",
        .product(name: "NIOExtras", package: "swift-nio-extras", condition: live),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras", condition: live),
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: live),
      ]),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    .target(
      name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CursesTerminal", dependencies: ["CNcurses", "Screen"]),
    .executableTarget(
      name: "bullion",
      dependencies: [
        "BullionMarket", "BullionAnalytics", "BullionAlarms", "BullionMonitor", "Delivery", "Screen",
        "Panels",
        "Dashboard", "Formats", "Files", "QuoteFiles", "HistoryFiles", "Playback", "Demo", "Venues",
        "Failover", "Settings", "Store", "Wire", "CursesTerminal", algorithms, deque,
        .product(name: "HeapModule", package: "swift-collections"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      // One file without shared libraries of Swift: half the start-up time and two thirds of the memory.
      swiftSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))],
      linkerSettings: [
        .unsafeFlags(
          [
            "-static-stdlib", "-use-ld=lld", "-ld-path=\(Context.packageDirectory)/.ci/link", "-Xlinker",
            "--gc-sections", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
            // What the loader has filled in cannot be written any more.
            "-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "now",
          ], .when(configuration: .release))
      ]),
    .testTarget(
      name: "BullionMarketTests", dependencies: ["TestRandomness", "BullionMarket"], exclude: ["Fixtures"]),
    .testTarget(
      name: "BullionAnalyticsTests", dependencies: ["TestRandomness", "BullionAnalytics", "BullionMarket"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "BullionAlarmsTests", dependencies: ["TestRandomness", "BullionAlarms", "BullionMarket"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "BullionMonitorTests",
      dependencies: [
        "TestRandomness", "TestMarket", "BullionMonitor", "BullionAnalytics", "BullionAlarms",
        "BullionMarket", "Demo",
      ]),
    .testTarget(name: "ScreenTests", dependencies: ["TestRandomness", "Screen"]),
    .testTarget(name: "DeliveryTests", dependencies: ["Delivery", "BullionAlarms", "BullionMarket"]),
    .testTarget(name: "WidgetsTests", dependencies: ["TestRandomness", "Widgets", "Screen"]),
    .testTarget(
      name: "DashboardTests",
      dependencies: [
        "TestMarket", "Dashboard", "Panels", "Screen", "Settings", "BullionMonitor", "BullionAlarms",
        "BullionMarket",
      ],
      exclude: ["Screens"]),
    .testTarget(
      name: "PanelsTests",
      dependencies: [
        "TestMarket", "Panels", "Widgets", "Screen", "BullionMonitor", "BullionAnalytics", "BullionMarket",
      ]),
    .testTarget(
      name: "SettingsTests",
      dependencies: [
        "Settings", "Delivery", "Venues", "Dashboard", "Screen", "BullionMarket", "BullionAnalytics",
        "BullionAlarms",
        "BullionMonitor",
      ]),
    .executableTarget(
      name: "store-probe", dependencies: ["Store", "BullionMarket"], path: "Tests/StoreProbe"),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "BullionMarket", "BullionAlarms", "BullionMonitor", "TestRandomness", "TestSupport",
        "store-probe", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "RoomsTests", exclude: ["rooms.txt"]),
    .testTarget(
      name: "FeedsTests",
      dependencies: [
        "Formats", "Files", "QuoteFiles", "HistoryFiles", "Playback", "Chance", "Demo", "Venues", "Failover",
        "BullionMonitor", "BullionMarket",
      ]),
    .target(
      name: "TestMarket", dependencies: ["BullionMarket", "BullionMonitor"], path: "Tests/TestMarket"),
    .target(name: "TestRandomness", path: "Tests/TestRandomness"),
    .target(
      name: "LoopbackVenues", dependencies: networking + ["TestRandomness", "BullionMarket"],
      path: "Tests/LoopbackVenues"),
    .executableTarget(
      name: "loopback-venues", dependencies: ["LoopbackVenues"], path: "Tests/VenueServer",
      linkerSettings: [.linkedLibrary("m")]),
    .testTarget(
      name: "WireTests",
      dependencies: ["Wire", "LoopbackVenues", "TestRandomness", "Venues", "BullionMarket"]),
    .testTarget(
      name: "LiveTests",
      dependencies: ["Wire", "LoopbackVenues", "Failover", "Venues", "BullionMarket", "BullionMonitor"]),
    .target(name: "TestSupport", dependencies: ["Screen"], path: "Tests/TestSupport"),
    .executableTarget(
      name: "terminal-probe", dependencies: ["CursesTerminal", "Screen"], path: "Tests/TerminalProbe"),
    .testTarget(
      name: "CursesTerminalTests",
      dependencies: ["CursesTerminal", "Screen", "TestSupport", "terminal-probe"]),
    .executableTarget(
      name: "kill-recorder", dependencies: ["LoopbackVenues"], path: "Tests/KillRecorder",
      linkerSettings: [.linkedLibrary("m")]),
    .executableTarget(
      name: "alarm-noise",
      dependencies: ["TestRandomness", "Demo", "BullionMonitor", "BullionAlarms", "BullionMarket"],
      path: "Tests/AlarmNoise", linkerSettings: [.linkedLibrary("m")]),
    .executableTarget(
      name: "reader-fuzz",
      dependencies: ["TestRandomness", "Formats", "HistoryFiles", "QuoteFiles", "BullionMarket"],
      path: "Tests/ReaderFuzz"),
    .executableTarget(
      name: "frame-bench",
      dependencies: ["TestMarket", "Dashboard", "Screen", "BullionMonitor", "BullionMarket"],
      path: "Tests/FrameBench", linkerSettings: [.linkedLibrary("m")]),
    .executableTarget(
      name: "screen-latency", dependencies: ["LoopbackVenues", "TestSupport"], path: "Tests/ScreenLatency",
      linkerSettings: [.linkedLibrary("m")]),
    .testTarget(
      name: "SessionTests",
      dependencies: [
        "bullion", "LoopbackVenues", "TestSupport", "Venues", "BullionMarket", "Settings", "Store",
        .product(name: "Logging", package: "swift-log"), .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
