import Foundation
import Settings
import Testing

@Suite struct FilePlaceTests {
  @Test func filesThatAreThereOrCanBeMadeAreGood() throws {
    try withFolder { folder in
      #expect(FilePlace.problem(writing: "\(folder)/new") == nil)
      #expect(FilePlace.problem(writing: "\(folder)/a/b/c/new") == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      try "x".write(toFile: "\(folder)/old", atomically: false, encoding: .utf8)
      #expect(FilePlace.problem(writing: "\(folder)/old") == nil)
    }
  }

  @Test func othersAreNot() throws {
    try withFolder { folder in
      #expect(FilePlace.problem(writing: folder) == "is not a file")
      try "x".write(toFile: "\(folder)/old", atomically: false, encoding: .utf8)
      #expect(FilePlace.problem(writing: "\(folder)/old/new")?.hasPrefix("cannot be ") == true)
      #expect(FilePlace.problem(writing: "\(folder)/pipe") == nil)
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      #expect(FilePlace.problem(writing: "\(folder)/pipe") == "is not a file")
    }
  }

  @Test func whatAConfigurationNamesIsLookedAt() throws {
    try withFolder { folder in
      var configuration = Configuration()
      let home = ["HOME": folder]
      #expect(ConfigurationSurroundings(configuration) { home[$0] }.problems.isEmpty)
      configuration.theme = "\(folder)/none.yaml"
      configuration.store.path = folder
      configuration.log.path = folder
      configuration.secrets.oandaTokenFile = "\(folder)/none"
      let problems = ConfigurationSurroundings(configuration) { home[$0] }.problems
      #expect(problems.map { $0.prefix { $0 != ":" } } == ["theme", "secrets", "store", "log"])
      configuration.store.isEnabled = false
      #expect(ConfigurationSurroundings(configuration) { home[$0] }.store == nil)
      #expect(ConfigurationSurroundings(Configuration()) { _ in nil }.problems.count == 2)
    }
  }
}
