import BullionMarket
import Testing

@testable import Chance
@testable import Venues

/// Real payloads with bits turned, ends cut off, pieces swapped, doubled and put in.
private struct Mutator {
  var random: SplitMix64

  private static let pieces = [
    "NaN", "null", "-", "1e999", "\"", "{", "}", "[", "]", ",", ":", "\\u0000", "true",
    "99999999999999999999",
    "-1", "0", "[[", "\u{FFFD}", "1769176800000", "9223372036854775807", "0001-01-01T00:00:00Z",
  ]

  mutating func place(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }

  mutating func mutated(_ payload: String) -> [UInt8] {
    var bytes = Array(payload.utf8)
    for _ in 0...place(place(4)) {
      let position = place(bytes.count)
      guard !bytes.isEmpty else { break }
      switch place(6) {
      case 0: bytes[position] ^= 1 << UInt8(place(8))
      case 1: bytes.removeLast(place(bytes.count))
      case 2: bytes.swapAt(position, place(bytes.count))
      case 3: bytes.removeSubrange(position..<min(bytes.count, position + 1 + place(12)))
      case 4: bytes.insert(contentsOf: Self.pieces[place(Self.pieces.count)].utf8, at: position)
      default:
        let end = min(bytes.count, position + 1 + place(20))
        bytes.insert(contentsOf: bytes[position..<end], at: place(bytes.count))
      }
    }
    return bytes
  }
}

@Test(arguments: VenueCatalog.names) func mutatedMessagesNeverBecomeImpossiblePrices(name: String) throws {
  let secrets = VenueSecrets(account: "1", token: try! Secret("t"))
  let venue = try VenueCatalog.venue(named: name, secrets: secrets)
  let messages = VenuePayloads.of(name)
  let answers = messages + VenuePayloads.answers(of: name)
  let tags = VenuePayloads.tags(of: venue)
  let largest = Int64(Price.largestDollars) * Price.ticksPerDollar
  var mutator = Mutator(random: SplitMix64(seed: 0x600D))
  var conversation = venue.conversation()
  var now = VenueTalk.start
  var counts = (quotes: 0, refused: 0, bars: 0)
  for round in 0..<3000 {
    var output: [VenueStep] = []
    if round % 500 == 0 {
      conversation = venue.conversation()
      conversation.begin(at: now, &output)
      conversation.receive(.opened, at: now, &output)
    }
    if round % 3 == 0 {
      conversation.askHistory(.oneMinute, from: now.advanced(bySeconds: -900), at: now, &output)
    }
    let bytes = mutator.mutated(answers[mutator.place(answers.count)])
    let tag = tags[mutator.place(tags.count)]
    conversation.receive(
      .answer(tag: tag, HTTPAnswer(status: 200, headers: ["age": "x"], body: bytes)), at: now, &output)
    conversation.receive(.text(mutator.mutated(messages[mutator.place(messages.count)])), at: now, &output)
    conversation.tick(at: now, &output)
    now = now.advanced(byMilliseconds: 40)
    for news in output.news {
      switch news {
      case .quote(let quote, let symbol):
        counts.quotes += 1
        #expect(venue.facts.symbols[symbol].instrument == quote.instrument)
        for price in [quote.bid ?? quote.mid, quote.ask ?? quote.mid, quote.mid] {
          #expect(price.ticks > 0 && price.ticks <= largest)
        }
      case .bars(let answer):
        counts.bars += answer.bars.count
        for bar in answer.bars {
          #expect(bar.low.ticks > 0 && bar.high.ticks <= largest && bar.low <= bar.high)
          #expect(bar.start.advanced(bySeconds: 60) <= now && bar.start.milliseconds % 60_000 == 0)
        }
      case .refused(let line):
        counts.refused += 1
        #expect(line.text.unicodeScalars.count <= 80)
      case .subscribed, .marketOpen, .remark, .wire, .reconnect, .switchOff: break
      }
    }
  }
  #expect(counts.quotes > 50 && counts.refused > 500, "\(counts)")
  #expect(counts.bars > 0 || venue.facts.isPolled)
}
