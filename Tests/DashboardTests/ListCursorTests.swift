import Testing

@testable import Dashboard

@Test func theCursorFollowsTheThingAndNotTheRow() {
  var cursor = ListCursor<String>()
  cursor.hold(in: ["a", "b", "c"])
  cursor.move(by: 1, in: ["a", "b", "c"])
  #expect(cursor.place(in: ["new", "a", "c", "b"]) == 3)
  // What has gone leaves its row to the next.
  #expect(cursor.place(in: ["a", "c", "d"]) == 1)
  #expect(cursor.place(in: ["a"]) == 0)
  #expect(cursor.place(in: []) == nil)
}

@Test func theCursorStopsAtTheEnds() {
  var cursor = ListCursor<Int>()
  let list = Array(0..<5)
  cursor.move(by: .min, in: list)
  #expect(cursor.selected == 0)
  cursor.move(by: .max, in: list)
  #expect(cursor.selected == 4)
  cursor.move(by: 1, in: [])
  #expect(cursor.selected == 4)
}
