// swift-tools-version:6.1
import PackageDescription

// Another package that uses the core, as the README shows it; built by continuous integration.
let package = Package(
  name: "core-example",
  dependencies: [.package(name: "bullion", path: "../..")],
  targets: [
    .executableTarget(
      name: "core-example", dependencies: [.product(name: "BullionCore", package: "bullion")])
  ],
  swiftLanguageModes: [.v6]
)
