import BullionMarket
import Testing

struct QuoteTests {
  private let time = Timestamp(2026, 1, 23, 14)

  @Test func theMidIsTheMiddleOfBidAndAsk() {
    let quote = Quote(
      instrument: .gold, time: time, bid: Price(ticks: 5_000_100_000), ask: Price(ticks: 5_000_200_000))
    #expect(quote.mid == Price(ticks: 5_000_150_000))
    #expect(quote.received == time)
  }

  @Test func aSinglePriceHasNoBidAndAsk() {
    let arrival = time.advanced(byMilliseconds: 5)
    let quote = Quote(instrument: .silver, time: time, received: arrival, price: Price(ticks: 100_290_000))
    #expect(quote.bid == nil && quote.ask == nil)
    #expect(quote.mid == Price(ticks: 100_290_000))
    #expect(quote.received == arrival)
  }
}
