import BullionMarket
import Testing

@testable import Chance
@testable import QuoteFiles

private let json =
  #"{"ts": 1769176800000, "symbol": "XAU/USD", "bid": 5000.10, "ask": 5000.20, "source": "x"}"#
private let bar =
  #"{"time":"2026-01-23T14:00:00Z","symbol":"XAG","interval":"1m","open":100.5,"high":101.25,"low":99,"close":100}"#
private let header = "ts,symbol,bid,ask"
private let row = "1769176800000,XAU/USD,5000.10,\"5000.20\""

@Test func everySingleByteIsRefusedOrBlank() {
  for byte in UInt8.min...UInt8.max {
    let found = events(bytes: [byte])
    let isSkipped = " \t\r\n#".utf8.contains(byte)
    #expect(found.count == (isSkipped ? 0 : 1), "byte \(byte)")
    for event in found {
      guard case .refused(let line) = event else {
        Issue.record("byte \(byte) became \(event.picture)")
        continue
      }
      #expect(line.reason == .malformed && !line.detail.isEmpty)
    }
  }
}

@Test(arguments: [json, bar])
func jsonCutOffAnywhereIsRefused(line: String) {
  let bytes = Array(line.utf8)
  for length in 1..<bytes.count {
    let found = events(bytes: Array(bytes[..<length]))
    #expect(found.count == 1)
    guard case .refused(let refused)? = found.first else {
      Issue.record("\(length) bytes became \(found.map(\.picture))")
      continue
    }
    #expect(refused.reason == .malformed)
  }
}

@Test func chunksMakeNoDifferenceToTheEvents() {
  let input = ["\u{FEFF}# mixed", json, "rubbish \u{1B}", bar, "", header, "{", json + "\r", row, json]
    .joined(separator: "\n")
  let rows = ["\u{FEFF}" + header, row, "", "rubbish", row + "\r", json, row].joined(separator: "\n")
  for text in [input, rows] {
    let bytes = Array(text.utf8)
    let whole = events(bytes: bytes)
    #expect(whole.count >= 5)
    for cut in 0...bytes.count {
      var reader = QuoteLineReader(isJudging: false)
      var found: [FeedEvent] = []
      for chunk in [bytes[..<cut], bytes[cut...]] {
        reader.push(Array(chunk))
        while let event = reader.next() { found.append(event) }
      }
      reader.finish()
      while let event = reader.next() { found.append(event) }
      #expect(found == whole, "cut at \(cut)")
    }
  }
}

/// All prices in a mutated line must be numbers that stand in its text.
@Test func mutatedLinesNeverTrapNorMakeUpPrices() {
  var random = SplitMix64(seed: 20_260_123)
  let interesting =
    Array("\"{}[]:,;.-+eE0123456789\\un \t\r|XAUGNaInf\u{FEFF}".utf8) + [0, 0x1B, 0x80, 0xC3, 0xFF]
  var taken = 0
  for round in 0..<20_000 {
    let lines = [json, bar, header + "\n" + row]
    var bytes = Array(lines[round % lines.count].utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let byte =
        Bool.random(using: &random)
        ? UInt8.random(in: 0...255, using: &random) : interesting.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      case 2 where bytes.count > 1: bytes.remove(at: place)
      case 3: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
      default: bytes.insert(contentsOf: bytes[..<place].suffix(12), at: place)
      }
    }
    let inText = numbers(in: bytes)
    for event in events(bytes: bytes) {
      let prices: [Price]
      switch event {
      case .quote(let quote):
        prices = quote.bid.flatMap { bid in quote.ask.map { [bid, $0] } } ?? [quote.mid]
      case .bar(_, _, let bar): prices = [bar.open, bar.high, bar.low, bar.close]
      default: prices = []
      }
      taken += prices.isEmpty ? 0 : 1
      for price in prices {
        #expect(inText.contains(price), "\(String(decoding: bytes, as: UTF8.self)) became \(event.picture)")
      }
    }
  }
  #expect(taken > 1000, "the mutations leave too few lines whole to show anything: \(taken)")
}

/// The numbers that stand in a text: its longest runs of what numbers are made of, escapes resolved.
private func numbers(in bytes: [UInt8]) -> Set<Price> {
  let runs = bytes.split { !($0.isASCIIDigit || "+-.eE".utf8.contains($0)) }
  return Set(runs.compactMap { Price(decimal: $0) })
}

@Test func thousandsOfSmallInputsInARowKeepTheirNumbers() {
  var reader = QuoteLineReader()
  for number in 1...3000 {
    reader.push(Array("x\n".utf8))
    guard case .refused(let line)? = reader.next() else {
      Issue.record("line \(number) is not refused")
      return
    }
    #expect(line.line == number)
  }
}
