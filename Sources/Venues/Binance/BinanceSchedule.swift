import BullionMarket
import Formats

/// When the metals themselves are traded, as Binance's `tradingSchedule` has it: about a week, from yesterday on.
struct BinanceSchedule: Sendable, Equatable {
  /// More than any week has; the rest of a longer list is not kept.
  private static let mostSessions = 1000

  private struct Session: Sendable, Equatable {
    var start, end: Timestamp
    var isRegular: Bool
  }

  private var sessions: [Session] = []

  /// A schedule that knows nothing.
  init() {}

  /// Reads `{"marketSchedules":{"COMMODITY":{"sessions":[{"startTime":…,"endTime":…,"type":"REGULAR"},…]}}}`.
  init(_ body: ArraySlice<UInt8>) throws(LineProblem) {
    var place = try JSONReader.member("marketSchedules", of: body)
    for name in ["COMMODITY", "sessions"] {
      guard case .nested(let inner) = place else { throw LineProblem("no sessions of COMMODITY") }
      place = try JSONReader.member(name, of: inner)
    }
    var list = try JSONReader(place, "sessions")
    while let element = try list.nextElement() {
      guard sessions.count < Self.mostSessions else { break }
      sessions.append(try Self.session(element))
    }
  }

  private static func session(_ element: JSONScanner.Value) throws(LineProblem) -> Session {
    var start, end: Timestamp?
    var isRegular = false
    var members = try JSONReader(element, "session")
    while let (key, value) = try members.nextMember() {
      if key.elementsEqual("startTime".utf8) { start = try VenueTick.moment(value) }
      if key.elementsEqual("endTime".utf8) { end = try VenueTick.moment(value) }
      if key.elementsEqual("type".utf8) { isRegular = value.isText("REGULAR") }
    }
    guard let start, let end else { throw LineProblem("a session without its times") }
    return Session(start: start, end: end, isRegular: isRegular)
  }

  /// Whether a moment lies in a regular session; nil before the first session and from the end of the last on.
  func isOpen(at moment: Timestamp) -> Bool? {
    var isBefore = true
    var isBehind = true
    for session in sessions {
      if session.start <= moment { isBefore = false }
      if session.end > moment { isBehind = false }
      if session.isRegular, session.start <= moment, moment < session.end { return true }
    }
    return isBefore || isBehind ? nil : false
  }
}
