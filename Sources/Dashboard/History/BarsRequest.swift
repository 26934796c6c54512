import BullionMarket

/// Bars of the history that a page asks for; the answer is a `BarsAnswer`.
package struct BarsRequest: Sendable, Hashable {
  /// The most bars of each metal that one answer holds, so that nothing stalls: whoever wants more asks again.
  package static let most = 20_000

  /// The length of the bars; of one minute and of one day there are most.
  package let interval: BarInterval
  /// Whose bars.
  package let instruments: [Instrument]
  /// Bars that start earlier than this are wanted; nil for the newest.
  package let end: Timestamp?
  /// How many of each metal at most, the newest of them.
  package let count: Int

  /// - Parameter count: brought into 1 to `most`.
  package init(
    _ interval: BarInterval, of instruments: [Instrument] = Instrument.allCases, before end: Timestamp? = nil,
    count: Int = BarsRequest.most
  ) {
    self.interval = interval
    self.instruments = instruments
    self.end = end
    self.count = min(max(count, 1), Self.most)
  }
}
