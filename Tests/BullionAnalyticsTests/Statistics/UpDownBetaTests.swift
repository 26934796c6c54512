import BullionAnalytics
import Testing

@Suite struct UpDownBetaTests {
  /// Twice as far up, three times as far down.
  @Test func tellsTheDirectionsApart() throws {
    var beta = UpDownBeta(window: 200, minimum: 60)
    for step in 1...60 {
      let move = Double(step) / 1000
      beta.update((driver: move, dependent: 2 * move))
      #expect(beta.value == nil || step == 60)
      beta.update((driver: -move, dependent: -3 * move))
      beta.update((driver: 0, dependent: 1))
    }
    let value = try #require(beta.value)
    #expect(abs(try #require(value.up).beta - 2) < 1e-12)
    #expect(abs(try #require(value.down).beta - 3) < 1e-12)
    #expect(value.up?.count == 60 && value.down?.count == 60)
  }

  @Test func oneSideCanBeUnknown() {
    var beta = UpDownBeta(window: 100, minimum: 60)
    for step in 1...99 { beta.update((driver: Double(step), dependent: Double(step))) }
    #expect(beta.value?.up?.count == 99)
    #expect(beta.value?.down == nil && beta.isWarming)
  }

  /// Pairs leave with the window.
  @Test func forgets() {
    var beta = UpDownBeta(window: 60, minimum: 60)
    for step in 1...60 { beta.update((driver: Double(step), dependent: Double(step))) }
    #expect(beta.value != nil)
    beta.update((driver: -1, dependent: -1))
    #expect(beta.value == nil)
  }
}

@Test func betasOfASetAreThoseOfAWindow() throws {
  let table = try ReferenceTable("ref_5000")
  let gold = try table["logret_gold_hp"].compactMap { $0 }
  let silver = try table["logret_silver_hp"].compactMap { $0 }
  let pairs = zip(gold, silver).map { (driver: $0, dependent: $1) }
  var rolling = UpDownBeta(window: 252, minimum: 60)
  for pair in pairs.suffix(300) { rolling.update(pair) }
  #expect(UpDownBeta.Betas(of: pairs.suffix(252)) == rolling.value && rolling.value?.up != nil)
  #expect(UpDownBeta.Betas(of: pairs.prefix(60)) == nil)
  let beta = try table["beta60_log_hp"].last.flatMap { $0 }
  #expect(abs((Regression(of: Array(pairs.suffix(60)))?.beta ?? 0) / (beta ?? 1) - 1) < 1e-10)
  #expect(Regression(of: [(1, .nan), (2, 1)]) == nil && Regression(of: []) == nil)
}
