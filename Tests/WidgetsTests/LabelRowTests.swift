import Testing

@testable import Widgets

@Test func labelsStandBelowTheirPlace() {
  var row = LabelRow(lower: 0, upper: 20)
  #expect(row.claim("noon", centredOn: 10) == 8)
  #expect(row.claim("morning", centredOn: 0) == 0)
  #expect(row.claim("night", centredOn: 19) == 15)
}

@Test func labelsKeepAColumnBetweenThem() {
  var row = LabelRow(lower: 0, upper: 20)
  #expect(row.claim("abc", centredOn: 10) == 9)
  #expect(row.claim("x", centredOn: 12) == nil, "touching")
  #expect(row.claim("x", centredOn: 13) == 13)
  #expect(row.claim("x", centredOn: 8) == nil)
  #expect(row.claim("x", centredOn: 7) == 7)
}

@Test func labelsTooWideAreLeftOut() {
  var row = LabelRow(lower: 5, upper: 9)
  #expect(row.claim("abcde", centredOn: 7) == nil)
  #expect(row.claim("", centredOn: 7) == nil)
  #expect(row.claim("abcd", centredOn: 1000) == 5)
  var empty = LabelRow(lower: 5, upper: 1)
  #expect(empty.claim("a", centredOn: 5) == nil)
}
