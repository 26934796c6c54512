import ArgumentParser
import BullionAlarms
import BullionMarket
import Glibc
import Settings

/// `bullion alarms`: the rules, their state, and what an operator does about them.
struct AlarmsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarms",
    abstract: "List, add, change, acknowledge, shelve, reset and test alarms.",
    discussion: """
      States are those that live feeds have left in the alarm journal; demo and replay leave none. While a dashboard \
      or a recorder on a live feed runs it keeps the journal, and what is asked here is handed to it.
      """,
    subcommands: [
      List.self, Add.self, Remove.self, Enable.self, Disable.self, Acknowledge.self, Shelve.self,
      Unshelve.self, Reset.self, Test.self,
    ],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Print all alarm rules with their state.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    @OptionGroup var file: ConfigurationFileOption

    @Option(help: "How to print it: text or json.")
    var format = Format.text

    func run() throws {
      let room = try AlarmRoom(configuration: try file.load(), access: .reading)
      try printOut(format == .json ? room.json.text + "\n" : room.text)
    }
  }

  /// One or several alarms, or all that it makes sense for.
  struct Selection: ParsableArguments {
    @Flag(help: "All that wait for it.")
    var all = false

    @Argument(help: ArgumentHelp("The alarms.", valueName: "id"))
    var ids: [String] = []

    func validate() throws {
      if all == ids.isEmpty { return }
      throw ValidationError(all ? "name alarms or give --all, not both" : "name the alarms, or give --all")
    }
  }

  struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "acknowledge",
      abstract: "Acknowledge alarms: they were seen, and stay until they are over.",
      aliases: ["ack"])

    @OptionGroup var file: ConfigurationFileOption
    @OptionGroup var selection: Selection

    func run() throws {
      var room = try AlarmRoom(configuration: try file.load(), access: .writing)
      try room.check(selection.ids)
      let waiting = room.ids(where: \.awaitsAcknowledgement)
      let wanted = selection.all ? waiting : selection.ids
      try room.perform(waiting.filter(wanted.contains).map { .acknowledge(id: $0) })
      for id in wanted {
        let isDone = waiting.contains(id)
        try printOut("\(id): \(isDone ? "acknowledged" : "nothing to acknowledge")\n")
      }
      if wanted.isEmpty { try printOut("nothing to acknowledge\n") }
    }
  }

  struct Reset: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset",
      abstract: "Release latched alarms that are acknowledged and over.",
      discussion: """
        An alarm latches when its rule says latching: true. Whether its condition is over is known to a dashboard or \
        a recorder that runs: without one nothing is reset.
        """)

    @OptionGroup var file: ConfigurationFileOption
    @OptionGroup var selection: Selection

    func run() throws {
      var room = try AlarmRoom(configuration: try file.load(), access: .writing)
      try room.check(selection.ids)
      let latched = room.ids(where: \.isLatched)
      let wanted = selection.all ? latched : selection.ids
      let ready = wanted.filter { latched.contains($0) && room.state(of: $0) == .acknowledged }
      try room.perform(ready.map { .reset(id: $0) })
      var isRefused = false
      for id in wanted {
        let words: String
        switch room.state(of: id) {
        case .normal where ready.contains(id): words = "reset"
        case _ where !latched.contains(id): words = "is not latched"
        case .unacknowledged: words = "acknowledge it first"
        default:
          words =
            room.isHeldByAnother
            ? "its condition is not over" : "start a dashboard or a recorder, which knows whether it is over"
        }
        isRefused = isRefused || (latched.contains(id) && words != "reset")
        try printOut("\(id): \(words)\n")
      }
      if wanted.isEmpty { try printOut("nothing to reset\n") }
      if isRefused { throw ExitCode.failure }
    }
  }

  struct Shelve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "shelve",
      abstract: "Silence an alarm for a while; it is announced afterwards if it stands then.")

    @OptionGroup var file: ConfigurationFileOption

    @Option(
      name: .customLong("for"), help: ArgumentHelp("How long: 15m, 1 h, at most 8 h.", valueName: "time"))
    var span: String

    @Argument(help: ArgumentHelp("The alarm.", valueName: "id"))
    var id: String

    func validate() throws {
      guard let time = DurationText.milliseconds(span), (1...AlarmBoard.longestShelving).contains(time) else {
        throw ValidationError("--for must be a time such as 15m, at most 8 h")
      }
    }

    func run() throws {
      var room = try AlarmRoom(configuration: try file.load(), access: .writing)
      try room.check([id])
      let time = DurationText.milliseconds(span) ?? 0
      try room.perform([.shelve(id: id, span: time)])
      try printOut("\(id): shelved until \(room.now.advanced(byMilliseconds: time).iso8601)\n")
    }
  }

  struct Unshelve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unshelve", abstract: "Let a shelved alarm be heard again.")

    @OptionGroup var file: ConfigurationFileOption

    @Argument(help: ArgumentHelp("The alarm.", valueName: "id"))
    var id: String

    func run() throws {
      var room = try AlarmRoom(configuration: try file.load(), access: .writing)
      try room.check([id])
      let isShelved = room.board.index(of: id).map { room.board.machines[$0].shelvedUntil != nil } ?? false
      if isShelved { try room.perform([.unshelve(id: id)]) }
      try printOut("\(id): \(isShelved ? "no longer shelved" : "is not shelved")\n")
    }
  }
}
