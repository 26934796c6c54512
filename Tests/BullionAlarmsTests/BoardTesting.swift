import BullionMarket

@testable import BullionAlarms

func seconds(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

func testRule(_ id: String, change: (inout AlarmRule) -> Void = { _ in }) -> AlarmRule {
  var rule = AlarmRule(id: id, metric: "metric.\(id)", condition: .atOrAbove, limit: 100)
  rule.subject = id
  rule.message = id
  rule.decimals = 0
  change(&rule)
  return rule
}

/// What was said, in words: rule, event, second, and `*` where it sounds.
func said(_ board: inout AlarmBoard) -> [String] {
  let rules = board.rules
  return board.takeNotices().map { notice in
    let name =
      switch notice.kind {
      case .effect(let kind, _, _, _): kind.name
      case .floodBegan: "flood_began"
      case .floodEnded: "flood_ended"
      case .chatterBegan: "chatter_began"
      case .chatterEnded: "chatter_ended"
      }
    let id = notice.ruleIndex.map { rules[$0].id + " " } ?? ""
    return "\(id)\(name)@\(notice.time.milliseconds / 1000)\(notice.sounds ? "*" : "")"
  }
}

/// For commands inside an expectation.
func asked<Answer>(_ board: inout AlarmBoard, _ ask: (inout AlarmBoard) -> Answer) -> Answer {
  ask(&board)
}
