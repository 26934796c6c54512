import BullionMarket

/// How far the history of a source is known already.
package struct KnownHistory: Sendable, Hashable {
  /// The end of the last one-minute bar that both metals have; nil when there is none.
  package var minutesUntil: Timestamp?
  /// Whether there are bars from before the last days.
  package var hasDays: Bool

  /// - Parameters:
  ///   - minutesUntil: the end of the last one-minute bar that both metals have.
  ///   - hasDays: whether there are bars from before the last days.
  package init(minutesUntil: Timestamp? = nil, hasDays: Bool = false) {
    self.minutesUntil = minutesUntil
    self.hasDays = hasDays
  }
}
