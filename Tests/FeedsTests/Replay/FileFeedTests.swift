import BullionMarket
import Foundation
import Testing

@testable import Files
@testable import Playback
@testable import QuoteFiles

private func line(_ second: Int64, price: Int = 5000) -> String {
  #"{"ts":\#(1_769_176_800 + second),"symbol":"XAU","price":\#(price)}"#
}

private func play(_ feed: inout some PacedFeed) -> [String] {
  var played: [String] = []
  while let due = feed.nextDue() {
    #expect(feed.nextDue() == due, "asking twice changes nothing")
    played.append("\(due) " + (feed.next()?.picture ?? "nothing"))
  }
  #expect(feed.next() == nil)
  return played
}

@Test func aFilePlaysSixtyTimesFasterInItsOrder() throws {
  let bar =
    #"{"time":"2026-01-23T14:00:00Z","symbol":"XAG","interval":"1m","open":100,"high":100,"low":100,"close":100}"#
  let file = try TemporaryFile(
    ["rubbish", line(0), line(12), line(6), "more rubbish", bar].joined(separator: "\n"))
  var feed = try FileFeed(path: file.path)
  #expect(feed.name == "file:\(file.path)")
  #expect(feed.mode == .replay)
  #expect(
    play(&feed) == [
      "0 line 1: malformed: not JSON, and no CSV header names its columns",
      "0 gold @1769176800000 5000",
      "200 gold @1769176812000 5000",
      "200 gold @1769176806000 5000",
      "200 line 5: malformed: not JSON, and no CSV header names its columns",
      "466 clock @1769176828000",
      "733 clock @1769176844000",
      "1000 silver 1m @1769176800000 100 100 100 100",
      "1000 ended",
    ])
}

@Test func theSpeedIsTheUsersToChoose() throws {
  let file = try TemporaryFile(line(0) + "\n" + line(100))
  var feed = try FileFeed(path: file.path, speed: 1000)
  #expect(play(&feed) == ["0 gold @1769176800000 5000", "100 gold @1769176900000 5000", "100 ended"])
  for speed in [0, -1, .nan, .infinity] {
    #expect(throws: FeedError.self) { try FileFeed(path: file.path, speed: speed) }
  }
}

@Test func aFileWithoutQuotesJustEnds() throws {
  let file = try TemporaryFile("# nothing but a comment\n")
  var feed = try FileFeed(path: file.path)
  #expect(play(&feed) == ["0 ended"])
}

@Test func aFileOfManyChunksIsReadToItsEnd() throws {
  let count = 5000
  let file = try TemporaryFile(
    (0..<count).map { line(Int64($0), price: 3000 + $0) }.joined(separator: "\r\n"))
  var feed = try FileFeed(path: file.path)
  var prices: [Int64] = []
  feed.forEachEvent { event in
    if case .quote(let quote) = event { prices.append(quote.mid.ticks / Price.ticksPerDollar) }
    return true
  }
  #expect(prices == (3000..<3000 + Int64(count)).map { $0 })
}

@Test func aCopyPlaysOnByItself() throws {
  let file = try TemporaryFile((0..<3000).map { line(Int64($0)) }.joined(separator: "\n"))
  var first = try FileFeed(path: file.path)
  for _ in 0..<500 { _ = first.next() }
  var second = first
  #expect(play(&first) == play(&second))
}

@Test func allEventsAtOnceHaveNoClockStepsAndEndOnce() throws {
  let file = try TemporaryFile([line(0), line(100_000), "x"].joined(separator: "\n"))
  var feed = try FileFeed(path: file.path)
  #expect(feed.nextDue() == 0)
  var seen: [String] = []
  feed.forEachEvent { event in
    seen.append(event.picture)
    return seen.count != 1
  }
  #expect(seen == ["gold @1769176800000 5000"], "it stops when told to")
  feed.forEachEvent { event in
    seen.append(event.picture)
    return true
  }
  #expect(
    seen.dropFirst() == [
      "gold @1769276800000 5000", "line 3: malformed: not JSON, and no CSV header names its columns", "ended",
    ])
  #expect(feed.nextDue() == nil)
  #expect(feed.next() == nil)
}

@Test func whatCannotBePlayedSaysWhy() throws {
  func words(_ path: String) -> String {
    do throws(FeedError) {
      _ = try FileFeed(path: path)
      return "nothing"
    } catch {
      return error.description
    }
  }
  let empty = try TemporaryFile("")
  #expect(words(empty.path) == "\(empty.path): is empty; name a file of quote lines")
  #expect(words("/no/such\u{1B}/file") == "/no/such\\e/file: no such file; check the path")
  #expect(words("~/quotes.csv").hasSuffix("the shell does not expand ~"))
  #expect(words("/") == "/: is a directory; name one file in it")
  #expect(words("/dev/null") == "/dev/null: is not a regular file; name a file of quote lines")
  #expect(words("") == ": no such file; check the path")

  let pipe = FileManager.default.temporaryDirectory.appendingPathComponent("bullion-\(UUID().uuidString)")
    .path
  #expect(mkfifo(pipe, 0o600) == 0)
  defer { unlink(pipe) }
  #expect(words(pipe) == "\(pipe): is a pipe, not a file; read it from standard input: --feed - < PIPE")
}

@Test func aRefusedFileIsClosedAgain() throws {
  let before = try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
  for _ in 0..<300 { #expect(throws: FeedError.self) { try FileFeed(path: "/") } }
  let after = try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
  #expect(after - before < 100)
}

/// A date an hour ahead does not drag the time of the playback with it.
@Test func aWildDateIsNotWaitedFor() throws {
  let times = [0, 1, 2, 3600, 3, 4].map { 1_769_608_800_000 + Int64($0) * 1000 }
  let text = times.map { "{\"ts\": \($0), \"symbol\": \"XAU\", \"price\": 5000}\n" }.joined()
  let file = try TemporaryFile(text)
  var feed = try FileFeed(path: file.path, speed: 1)
  var due: [Int64] = []
  var clocks: [Int64] = []
  while let moment = feed.nextDue(), let event = feed.next() {
    switch event {
    case .quote: due.append(moment)
    case .clock(let time): clocks.append(time.milliseconds)
    default: break
    }
  }
  #expect(due == [0, 1000, 2000, 2000, 3000, 4000])
  #expect(clocks.allSatisfy { $0 <= times[5] })
}
