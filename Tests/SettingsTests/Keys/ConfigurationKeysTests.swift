import Testing

@testable import Settings

/// What the file's own keys must be.
@Suite struct ConfigurationKeysTests {
  @Test func noNameAndNoVariableIsThereTwice() {
    let names = ConfigurationKeys.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(ConfigurationKeys.names) == Set(names))
    for block in ConfigurationKeys.all {
      #expect(Set(block.inner.map(\.name)).count == block.inner.count, "\(block.name)")
    }
    #expect(Set(EnvironmentChoices.names).count == EnvironmentChoices.names.count)
  }

  /// A placeholder that a key's kind does not fill would stand in the user's file.
  @Test func everyRangeIsFilledIn() {
    for key in ConfigurationKeys.all.flatMap({ [$0] + $0.inner }) {
      #expect(!key.comment.contains("{range}"), "\(key.name)")
    }
  }
}
