import BullionMarket
import Delivery

/// A notification of the desktop, by the program that desktops have for it.
enum DesktopNotice {
  /// The command that shows some messages. No message is taken for an option.
  static func command(for messages: [AlarmMessage]) -> [String] {
    let isUrgent = messages.contains { $0.priority == 1 && $0.state == .firing && !$0.isTest }
    let lines = messages.prefix(5).map { visible($0.line) }
    let more = messages.count > 5 ? ["and \(messages.count - 5) more"] : []
    return [
      "notify-send", "--app-name=Bullion", "--urgency=\(isUrgent ? "critical" : "normal")", "--", "Bullion",
      escaped((lines + more).joined(separator: "\n")),
    ]
  }

  /// The body is markup.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
