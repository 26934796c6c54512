import BullionMarket
import BullionMonitor

/// All that the page of risk studies of a history.
package struct RiskStudies: Sendable, Equatable {
  let history: StudiedHistory
  let gold: RiskStudy
  let silver: RiskStudy
  let pair: PairStudy

  package init(_ history: StudiedHistory) {
    self.history = history
    gold = RiskStudy(.gold, closes: history.gold)
    silver = RiskStudy(.silver, closes: history.silver)
    pair = PairStudy(gold: history.gold, silver: history.silver)
  }

  subscript(instrument: Instrument) -> RiskStudy { instrument == .gold ? gold : silver }
}
