import Screen
import TestRandomness
import Testing

private let box = Rect(x: 2, y: 3, width: 10, height: 5)

@Test func partsOfARect() {
  #expect(box.right == 12)
  #expect(box.bottom == 8)
  #expect(box.inset(horizontal: 1, vertical: 2) == Rect(x: 3, y: 5, width: 8, height: 1))
  #expect(box.top(2) == Rect(x: 2, y: 3, width: 10, height: 2))
  #expect(box.droppingTop(2) == Rect(x: 2, y: 5, width: 10, height: 3))
  #expect(box.bottom(2) == Rect(x: 2, y: 6, width: 10, height: 2))
  #expect(box.droppingBottom(2) == Rect(x: 2, y: 3, width: 10, height: 3))
  #expect(box.left(4) == Rect(x: 2, y: 3, width: 4, height: 5))
  #expect(box.droppingLeft(4) == Rect(x: 6, y: 3, width: 6, height: 5))
  #expect(box.right(4) == Rect(x: 8, y: 3, width: 4, height: 5))
  #expect(box.droppingRight(4) == Rect(x: 2, y: 3, width: 6, height: 5))
}

@Test func intersections() {
  #expect(box.intersection(Rect(x: 0, y: 0, width: 5, height: 5)) == Rect(x: 2, y: 3, width: 3, height: 2))
  #expect(box.intersection(box) == box)
  #expect(box.intersection(Rect(x: 12, y: 3, width: 5, height: 5)).isEmpty)
  #expect(box.contains(x: 2, y: 3) && box.contains(x: 11, y: 7))
  #expect(!box.contains(x: 12, y: 3) && !box.contains(x: 2, y: 8) && !box.contains(x: 1, y: 3))
}

@Test func lengthsAreNeverNegative() {
  var rect = Rect(x: -4, y: -5, width: -6, height: -7)
  #expect(rect == Rect(x: -4, y: -5, width: 0, height: 0))
  #expect(rect.isEmpty)
  rect.width = -1
  rect.height = .max
  #expect(rect.width == 0 && rect.height == Rect.limit)
  #expect(Size(columns: -1, rows: .max) == Size(columns: 0, rows: Size.limit))
}

@Test func algebraStaysInsideForAnyNumbers() {
  var random = SplitMix64(seed: 1)
  let numbers = [Int.min, -Rect.limit, -100, -1, 0, 1, 3, 100, Rect.limit, .max]
  func number() -> Int { numbers.randomElement(using: &random) ?? 0 }
  for _ in 0..<5000 {
    let rect = Rect(x: number(), y: number(), width: number(), height: number())
    let count = number()
    let parts = [
      rect.top(count), rect.droppingTop(count), rect.bottom(count), rect.droppingBottom(count),
      rect.left(count), rect.droppingLeft(count), rect.right(count), rect.droppingRight(count),
      rect.inset(horizontal: max(count, 0), vertical: max(number(), 0)),
      rect.intersection(Rect(x: number(), y: number(), width: number(), height: number())),
    ]
    for part in parts {
      #expect(part.width >= 0 && part.width <= rect.width)
      #expect(part.height >= 0 && part.height <= rect.height)
      #expect(part.isEmpty || rect.intersection(part) == part || part.right > Rect.limit)
    }
    #expect(rect.top(count).height + rect.droppingTop(count).height == rect.height)
    #expect(rect.bottom(count).height + rect.droppingBottom(count).height == rect.height)
    #expect(rect.left(count).width + rect.droppingLeft(count).width == rect.width)
    #expect(rect.right(count).width + rect.droppingRight(count).width == rect.width)
  }
}
