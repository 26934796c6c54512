import ArgumentParser
import BullionAlarms
import BullionMarket
import Settings

extension AlarmsCommand {
  /// `bullion alarms add`: a rule for the configuration file.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Write a new alarm rule into the configuration file.",
      discussion: """
        The rest of the file stays as it is. What is not given is chosen to suit the metric.
          bullion alarms add --id gold-6000 --metric price.gold --above 6000 --priority 1
        """)

    @OptionGroup var file: ConfigurationFileOption

    @Option(help: ArgumentHelp("The rule's name: lower-case words joined by -.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("What to watch: price.gold, rsi.silver.1m, ratio, …", valueName: "name"))
    var metric: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Raise at or above this.", valueName: "limit"))
    var above: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Raise at or below this.", valueName: "limit"))
    var below: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("How far the value must come back before the alarm is over.", valueName: "number"))
    var deadband: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("How long the value must be beyond the limit first: 30s.", valueName: "time"))
    var onDelay: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("How long the alarm is held after the value came back.", valueName: "time"))
    var offDelay: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("1 needs action now, 2 soon, 3 is for information.", valueName: "number"))
    var priority: String?

    @Option(help: ArgumentHelp("What the alarm means, in words.", valueName: "text"))
    var message: String?

    @Flag(help: "Do not raise when the value is beyond the limit from the start.")
    var crossing = false

    @Flag(help: "For one alarm: the rule is switched off when that was acknowledged or is over.")
    var once = false

    @Option(help: ArgumentHelp("When the rule ends: 2026-12-24T18:00:00Z.", valueName: "time"))
    var expires: String?

    func validate() throws {
      if (above == nil) == (below == nil) { throw ValidationError("give one of --above and --below") }
    }

    func run() throws {
      guard let path = file.choice.path else { throw NoHomeDirectory() }
      try ConfigurationFile.checkFolder(of: file.choice)
      let rule = try ConfigurationEditor.rule(values, in: try configuration(at: path))
      if let problem = rule.implausibility(at: .now) { throw ValidationError(problem) }
      _ = try ConfigurationEditor.apply(.add(rule), toFile: path, variable: environmentVariable)
      try printOut("\(rule.id): added to \(visible(path)): \(rule.message)\n")
    }

    /// A file that is named but missing is made.
    private func configuration(at path: String) throws -> Configuration {
      try ConfigurationFile.load(.usual(path), variable: environmentVariable)
    }

    private var values: [(key: String, value: String)] {
      let given: [(String, String?)] = [
        ("id", id), ("metric", metric), ("condition", above == nil ? "below" : "above"),
        ("limit", above ?? below),
        ("deadband", deadband), ("on-delay", onDelay), ("off-delay", offDelay), ("priority", priority),
        ("message", message), ("mode", crossing ? "crossing" : nil),
        ("once", once ? "true" : nil), ("expires", expires),
      ]
      return given.compactMap { key, value in value.map { (key, $0) } }
    }
  }
}
