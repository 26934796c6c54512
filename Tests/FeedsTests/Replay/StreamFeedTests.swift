import BullionMarket
import Foundation
import Glibc
import Testing

@testable import Files
@testable import QuoteFiles

private let quote = #"{"ts":1769176800,"symbol":"XAU","price":5000}"#
private let picture = "gold @1769176800000 5000"

/// A pipe whose ends close by themselves.
private final class TestPipe: Sendable {
  let input: Int32
  private let output: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    input = ends[0]
    output = ends[1]
  }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(Foundation.write(output, bytes, bytes.count) == bytes.count)
  }

  /// The end of input without the end of the pipe: the read end stays open until the object goes.
  func finish() { #expect(dup2(input, output) == output) }

  deinit {
    close(input)
    close(output)
  }
}

@Test func aStreamHandsOverWhatHasCome() throws {
  let pipe = try TestPipe()
  var feed = StreamFeed(descriptor: pipe.input)
  #expect(feed.name == "-")
  #expect(feed.read().isEmpty)
  pipe.write(quote + "\n" + quote.prefix(10))
  #expect(feed.read().map(\.picture) == [picture])
  #expect(feed.read().isEmpty)
  pipe.write(quote.dropFirst(10) + "\nrubbish\n" + quote)
  #expect(
    feed.read().map(\.picture) == [
      picture, "line 3: malformed: not JSON, and no CSV header names its columns",
    ])
  #expect(!feed.isEnded)
  pipe.finish()
  #expect(feed.read().map(\.picture) == [picture, "ended"])
  #expect(feed.isEnded)
  #expect(feed.read().isEmpty)
}

@Test func oneCallReadsOneChunkAtMost() throws {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("bullion-\(UUID().uuidString)")
    .path
  try Data(String(repeating: "x\n", count: 50_000).utf8).write(to: URL(fileURLWithPath: path))
  defer { unlink(path) }
  let descriptor = open(path, O_RDONLY)
  defer { close(descriptor) }
  var feed = StreamFeed(descriptor: descriptor)
  #expect(feed.read().count == 32_768)
  #expect(feed.read().count == 50_000 - 32_768)
  #expect(feed.read().map(\.picture) == ["ended"])
}

@Test func anErrorOfTheSystemIsSaidAndEnds() {
  var feed = StreamFeed(descriptor: 1_000_000)
  #expect(feed.read().map(\.picture) == ["line -: malformed: reading stopped: Bad file descriptor", "ended"])
  #expect(feed.read().isEmpty)
  var waiting = StreamFeed(descriptor: 1_000_000)
  var seen = 0
  waiting.forEachEvent { _ in
    seen += 1
    return true
  }
  #expect(seen == 2)
}

@Test(arguments: [false, true])
func allEventsOfAStreamAreWaitedFor(isNonBlocking: Bool) async throws {
  let pipe = try TestPipe()
  if isNonBlocking { #expect(fcntl(pipe.input, F_SETFL, O_NONBLOCK) == 0) }
  Thread {
    for _ in 0..<3 {
      usleep(2000)
      pipe.write(quote + "\n")
    }
    pipe.finish()
  }.start()
  var feed = StreamFeed(descriptor: pipe.input)
  var seen: [String] = []
  feed.forEachEvent { event in
    seen.append(event.picture)
    return true
  }
  #expect(seen == [picture, picture, picture, "ended"])
}

@Test func whoeverWaitsMayStop() throws {
  let pipe = try TestPipe()
  pipe.write([quote, quote, quote, ""].joined(separator: "\n"))
  var feed = StreamFeed(descriptor: pipe.input)
  var seen = 0
  feed.forEachEvent { _ in
    seen += 1
    return seen < 2
  }
  #expect(seen == 2)
  #expect(feed.read().map(\.picture) == [picture])
}

@Test func whatCannotHoldQuoteLinesIsNamed() throws {
  func words(_ descriptor: Int32) -> String? {
    do throws(FeedError) {
      try InputDescriptor.check(descriptor)
      return nil
    } catch {
      return "\(error)"
    }
  }
  let folder = open("/", O_RDONLY | O_CLOEXEC)
  let sink = open("/dev/null", O_WRONLY | O_CLOEXEC)
  let source = open("/dev/null", O_RDONLY | O_CLOEXEC)
  defer { for number in [folder, sink, source] { close(number) } }
  #expect(words(folder)?.contains("is a directory") == true)
  #expect(words(sink)?.contains("open for writing only") == true)
  #expect(words(-1)?.contains("is closed") == true)
  #expect(words(source) == nil)
}
