import BullionMarket
import BullionMonitor
import Panels

extension StudiedHistory {
  /// All days of both metals that there are, or as many as one answer holds: fifty years and more.
  static let request = BarsRequest(.oneDay)

  /// What an answer to the request says.
  init(_ answer: BarsAnswer, _ moment: PageMoment) {
    let calendar = moment.monitor.settings.calendar
    self.init(
      gold: DailyCloses(answer.gold, calendar: calendar),
      silver: DailyCloses(answer.silver, calendar: calendar),
      reason: answer.reason)
  }
}
