import Testing

@testable import Widgets

@Test func pointsStandBelowEachOther() {
  let texts = ["4,988.35", "99.125", "12", "−3.5 %", "—", ""]
  let column = DecimalColumn(texts)
  #expect(column.width == 9)
  #expect(texts.map(column.indent) == [0, 3, 3, 3, 4, 5])
}

@Test func unitsFollowTheNumber() {
  let column = DecimalColumn(["6,300 t", "1.5 t", "1:49.98"])
  #expect(["6,300 t", "1.5 t", "1:49.98"].map(column.indent) == [0, 4, 1])
}

@Test func nothingTakesNoRoom() {
  #expect(DecimalColumn([]).width == 0)
}
