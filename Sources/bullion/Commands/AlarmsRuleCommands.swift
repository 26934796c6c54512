import ArgumentParser
import BullionMarket
import BullionMonitor
import Settings

/// Changes of rules in the configuration file; a program that runs follows within seconds.
extension AlarmsCommand {
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Take a rule of your own out of the configuration file.")

    @OptionGroup var rule: RuleOption

    func run() throws { try rule.file.edit(.remove(id: rule.id)) }
  }

  struct Enable: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "enable", abstract: "Switch a rule on again in the configuration file.")

    @OptionGroup var rule: RuleOption

    func run() throws { try rule.file.edit(.enable(id: rule.id)) }
  }

  struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "disable",
      abstract: "Switch a rule off in the configuration file; also one that comes with it.")

    @OptionGroup var rule: RuleOption

    func run() throws { try rule.file.edit(.disable(id: rule.id)) }
  }
}

/// A rule and the file that it stands in.
struct RuleOption: ParsableArguments {
  @OptionGroup var file: ConfigurationFileOption

  @Argument(help: ArgumentHelp("The rule.", valueName: "id"))
  var id: String
}

extension ConfigurationFileOption {
  func edit(_ change: AlarmRuleChange) throws {
    guard let path = choice.path else { throw NoHomeDirectory() }
    try ConfigurationFile.checkFolder(of: choice)
    let isChanged = try ConfigurationEditor.apply(change, toFile: path, variable: environmentVariable)
    try printOut("\(change.id): \(isChanged ? "\(change.deed) \(visible(path))" : "is so already")\n")
  }
}
