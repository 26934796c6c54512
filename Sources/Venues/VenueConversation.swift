import BullionMarket

/// What is said over one connection with a venue: messages in, steps out. Pure.
///
/// The first step of `begin` decides what kind of connection it is: `openSocket`, `openLines`, or plain fetches.
package protocol VenueConversation: Sendable {
  /// Asks for the connection, or fetches for the first time.
  mutating func begin(at now: Timestamp, _ steps: inout [VenueStep])
  /// Takes what the venue sent: `opened`, `text`, `binary`, an `answer` that is a success and no page of HTML, or
  /// `fetchFailed`. The other events of the wire never get here.
  ///
  /// - Parameter now: when it arrived.
  mutating func receive(_ message: WireEvent.Kind, at now: Timestamp, _ steps: inout [VenueStep])
  /// Lets time pass: pings, the next poll. Called at least every quarter of a second.
  mutating func tick(at now: Timestamp, _ steps: inout [VenueStep])
  /// Asks for finished bars that begin at or after a moment, as far as the venue has them; they come as
  /// `VenueStep.bars`, in one or more parts for each metal of `facts.instruments`, its last one marked; also when the
  /// fetch fails, then with a remark. A venue without history answers with empty last parts at once. Questions wait
  /// for the ones before; those that are open when the connection ends are to be asked again on the next one.
  mutating func askHistory(
    _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ steps: inout [VenueStep])
}
