import BullionMarket
import Testing

@testable import Failover

private let start = Timestamp(2026, 1, 28, 14)
private func dollars(_ value: Double) -> Price { Price(dollars: value) ?? Price(ticks: 0) }

@Test func aloneNobodyContradicts() {
  var agreement = PriceAgreement(sources: 2, limit: 1)
  agreement.note(dollars(5000), of: 0, at: start)
  agreement.note(dollars(9000), of: 0, at: start)
  #expect(agreement.judge(0, at: start) == .good)
}

@Test func silentSourcesHaveNoVoice() {
  var agreement = PriceAgreement(sources: 3, limit: 1)
  for source in 0..<3 { agreement.note(dollars(5000), of: source, at: start) }
  agreement.hear(1, false)
  agreement.hear(2, false)
  agreement.note(dollars(5200), of: 0, at: start.advanced(bySeconds: 1))
  #expect(agreement.judge(0, at: start.advanced(bySeconds: 1)) == .good)
  agreement.hear(1, true)
  agreement.hear(2, true)
  #expect(agreement.judge(0, at: start.advanced(bySeconds: 1)) == .held)
}

@Test func ofTwoTheOneFurtherFromWhereBothAgreedIsTheOutlier() {
  var agreement = PriceAgreement(sources: 2, limit: 1)
  for source in 0..<2 {
    agreement.note(dollars(5000), of: source, at: start)
    _ = agreement.judge(source, at: start)
  }
  var now = start
  var verdict = PriceAgreement.Verdict.good
  for _ in 0..<7 {
    now = now.advanced(bySeconds: 1)
    agreement.note(dollars(5150), of: 0, at: now)
    agreement.note(dollars(5001), of: 1, at: now.advanced(byMilliseconds: 1))
    verdict = agreement.judge(0, at: now)
    #expect(agreement.judge(1, at: now) == .good)
  }
  #expect(verdict == .outlier("3.0 % from the others' median"))
  now = now.advanced(bySeconds: 1)
  agreement.note(dollars(5002), of: 0, at: now)
  #expect(agreement.judge(0, at: now) == .good)
}

@Test func othersThatDisagreeAmongThemselvesAreNoEvidence() {
  var agreement = PriceAgreement(sources: 3, limit: 1)
  for source in 0..<3 { agreement.note(dollars(5000), of: source, at: start) }
  let now = start.advanced(bySeconds: 1)
  agreement.note(dollars(5300), of: 0, at: now)
  #expect(agreement.judge(0, at: now) == .held)
  agreement.note(dollars(4900), of: 1, at: now.advanced(byMilliseconds: 10))
  agreement.note(dollars(5150), of: 2, at: now.advanced(byMilliseconds: 20))
  #expect(agreement.judge(0, at: now.advanced(byMilliseconds: 30)) == .held)
}
