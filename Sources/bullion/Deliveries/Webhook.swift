import BullionMarket
import Delivery
import Venues
import Wire

/// Posts alarms to an address and brings back how it answered; the network's thread begins with the first of them.
final class Webhook {
  private let address: String
  private let token: Secret?
  private var network: (inbox: Inbox, wire: Wire)?

  init(address: String, token: Secret?) {
    self.address = address
    self.token = token
  }

  /// Posts a body; the outcome comes by `take`.
  ///
  /// - Parameter key: the same for every attempt, so that a receiver can tell a repetition.
  /// - Returns: why nothing was sent; nil when it is on its way.
  func post(_ body: String, id: Int, key: String) -> DeliveryOutcome? {
    guard isLiveBuiltIn else { return .failed("\(NotBuiltIn())", mayRetry: false) }
    if token != nil, isReadableOnTheWay(address) {
      return .failed(
        "the token could be read on its way; write https://, or an address of this machine", mayRetry: false)
    }
    do throws(InboxFailure) {
      if network == nil {
        let inbox = try Inbox()
        var settings = WireSettings()
        settings.largestAnswer = 64 << 10
        network = (inbox, Wire(inbox: inbox, settings: settings))
      }
    } catch {
      return .failed("\(error)", mayRetry: true)
    }
    var headers = [HeaderField("Content-Type", "application/json"), HeaderField("Idempotency-Key", key)]
    if let token {
      headers.append(HeaderField("Authorization", token.withValue { "Bearer \($0)" }, isSecret: true))
    }
    let request = VenueRequest(.post, address, headers: headers, body: body)
    network?.wire.perform(WireOrder(source: 0, generation: 1, kind: .fetch(request, tag: "\(id)")))
    return nil
  }

  /// What has come back since the last call.
  func take() -> [(id: Int, outcome: DeliveryOutcome)] {
    (network?.inbox.take() ?? []).compactMap { event in
      switch event.kind {
      case .answer(let tag, let answer): Int(tag).map { ($0, Self.outcome(of: answer)) }
      case .fetchFailed(let tag, let failure): Int(tag).map { ($0, Self.outcome(of: failure)) }
      default: nil
      }
    }
  }

  static func outcome(of answer: HTTPAnswer) -> DeliveryOutcome {
    switch answer.status {
    case 200..<300: .delivered
    case 300..<400:
      .failed(
        "the address answered \(answer.status): redirects are not followed, write the address they lead to",
        mayRetry: false)
    case 429, 500...: .failed("the address answered \(answer.status)", mayRetry: true)
    default: .failed("the address answered \(answer.status)", mayRetry: false)
    }
  }

  static func outcome(of failure: WireFailure) -> DeliveryOutcome {
    let words = visible(failure.words)
    return switch failure {
    // What is wrong with a certificate or an answer is wrong the next time too.
    case .insecure, .tooLong, .declined: .failed(words, mayRetry: false)
    default: .failed(words, mayRetry: true)
    }
  }
}
