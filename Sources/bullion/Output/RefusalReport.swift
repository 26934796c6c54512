import BullionMarket
import BullionMonitor

/// Tells on standard error about input that was not taken: the first lines one by one, the rest in sum.
struct RefusalReport {
  private static let mostLines = 20
  private var lines = 0

  mutating func note(_ event: FeedEvent) {
    guard case .refused(let refused) = event else { return }
    lines += 1
    guard lines <= Self.mostLines else { return }
    let place = refused.line.map { "line \($0): " } ?? ""
    let detail = refused.detail.isEmpty ? refused.reason.rawValue : refused.detail
    printToStandardError("\(place)not a quote: \(detail): \(refused.text)")
  }

  /// The sum, when there is something to say.
  func finish(_ counts: RefusalCounts) {
    guard counts.total > 0 else { return }
    let reasons = RefusalReason.allCases.compactMap { reason in
      counts.byReason[reason].map { "\($0) \(reason.rawValue)" }
    }
    printToStandardError("refused \(counts.total) in all: \(reasons.joined(separator: ", "))")
  }
}
