import BullionMarket
import Logging

/// One record of the log as one line: `2026-11-28T02:20:00.123Z info feed: switched from=binance reason="silent for 30 s"`.
struct LogLine {
  var time: Timestamp
  var level: Logger.Level
  var label: String
  var message: String
  /// Written in the order of their names.
  var metadata: Logger.Metadata

  /// The line without its end; nothing in it can move a cursor or begin another line.
  ///
  /// - Parameter redact: takes out of message and values what nobody may see, before they are quoted.
  func text(redact: Redactor) -> String {
    var line = "\(stamp) \(level.rawValue) \(visible(label)): \(visible(redact(message)))"
    for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
      line += " \(Self.name(name))=\(Self.quoted(redact(Self.plain(value), of: name)))"
    }
    return line
  }

  /// Always with milliseconds, so that lines stay aligned.
  private var stamp: String {
    let text = time.iso8601
    return text.contains(".") ? text : text.dropLast() + ".000Z"
  }

  private static func plain(_ value: Logger.MetadataValue) -> String {
    switch value {
    case .string(let text): text
    case .stringConvertible(let value): value.description
    case .array(let values): "[" + values.map(plain).joined(separator: ", ") + "]"
    case .dictionary(let values):
      "{" + values.sorted { $0.key < $1.key }.map { "\($0.key)=\(plain($0.value))" }.joined(separator: ", ")
        + "}"
    }
  }

  private static func name(_ text: String) -> String {
    let name = visible(text).map { $0 == " " || $0 == "=" || $0 == "\"" ? "_" : $0 }
    return name.isEmpty ? "_" : String(name)
  }

  /// In quotes where it could be taken for something else.
  private static func quoted(_ text: String) -> String {
    let clean = visible(text)
    guard clean.isEmpty || clean != text || clean.contains(where: { " =\"\\".contains($0) }) else {
      return clean
    }
    var result = "\""
    for character in text {
      // Before what is invisible is spelled with backslashes of its own.
      result += character == "\"" || character == "\\" ? "\\\(character)" : visible(String(character))
    }
    return result + "\""
  }
}
