import ArgumentParser
import BullionAlarms
import BullionMarket
import Delivery
import Glibc
import Settings

extension AlarmsCommand {
  /// `bullion alarms test`: how an alarm is announced, and whether it gets out.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Show how an alarm would be announced, and try a way out.",
      discussion: """
        Nothing is recorded, and what is sent says that it is a test. Without --channel the bell is rung once on a \
        terminal. The ways out are set under deliver: in the configuration; --channel sends at once, waits for the \
        answer, and exits with 1 when it does not get out.
        """)

    @OptionGroup var file: ConfigurationFileOption

    @Option(
      help: ArgumentHelp(
        "The way out to try: \(DeliveryChannel.allCases.map(\.rawValue).joined(separator: ", ")).",
        valueName: "name"))
    var channel: DeliveryChannel?

    @Argument(help: ArgumentHelp("The alarm; without one the first rule.", valueName: "id"))
    var id: String?

    func validate() throws {
      if id == nil, channel == nil { throw ValidationError("name an alarm, or a way out with --channel") }
    }

    func run() throws {
      let configuration = try file.load()
      let room = try AlarmRoom(configuration: configuration, access: .reading)
      try room.check(id.map { [$0] } ?? [])
      guard let rule = room.board.index(of: id ?? "").map({ room.board.rules[$0] }) ?? room.board.rules.first
      else {
        throw AlarmRoom.Refusal(description: "there is no alarm rule to try it with")
      }
      guard let channel else { return try show(rule, at: room.now) }
      try send(rule, by: channel, configuration.delivery, at: room.now)
    }

    private func show(_ rule: AlarmRule, at now: Timestamp) throws {
      write(
        "ALARM  unacknowledged  P\(rule.priority)  \(now.iso8601)  \(rule.line(value: rule.limit))\n"
          + "\(rule.message)\nThis is a test; nothing is recorded.\n", to: 1)
      if isatty(1) == 1 { try printOut("\u{7}") }
    }

    private func send(
      _ rule: AlarmRule, by channel: DeliveryChannel, _ choices: DeliveryChoices, at now: Timestamp
    ) throws {
      var choices = choices
      choices.limits.wait = 0
      choices.limits.patience = 0
      guard let courier = Courier(choices, hasTerminal: true, only: [channel]) else {
        throw AlarmRoom.Refusal(
          description:
            "\(channel.rawValue) is not switched on: set \(channel.key) under deliver: in the configuration")
      }
      var message = AlarmMessage(.firing, of: rule, value: rule.limit, since: now, at: now)
      message.isTest = true
      courier.send([message], at: now)
      var reports: [String] = []
      repeat {
        courier.work(at: .now)
        for sequence in courier.takeSequences() { write(sequence, to: isatty(1) == 1 ? 1 : 2) }
        reports += courier.takeReports()
        if courier.unsent > 0 { usleep(10_000) }
      } while courier.unsent > 0
      reports += courier.takeReports()
      guard reports.isEmpty else { throw AlarmRoom.Refusal(description: reports.joined(separator: "; ")) }
      try printOut("\(channel.rawValue): sent, as a test of \(rule.id)\n")
    }
  }
}

extension DeliveryChannel: ExpressibleByArgument {
  /// The key that switches it on.
  fileprivate var key: String { rawValue }
}
