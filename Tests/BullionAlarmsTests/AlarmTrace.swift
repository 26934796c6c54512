import BullionMarket
import Foundation

@testable import BullionAlarms

/// A trace of the reference model: for each scenario a rule and its steps, with what must come of each.
struct AlarmTrace {
  struct Step {
    var event: AlarmEvent
    var time: Timestamp
    /// The expected state after the step, in the file's spelling, from `after` to `effects`.
    var expected: [String]
    var before: String
  }

  var name: String
  var rule: AlarmRule
  var steps: [Step]

  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }

  static func read(_ fixture: String) throws -> [AlarmTrace] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/\(fixture)")
    var traces: [AlarmTrace] = []
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 20, let event = event(cells[11], cells[13]), let time = Int64(cells[12]) else {
        throw Malformed(description: String(line))
      }
      if traces.last?.name != cells[0] {
        traces.append(AlarmTrace(name: cells[0], rule: try rule(cells), steps: []))
      }
      traces[traces.count - 1].steps.append(
        Step(
          event: event, time: Timestamp(milliseconds: time), expected: Array(cells[15...]),
          before: cells[14]))
    }
    return traces
  }

  private static func rule(_ cells: [String]) throws -> AlarmRule {
    guard let limit = Double(cells[2]), let deadband = Double(cells[3]), let onDelay = Int64(cells[4]),
      let offDelay = Int64(cells[5]), let stale = Int64(cells[7]), let reAlarm = Int64(cells[8])
    else { throw Malformed(description: cells.joined(separator: ",")) }
    var rule = AlarmRule(
      id: "reference", metric: "reference", condition: cells[1] == "high" ? .atOrAbove : .atOrBelow,
      limit: limit)
    rule.deadband = deadband
    rule.onDelay = onDelay
    rule.offDelay = offDelay
    rule.mode = cells[6] == "cross" ? .crossing : .level
    rule.staleAfter = stale
    rule.reAlarm = reAlarm
    rule.latching = cells[9] == "1"
    return rule
  }

  private static func event(_ name: String, _ argument: String) -> AlarmEvent? {
    switch name {
    case "tick": Double(argument).map(AlarmEvent.tick)
    case "ack": .acknowledge
    case "reset": .reset
    case "shelve": Int64(argument).map(AlarmEvent.shelve(for:))
    case "unshelve": .unshelve
    case "suppress": AlarmSuppression(name: argument).map(AlarmEvent.suppress)
    case "unsuppress": .unsuppress(.all)
    case "hb": .heartbeat
    case "clockstep": Int64(argument).map(AlarmEvent.clockStep)
    case "restart": .restart
    default: nil
    }
  }
}

extension AlarmMachine {
  /// The state as the reference model spells it: `U+clr`.
  var label: String {
    let letter =
      switch state {
      case .normal: "N"
      case .unacknowledged: "U"
      case .acknowledged: "A"
      case .returned: "R"
      }
    return letter + (pendingSince == nil ? "" : "+pend") + (clearingSince == nil ? "" : "+clr")
  }
}
