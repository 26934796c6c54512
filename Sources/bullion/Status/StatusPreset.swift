import ArgumentParser
import BullionMarket

/// The line as the programs want it that show it.
enum StatusPreset: String, CaseIterable, ExpressibleByArgument {
  case text, json, tmux, waybar, i3blocks, i3bar, polybar, starship

  /// The line, or the lines, without a line break at the end.
  func text(_ reading: StatusReading) -> String {
    switch self {
    case .text, .starship: Self.plain(reading)
    case .json: Self.json(reading).text
    case .tmux: Self.tmux(reading)
    case .waybar: Self.waybar(reading).text
    case .i3blocks: "\(Self.plain(reading))\n\(Self.short(reading))"
    case .i3bar: JSONText.array([Self.block(reading)]).text
    case .polybar: Self.polybar(reading)
    }
  }

  /// What comes before the first line of a stream of them.
  var header: String? { self == .i3bar ? "{\"version\":1}\n[" : nil }
  /// What comes before each further line.
  var separator: String { self == .i3bar ? "," : "" }

  /// `gold 5,002.81 +1.35 %  silver 99.264 +2.10 %  ratio 50.40`, and whatever makes it less than now.
  static func plain(_ reading: StatusReading) -> String {
    let words = [metal("gold", reading.gold, 2), metal("silver", reading.silver, 3), ratio(reading)]
    let line = words.compactMap(\.self).joined(separator: "  ")
    return [reading.mode, line.isEmpty ? "no prices" : line, remark(reading)].compactMap(\.self)
      .joined(separator: "  ")
  }

  private static func short(_ reading: StatusReading) -> String {
    guard let gold = reading.gold, let silver = reading.silver else { return remark(reading) ?? "no prices" }
    let mode = reading.mode.map { "\($0) " } ?? ""
    let prices = "\(mode)\(number(gold.price, 0)) \(number(silver.price, 2))"
    return reading.state == .live ? prices : "\(prices) \(reading.state.rawValue)"
  }

  private static func metal(_ name: String, _ metal: StatusReading.Metal?, _ decimals: Int) -> String? {
    metal.map { metal in
      let change = metal.change.map { " \(NumberText.fixed($0, decimals: 2, alwaysSigned: true)) %" } ?? ""
      return "\(name) \(number(metal.price, decimals))\(change)"
    }
  }

  private static func ratio(_ reading: StatusReading) -> String? {
    reading.ratio.map { "ratio \(number($0, 2))" }
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    NumberText.fixed(value, decimals: decimals, grouping: true)
  }

  /// That the prices are not of now, or that an alarm waits; nil when there is nothing to say.
  private static func remark(_ reading: StatusReading) -> String? {
    let age: String? =
      switch reading.state {
      case .live: nil
      case .closed: "closed"
      case .old: "old \(StatusFields.age(reading.age))"
      case .none: reading.reason.map { visible($0) }
      }
    let more = reading.alarms > 1 ? " and \(reading.alarms - 1) more" : ""
    let alarm = reading.alarm.map { "! \(visible($0))\(more)" }
    let words = [age, alarm].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: "  ")
  }

  private static func json(_ reading: StatusReading) -> JSONText {
    func metal(_ metal: StatusReading.Metal?) -> JSONText {
      metal.map {
        .object([("price", .number($0.price)), ("change", .number($0.change)), ("rsi", .number($0.strength))])
      } ?? .null
    }
    return .object([
      ("mode", .string(reading.mode?.lowercased() ?? "live")), ("state", .string(reading.state.rawValue)),
      ("source", .string(reading.source)), ("time", .string(reading.time?.iso8601)),
      ("age", .number(reading.age)), ("gold", metal(reading.gold)),
      ("silver", metal(reading.silver)), ("ratio", .number(reading.ratio)),
      ("alarms", .integer(reading.alarms)),
      ("alarm", .string(reading.alarm)), ("reason", .string(reading.reason)),
    ])
  }

  /// The state and the alarm as a word, for colours of the reader's own.
  private static func kind(_ reading: StatusReading) -> String {
    reading.isUrgent ? "alarm" : reading.alarms > 0 ? "warning" : reading.state.rawValue
  }

  /// Output is expanded once more: `#` is doubled, and no `%` stands in it, for tmux gives that to the clock.
  private static func tmux(_ reading: StatusReading) -> String {
    let color =
      reading.isUrgent
      ? "red,bold" : reading.state == .live ? "default" : reading.state == .closed ? "colour244" : "yellow"
    let text = plain(reading).replacing(" %", with: "").replacing("%", with: "").replacing("#", with: "##")
    return "#[fg=\(color)]\(text)#[default]"
  }

  private static func waybar(_ reading: StatusReading) -> JSONText {
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    let tooltip = [
      plain(reading), reading.source.map { "source \(visible($0))" },
      reading.time.map { "\($0.iso8601), \(StatusFields.age(reading.age)) ago" },
      reading.gold?.strength.map { "gold RSI \(number($0, 1))" },
      reading.silver?.strength.map { "silver RSI \(number($0, 1))" },
    ]
    return .object([
      ("text", .string(escaped(short(reading)))), ("alt", .string(kind(reading))),
      ("tooltip", .string(escaped(tooltip.compactMap(\.self).joined(separator: "\n")))),
      (
        "class",
        .array([.string(reading.state.rawValue)] + (reading.alarms > 0 ? [.string(kind(reading))] : []))
      ),
      ("percentage", reading.gold?.strength.map { .integer(Int($0.rounded())) } ?? .null),
    ])
  }

  private static func block(_ reading: StatusReading) -> JSONText {
    var members: [(String, JSONText)] = [
      ("name", .string("bullion")), ("full_text", .string(plain(reading))),
      ("short_text", .string(short(reading))),
      ("urgent", .bool(reading.isUrgent)),
    ]
    if reading.state != .live, !reading.isUrgent { members.append(("color", .string("#999999"))) }
    return .object(members)
  }

  private static func polybar(_ reading: StatusReading) -> String {
    let color = reading.isUrgent ? "#ff5555" : reading.state == .live ? nil : "#999999"
    // A brace with a percent sign before it would begin a format of its own.
    let text = plain(reading).replacing("%{", with: "% {")
    return color.map { "%{F\($0)}\(text)%{F-}" } ?? text
  }
}
