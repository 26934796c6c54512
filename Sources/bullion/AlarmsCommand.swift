import ArgumentParser
import BullionAlarms
import BullionMarket
import Glibc
import Settings
import Store

/// `bullion alarms`: the rules, their state, and what an operator does about them.
struct AlarmsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarms",
    abstract: "List, add, acknowledge, shelve and test alarms.",
    discussion: """
      States are those that live feeds have left in the alarm journal; demo and replay leave none. While a \
      dashboard on a live feed runs it keeps the journal, and alarms are acknowledged there.
      """,
    subcommands: [
      List.self, Add.self, Acknowledge.self, Shelve.self, Unshelve.self, Test.self,
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

  struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ack", abstract: "Acknowledge alarms: they were seen, and stay until they are over.")

    @OptionGroup var file: ConfigurationFileOption

    @Flag(help: "All that wait for it.")
    var all = false

    @Argument(help: ArgumentHelp("The alarms.", valueName: "id"))
    var ids: [String] = []

    func validate() throws {
      if all == ids.isEmpty { return }
      throw ValidationError(
        all ? "name alarms or give --all, not both" : "name the alarms to acknowledge, or give --all")
    }

    func run() throws {
      var room = try AlarmRoom(configuration: try file.load(), access: .writing)
      try room.check(ids)
      let waiting = room.board.rules.indices.filter { room.board.machines[$0].awaitsAcknowledgement }
        .map { room.board.rules[$0].id }
      for id in all ? waiting : ids {
        let isDone = room.board.acknowledge(id: id, at: room.now)
        try printOut("\(id): \(isDone ? "acknowledged" : "nothing to acknowledge")\n")
      }
      if all, waiting.isEmpty { try printOut("nothing to acknowledge\n") }
      try room.keep()
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
      room.board.shelve(id: id, for: time, at: room.now)
      try room.keep()
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
      let isDone = room.board.unshelve(id: id, at: room.now)
      try room.keep()
      try printOut("\(id): \(isDone ? "no longer shelved" : "is not shelved")\n")
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Show how an alarm would be announced, and ring the bell once on a terminal.")

    @OptionGroup var file: ConfigurationFileOption

    @Argument(help: ArgumentHelp("The alarm.", valueName: "id"))
    var id: String

    func run() throws {
      let room = try AlarmRoom(configuration: try file.load(), access: .reading)
      try room.check([id])
      guard let index = room.board.index(of: id) else { return }
      let rule = room.board.rules[index]
      write(
        "ALARM  unacknowledged  P\(rule.priority)  \(room.now.iso8601)  \(rule.line(value: rule.limit))\n"
          + "\(rule.message)\nThis is a test; nothing is recorded.\n", to: 1)
      if isatty(1) == 1 { try printOut("\u{7}") }
    }
  }
}
