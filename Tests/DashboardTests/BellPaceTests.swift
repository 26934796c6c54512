import Dashboard
import Testing

/// Bells in so many seconds when an alarm calls for one every so many milliseconds.
private func bells(every gap: Int64, for seconds: Int64) -> [Int64] {
  var pace = BellPace()
  return stride(from: 0, to: seconds * 1_000, by: Int64.Stride(gap)).filter { pace.mayRing(at: $0) }
}

@Test func neverMoreThanOneBellASecondAndTenAMinute() {
  for gap in [1, 7, 100, 999, 1_000, 2_500, 5_999] as [Int64] {
    let times = bells(every: gap, for: 300)
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 1_000 }, "\(gap)")
    for start in times {
      #expect(times.count { $0 >= start && $0 < start + 60_000 } <= 10, "\(gap)")
    }
  }
}

@Test func rareAlarmsAllRing() {
  #expect(bells(every: 6_000, for: 600).count == 100)
}
