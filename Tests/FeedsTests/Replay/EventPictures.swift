import BullionMarket

@testable import QuoteFiles

/// The events of an input, each as a line of text, so that tests can be read side by side with what goes in.
func pictures(_ input: String) -> [String] { pictures(bytes: Array(input.utf8)) }

func pictures(bytes: [UInt8]) -> [String] { events(bytes: bytes).map(\.picture) }

/// The shape of lines is tested with numbers that are easy to read, whether or not they could be prices.
func events(bytes: [UInt8]) -> [FeedEvent] {
  var reader = QuoteLineReader(isJudging: false)
  reader.push(bytes)
  reader.finish()
  var events: [FeedEvent] = []
  while let event = reader.next() { events.append(event) }
  return events
}

extension FeedEvent {
  var picture: String {
    switch self {
    case .quote(let quote), .judged(let quote):
      if let bid = quote.bid, let ask = quote.ask {
        "\(quote.instrument) @\(quote.time.milliseconds) \(bid.picture)/\(ask.picture)"
      } else {
        "\(quote.instrument) @\(quote.time.milliseconds) \(quote.mid.picture)"
      }
    case .bar(let instrument, let interval, let bar):
      "\(instrument) \(interval.rawValue) @\(bar.start.milliseconds) "
        + [bar.open, bar.high, bar.low, bar.close].map(\.picture).joined(separator: " ")
    case .refused(let line):
      "line \(line.line.map(String.init) ?? "-"): \(line.reason): \(line.detail)"
    case .elapsed(let milliseconds): "elapsed \(milliseconds)"
    case .localClock(let clock): "local clock \(clock.step)"
    case .clock(let time): "clock @\(time.milliseconds)"
    case .headline(let text): "headline \(text)"
    case .sources(let sources): "sources \(sources.map(\.name))"
    case .switched(let change): "switched to \(change.to)"
    case .history(let bars): "history of \(bars.count)"
    case .backfill(let bars): "backfill of \(bars.count)"
    case .restarted: "restarted"
    case .ended: "ended"
    }
  }
}

extension Price {
  /// Dollars, with as many decimals as are not zero: `5000.1`.
  var picture: String {
    var decimals = String(ticks.magnitude % 1_000_000)
    decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
    while decimals.last == "0" { decimals.removeLast() }
    let whole = (ticks < 0 ? "-" : "") + String(ticks.magnitude / 1_000_000)
    return decimals.isEmpty ? whole : whole + "." + decimals
  }
}
