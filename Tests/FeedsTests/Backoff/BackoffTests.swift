import Testing

@testable import Failover

@Test func chanceShortensAWaitByUpToAHalfAndDiffersBetweenSeeds() {
  var seen: Set<Int64> = []
  for seed in 0..<200 as Range<UInt64> {
    var backoff = Backoff(shortest: 1000, longest: 60_000, seed: seed)
    let wait = backoff.next()
    #expect((500...1000).contains(wait))
    seen.insert(wait)
  }
  #expect(seen.count > 100)
}

@Test func noWaitIsLongerThanTheLongest() {
  var backoff = Backoff(shortest: 1000, longest: 60_000, seed: 3)
  for _ in 0..<200 { #expect(backoff.next() <= 60_000) }
  backoff.reset()
  #expect(backoff.next() <= 1000)
}
