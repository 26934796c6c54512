// swift-tools-version:6.1
import PackageDescription

// Measurements, kept out of the product's build: swift run -c release --package-path Tests/Benchmarks bench
let package = Package(
  name: "bullion-benchmarks",
  dependencies: [.package(name: "bullion", path: "../..")],
  targets: [
    .target(name: "CLoops"),
    .executableTarget(
      name: "bench",
      dependencies: ["CLoops", .product(name: "BullionCore", package: "bullion")]),
  ],
  swiftLanguageModes: [.v6]
)
