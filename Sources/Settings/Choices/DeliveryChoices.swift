import Delivery

/// How alarms of live feeds get out of the program: the key `deliver`.
package struct DeliveryChoices: Sendable, Equatable {
  /// Which notification of the terminal is used.
  package enum Terminal: Sendable, Hashable {
    case off
    /// By what the terminal is.
    case auto
    case always(TerminalNotice)
  }

  /// The least urgent priority that goes out.
  package var priority = 2
  package var limits = Outbox.Limits()
  /// Whether it is told too when an alarm is over.
  package var tellsEnd = false
  package var terminal = Terminal.off
  package var desktop = false
  /// The program and its arguments; empty for none.
  package var command: [String] = []
  /// The address that is posted to; nil for none.
  package var webhook: String?
  /// The file with the secret that is sent along as a bearer token; nil for none.
  package var tokenFile: String?

  package init() {}

  /// The ways out that are switched on.
  package var channels: Set<DeliveryChannel> {
    var channels: Set<DeliveryChannel> = []
    if terminal != .off { channels.insert(.terminal) }
    if desktop { channels.insert(.desktop) }
    if !command.isEmpty { channels.insert(.command) }
    if webhook != nil { channels.insert(.webhook) }
    return channels
  }

  private static let minute: Int64 = 60_000

  static let keys: [SettingKey<DeliveryChoices>] = [
    SettingKey(
      "priority", \.priority, .integer(1...3),
      "Alarms of this priority and of more urgent ones go out, {range}."),
    SettingKey(
      "wait", \.limits.wait, .duration(0...10 * minute),
      "How long the first alarm waits for others to go with, {range}."),
    SettingKey(
      "pause", \.limits.pause, .duration(1_000...60 * minute),
      "The least time between two messages on one way, {range}; what comes meanwhile goes with the next."),
    SettingKey(
      "patience", \.limits.patience, .duration(0...24 * 60 * minute),
      "How long a message that does not get through is tried again, {range}."),
    SettingKey("resolved", \.tellsEnd, .flag, "true: it is told too when an alarm is over."),
    SettingKey(
      "terminal", \.terminal,
      .choice(
        [("off", .off), ("auto", .auto)] + TerminalNotice.allCases.map { ($0.rawValue, .always($0)) }),
      "A notification of the dashboard's terminal: {range}. In tmux it goes to the terminal that tmux runs in."
    ),
    SettingKey(
      "desktop", \.desktop, .flag, "true: a notification of the desktop by notify-send, where there is one."),
    SettingKey(
      "command", \.command, .words,
      """
      A program and its arguments, [/path/to/program, argument], run without a shell for each message: the alarms come \
      as JSON on its standard input and as BULLION_ALERT_… in its environment; empty for none.
      """),
    SettingKey(
      "webhook", \.webhook, .address,
      "An http or https address that the alarms are posted to in the shape of Alertmanager, version 4; empty for none."
    ),
    SettingKey(
      "token-file", \.tokenFile, .path,
      "A file that only you may read, with the secret that the webhook gets as its bearer token; empty for none."
    ),
  ]
}
