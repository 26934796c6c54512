import BullionMarket
import Delivery

/// Alarms as Alertmanager posts them to a webhook, version 4, so that what exists for those takes these.
///
/// Source of the shape: the documentation of Alertmanager's webhook receiver.
struct AlertBody {
  let messages: [AlarmMessage]
  /// Messages that found no room in it.
  var left = 0

  var text: String { json.text + "\n" }

  private var json: JSONText {
    let isFiring = messages.contains { $0.state == .firing }
    return .object([
      ("version", .string("4")), ("groupKey", .string("bullion")), ("truncatedAlerts", .integer(left)),
      ("status", .string(isFiring ? "firing" : "resolved")), ("receiver", .string("bullion")),
      ("groupLabels", .object([])), ("commonLabels", .object([("job", .string("bullion"))])),
      ("commonAnnotations", .object([])), ("externalURL", .string("")),
      ("alerts", .array(messages.map(alert))),
    ])
  }

  private func alert(_ message: AlarmMessage) -> JSONText {
    var labels: [(String, JSONText)] = [
      ("alertname", .string(message.id)), ("job", .string("bullion")), ("metric", .string(message.metric)),
      ("priority", .string("\(message.priority)")),
      ("severity", .string(["critical", "warning", "info"][min(max(message.priority, 1), 3) - 1])),
    ]
    if message.isTest { labels.append(("test", .string("true"))) }
    var annotations: [(String, JSONText)] = [
      ("summary", .string(visible(message.line))), ("description", .string(visible(message.meaning))),
      ("condition", .string(message.condition == .atOrAbove ? "above" : "below")),
      ("limit", .string(NumberText.shortest(message.limit))), ("unit", .string(message.unit)),
    ]
    if let value = message.value { annotations.append(("value", .string(NumberText.shortest(value)))) }
    if let source = message.source { annotations.append(("source", .string(visible(source)))) }
    if let age = message.dataAge {
      annotations.append(("dataAge", .string(NumberText.shortest(Double(age) / 1000))))
    }
    return .object([
      ("status", .string(message.state.rawValue)), ("labels", .object(labels)),
      ("annotations", .object(annotations)), ("startsAt", .string(message.since.iso8601)),
      // What has not ended has the zero time of Go.
      (
        "endsAt",
        .string(message.state == .firing ? "0001-01-01T00:00:00Z" : message.time.iso8601)
      ),
      ("generatorURL", .string("")), ("fingerprint", .string(message.fingerprint)),
    ])
  }
}
