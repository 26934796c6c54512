import BullionMarket

/// What there is of the bars that a page asked for.
package struct BarsAnswer: Sendable, Equatable {
  /// From where on bars come from a source.
  package struct SourceStart: Sendable, Hashable {
    /// The start of its first bar.
    package var time: Timestamp
    /// As feeds are named: `binance`, `import:gold.csv`; from outside, so not yet safe to print.
    package var source: String

    package init(time: Timestamp, source: String) {
      self.time = time
      self.source = source
    }
  }

  /// What was asked for.
  package let request: BarsRequest
  /// Oldest first, no start twice; finished bars, partial ones marked.
  package var gold: [Bar] = []
  package var silver: [Bar] = []
  /// Whether there are bars from before the oldest of these.
  package var hasOlder = false
  /// The sources, oldest first; a start for every change.
  package var sources: [SourceStart] = []
  /// Why there are none, in words that are safe to print; nil where there are some.
  package var reason: String?

  package init(_ request: BarsRequest, reason: String? = nil) {
    self.request = request
    self.reason = reason
  }

  package subscript(instrument: Instrument) -> [Bar] {
    get { instrument == .gold ? gold : silver }
    set { if instrument == .gold { gold = newValue } else { silver = newValue } }
  }

  /// Whether there is not one bar.
  package var isEmpty: Bool { gold.isEmpty && silver.isEmpty }
}
