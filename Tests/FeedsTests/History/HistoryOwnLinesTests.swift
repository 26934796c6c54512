import BullionMarket
import Testing

@testable import HistoryFiles

/// Lines that bullion writes itself say more than others.
@Suite struct HistoryOwnLinesTests {
  private func reader(_ text: String, _ instrument: Instrument = .gold) throws -> (
    HistoryReader, TemporaryFile
  ) {
    let file = try TemporaryFile(text)
    return (try HistoryReader(path: file.path, instrument: instrument), file)
  }

  @Test func barsNameTheirLengthCountSourceAndWhetherTheyArePartial() throws {
    var (reader, file) = try reader(
      """
      time,symbol,interval,open,high,low,close,count,partial,source
      2026-01-23T14:00:00Z,XAU/USD,5m,1,3,0.5,2,17,true,binance
      2026-01-23T14:00:00Z,XAG/USD,5m,9,9,9,9,1,false,binance
      2026-01-23T14:05:00Z,XAU/USD,5m,1,3,0.5,2,0,false,"a, b"
      2026-01-23T14:10:00Z,XAU/USD,1d,1,3,0.5,2,0,false,x
      """)
    defer { _ = file }
    #expect(reader.shape.namedInterval == .fiveMinutes)
    #expect(reader.shape.metals == [.gold, .silver])
    guard case .bar(let first) = reader.next() else { return #expect(Bool(false)) }
    #expect(first.count == 17 && first.isPartial && first.close == Price(ticks: 2_000_000))
    #expect(reader.source == "binance")
    guard case .bar(let second) = reader.next() else { return #expect(Bool(false)) }
    #expect(second.count == 0 && !second.isPartial)
    #expect(reader.source == "a, b")
    #expect(reader.counts.leftOut == 1)
    guard case .refused(let line) = reader.next() else { return #expect(Bool(false)) }
    #expect(line.detail == "a bar of 1d among bars of 5m")
    #expect(reader.next() == nil)
    #expect(reader.bytesRead > 200)
  }

  @Test(arguments: [
    """
    ts,symbol,bid,ask,price,source
    1769176800000,XAU/USD,5000.1,5000.2,,a
    1769176800000,XAU/USD,5000.1,5000.3,,b
    1769176800500,XAU/USD,,,5000.25,c
    """,
    """
    {"ts": 1769176800000, "symbol": "XAU/USD", "bid": 5000.1, "ask": 5000.2, "source": "a"}
    {"ts": 1769176800000, "symbol": "XAU/USD", "bid": 5000.1, "ask": 5000.3, "source": "b"}
    {"ts": 1769176800500, "symbol": "XAU/USD", "price": 5000.25, "source": "c"}
    """,
  ])
  func quotesAreReadAsTheyAre(text: String) throws {
    var (reader, file) = try reader(text)
    defer { _ = file }
    #expect(reader.shape.kind == .ticks)
    let time = Timestamp(milliseconds: 1_769_176_800_000)
    var quotes: [Quote?] = []
    var sources: [String?] = []
    while let item = reader.next() {
      guard case .bar(let bar) = item else { continue }
      quotes.append(reader.quote(of: bar))
      sources.append(reader.source)
    }
    #expect(
      quotes == [
        Quote(
          instrument: .gold, time: time, bid: Price(ticks: 5_000_100_000), ask: Price(ticks: 5_000_200_000)),
        Quote(
          instrument: .gold, time: time, bid: Price(ticks: 5_000_100_000), ask: Price(ticks: 5_000_300_000)),
        Quote(
          instrument: .gold, time: time.advanced(byMilliseconds: 500), price: Price(ticks: 5_000_250_000)),
      ])
    #expect(sources == ["a", "b", "c"])
  }

  @Test func quotesOfOnePriceAloneAreQuotes() throws {
    let (reader, file) = try reader(#"{"ts": 1769176800000, "symbol": "XAU", "price": 5000.25}"#)
    defer { _ = file }
    #expect(reader.shape.kind == .ticks)
    // Where no symbol is named, a price is the close of its row.
    let (other, second) = try self.reader("Date,Price\n2026-01-23,5\n2026-01-26,6")
    defer { _ = second }
    #expect(other.shape.kind == .closes)
    let (bars, third) = try self.reader("Date,Price,Open,High,Low,Vol.\n2026-01-23,5,4,6,3,1K")
    defer { _ = third }
    #expect(bars.shape.kind == .bars)
  }

  @Test(arguments: [
    ("Month,GoldUSDPerToz,SilverUSDPerToz\n1960-01,35,0.9", [Instrument.gold, .silver]),
    ("Price,Close\nTicker,SI=F\nDate,\n2024-01-02,2", [.silver]),
    ("Symbol,Date,Time,Open,High,Low,Close\nXAGUSD,2025-12-26,22:59:58,1,3,0.5,2", [.silver]),
    ("Date,Open,High,Low,Close\n2025-12-26,1,3,0.5,2", []),
  ])
  func aFileSaysWhichMetalsItHolds(text: String, metals: [Instrument]) throws {
    let (reader, file) = try reader(text)
    defer { _ = file }
    #expect(reader.shape.metals == Set(metals))
  }

  @Test func aCountOfSomebodyElseIsNoCountOfQuotes() throws {
    var (reader, file) = try reader(
      "open_time,open,high,low,close,count,close_time\n1769176800000,1,3,0.5,2,9,1769176859999")
    defer { _ = file }
    guard case .bar(let bar) = reader.next() else { return #expect(Bool(false)) }
    #expect(bar.count == 0)
  }
}
