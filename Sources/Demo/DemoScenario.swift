import BullionMarket

/// The stories that the demo can tell.
package enum DemoScenario: String, Sendable, CaseIterable, Codable, Hashable {
  /// 23 January to 6 February 2026 in a little over two minutes: through $100, to the highs, the crash, the recovery.
  case surge
  /// A quiet afternoon second by second, from 9:30 New York to the close.
  case calm
  /// The surge from just before the fall of 30 January.
  case crash
  /// A quiet market whose feed dies, comes back and sends rubbish; two and a half minutes.
  case outage

  /// A scenario by its name (`surge`, `calm`, `crash`, `outage`); case does not matter.
  package init?(name: some StringProtocol) { self.init(rawValue: name.lowercased()) }

  /// As `--feed` takes it: `demo` for the surge, else `demo:` and the name.
  package var feedName: String { self == .surge ? "demo" : "demo:" + rawValue }

  /// What it shows, in a line.
  package var summary: String {
    switch self {
    case .surge: "the surge of January 2026 and the crash after it, in two minutes"
    case .calm: "a quiet afternoon at its own pace"
    case .crash: "the crash of 30 January 2026 and the flash crash of February"
    case .outage: "a feed that falls silent, comes back and sends rubbish"
    }
  }

  /// The first frame.
  var liveFrom: Timestamp {
    switch self {
    case .surge: SurgeTable.surgeStart
    case .crash: SurgeTable.crashStart
    case .calm, .outage: SurgeTable.quietStart
    }
  }

  /// From here the history is minutes instead of days: where a row begins, between two trade dates, three or more
  /// of them before the first frame. The crash is a part of the surge and remembers all of it: at one moment both
  /// must say the same.
  var minutesFrom: Timestamp {
    switch self {
    case .surge, .crash: SurgeTable.january(19, 22)
    case .calm, .outage: SurgeTable.start
    }
  }

  /// All rows, those before `liveFrom` being history.
  var timetable: DemoTimetable {
    switch self {
    case .surge, .crash: Self.surgeTimetable
    case .calm: Self.calmTimetable
    case .outage: Self.outageTimetable
    }
  }

  private static let surgeTimetable = table(SurgeTable.surge)
  private static let calmTimetable = table(QuietTable.calm)
  private static let outageTimetable = table(QuietTable.outage)

  private static func table(_ legs: [DemoLeg]) -> DemoTimetable {
    DemoTimetable(start: SurgeTable.start, from: SurgeTable.opening, legs: SurgeTable.prologue + legs)
  }
}
