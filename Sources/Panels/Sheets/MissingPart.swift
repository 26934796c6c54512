import BullionMarket
import BullionMonitor
import Screen

/// What stands in the place of a history that is not there: what is missing, why, and how to get it.
struct MissingPart: SheetPart {
  let title: String
  let reason: String?
  let theme: Theme

  func height(width: Int) -> Int { rows(width).lines.count }

  func draw(into frame: inout Frame, in rect: Rect) { rows(rect.width).draw(into: &frame, in: rect) }

  private func rows(_ width: Int) -> TextRows {
    var rows = TextRows()
    rows.add(reason ?? "The history is being read …", style: theme[.text], width: width)
    guard reason != nil else { return rows }
    rows.addBlank()
    rows.add(
      "Years of daily prices come in with: bullion import FILE… (see bullion import --help).",
      style: theme[.label],
      width: width)
    rows.add(
      "Without a file the history grows by a day a day, as long as days are kept (store: day-bars).",
      style: theme[.label], width: width)
    return rows
  }
}

/// Daily closes that a page studies, or why there are none.
package struct StudiedHistory: Sendable, Equatable {
  package let gold: DailyCloses
  package let silver: DailyCloses
  /// What is missing, in words that are safe to print; nil while it is being read, and when nothing is.
  package let missing: String?
  /// Whether it has been read.
  package let isLoaded: Bool

  /// While it is being read.
  package init() {
    self.init(
      gold: DailyCloses([], calendar: SessionCalendar()), silver: .init([], calendar: SessionCalendar()),
      isLoaded: false, reason: nil)
  }

  /// - Parameter reason: why there are no bars, if there are none.
  package init(gold: DailyCloses, silver: DailyCloses, isLoaded: Bool = true, reason: String? = nil) {
    self.gold = gold
    self.silver = silver
    self.isLoaded = isLoaded
    let lacking = [(Instrument.gold, gold), (.silver, silver)].filter { $0.1.closes.count < 2 }.map(\.0.name)
    missing =
      !isLoaded || lacking.isEmpty
      ? nil
      : "There are no daily closes of \(lacking.joined(separator: " and ")): \(reason ?? "the history has fewer than two days")."
  }

  package subscript(instrument: Instrument) -> DailyCloses { instrument == .gold ? gold : silver }
}
