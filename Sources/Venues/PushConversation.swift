import BullionMarket
import Formats

/// A conversation with a venue that pushes its prices and is asked for history page by page: what all of these have
/// in common.
protocol PushConversation: VenueConversation {
  var facts: VenueFacts { get }
  var pages: VenuePages { get set }
  /// Whether the venue's days are trade dates. Days of UTC are not taken: they would stand among the others as equals.
  var hasTradeDates: Bool { get }

  /// The socket or the stream is open.
  mutating func opened(at now: Timestamp, _ steps: inout [VenueStep])
  /// Reads a message; what it throws is refused and counted.
  mutating func read(
    _ bytes: ArraySlice<UInt8>, at now: Timestamp, _ steps: inout [VenueStep]
  ) throws(LineProblem)
  /// Takes what came of a fetch of its own, other than of history.
  mutating func receiveOther(_ message: WireEvent.Kind, at now: Timestamp, _ steps: inout [VenueStep])

  /// What brings a page of history.
  func request(for page: VenuePages.Page, at now: Timestamp) -> VenueRequest
  /// The bars of a page.
  func rows(
    _ body: ArraySlice<UInt8>, of page: VenuePages.Page, at now: Timestamp
  ) throws(LineProblem) -> VenueRows
  /// Until when the venue wants to be left alone after an answer; nil when it does not.
  func pause(after headers: [String: String], at now: Timestamp) -> Timestamp?
}

extension PushConversation {
  package mutating func opened(at now: Timestamp, _ steps: inout [VenueStep]) {}
  mutating func receiveOther(_ message: WireEvent.Kind, at now: Timestamp, _ steps: inout [VenueStep]) {}
  package func pause(after headers: [String: String], at now: Timestamp) -> Timestamp? { nil }

  package mutating func receive(_ message: WireEvent.Kind, at now: Timestamp, _ steps: inout [VenueStep]) {
    switch message {
    case .opened: opened(at: now, &steps)
    case .text(let bytes):
      do throws(LineProblem) {
        try read(bytes[...], at: now, &steps)
      } catch {
        steps.refuse(error, bytes[...])
      }
    case .binary(let bytes): steps.refuseBinary(bytes)
    case .answer(VenuePages.tag, let answer):
      takePage(answer.body[...], answer.headers, at: now, &steps)
    case .fetchFailed(VenuePages.tag, let failure):
      pages.fail(visible(failure.words), &steps)
      fetchPage(at: now, &steps)
    case .answer, .fetchFailed: receiveOther(message, at: now, &steps)
    case .alive, .closed: break
    }
  }

  package mutating func askHistory(
    _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ steps: inout [VenueStep]
  ) {
    if interval == .oneDay, !hasTradeDates {
      let words = "\(facts.name) counts days in UTC, not by the session: none taken"
      facts.answerNoHistory(interval, remark: words, &steps)
    } else if start > now {
      facts.answerNoHistory(interval, &steps)
    } else {
      // A trade date that begins at 18:00 New York stands at 17:00 there.
      let first = interval == .oneDay ? start.advanced(bySeconds: -3600) : start
      pages.ask(interval, from: first, of: facts)
      fetchPage(at: now, &steps)
    }
  }

  /// Fetches the next page, if one is to be fetched now.
  mutating func fetchPage(at now: Timestamp, _ steps: inout [VenueStep]) {
    guard let page = pages.next(at: now) else { return }
    steps.append(.wire(.fetch(request(for: page, at: now), tag: VenuePages.tag)))
  }

  private mutating func takePage(
    _ body: ArraySlice<UInt8>, _ headers: [String: String], at now: Timestamp, _ steps: inout [VenueStep]
  ) {
    guard let page = pages.current else { return }
    if let moment = pause(after: headers, at: now) { pages.pause(from: now, until: moment) }
    do throws(LineProblem) {
      pages.take(try rows(body, of: page, at: now), at: now, &steps)
    } catch {
      pages.fail(error.words, &steps)
    }
    fetchPage(at: now, &steps)
  }
}
