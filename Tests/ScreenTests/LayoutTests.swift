import TestRandomness
import Testing

@testable import Screen

@Test func fixedPartsGoFirstAndSharesDivideTheRest() {
  let rect = Rect(x: 1, y: 2, width: 20, height: 10)
  let rows = rect.rows(.fixed(3), .share(1), .share(2))
  #expect(rows.map(\.height) == [3, 3, 4])
  #expect(rows.map(\.y) == [2, 5, 8])
  #expect(rows.allSatisfy { $0.x == 1 && $0.width == 20 })
  let columns = rect.columns(.share(1), .fixed(5), .share(1))
  #expect(columns.map(\.width) == [8, 5, 7])
  #expect(columns.map(\.x) == [1, 9, 14])
}

@Test func withoutRoomTheFirstPartsTakeWhatThereIs() {
  #expect(Rect.lengths(of: 5, [.fixed(3), .fixed(4), .share(1)]) == [3, 2, 0])
  #expect(Rect.lengths(of: 0, [.share(1), .fixed(4)]) == [0, 0])
  #expect(Rect.lengths(of: -5, [.share(1)]) == [0])
  #expect(Rect.lengths(of: 9, []) == [])
}

@Test func nonsenseExtentsCountAsNothing() {
  #expect(Rect.lengths(of: 10, [.fixed(-5), .share(1), .share(1)]) == [0, 5, 5])
  #expect(Rect.lengths(of: 10, [.share(-1), .share(0), .share(1)]) == [0, 0, 10])
  #expect(Rect.lengths(of: 10, [.fixed(.max), .fixed(.max), .share(.max)]) == [10, 0, 0])
}

@Test func lengthsAddUpExactly() {
  var random = SplitMix64(seed: 2)
  for _ in 0..<3000 {
    let total = Int.random(in: -5...300, using: &random)
    var hasShare = false
    var fixed = 0
    let extents: [Extent] = (0..<Int.random(in: 0...7, using: &random)).map { _ in
      let number = Int.random(in: -2...60, using: &random)
      if Bool.random(using: &random) {
        fixed += max(0, number)
        return .fixed(number)
      }
      hasShare = hasShare || number > 0
      return .share(number)
    }
    let lengths = Rect.lengths(of: total, extents)
    let sum = lengths.reduce(0, +)
    #expect(lengths.count == extents.count && lengths.allSatisfy { $0 >= 0 })
    #expect(sum == (hasShare ? max(0, total) : min(max(0, total), fixed)))
  }
}

@Test func equalSharesDifferByAtMostOne() {
  for total in 0...50 {
    for count in 1...7 {
      let lengths = Rect.lengths(of: total, Array(repeating: .share(3), count: count))
      #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 1)
    }
  }
}
