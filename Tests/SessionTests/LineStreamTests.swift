import Foundation
import Glibc
import Testing

@testable import bullion

@Suite struct LineStreamTests {
  private func explain(_ count: Int) -> String { "\(count) lost" }

  private func read(_ descriptor: Int32) -> String {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  /// A pipe and a pair of sockets: standard output of a shell's pipeline and of a service.
  private func ends(_ isSocket: Bool) throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    let code = isSocket ? socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) : pipe(&ends)
    try #require(code == 0)
    return (ends[0], ends[1])
  }

  @Test(.timeLimit(.minutes(1)), arguments: [false, true])
  func nobodyReadsAndNothingWaits(isSocket: Bool) throws {
    let (reader, writer) = try ends(isSocket)
    defer { for end in [reader, writer] { close(end) } }
    var stream = LineStream(writer)
    let line = String(repeating: "x", count: 700)
    for _ in 0..<2_000 { stream.append(line, explain: explain) }
    #expect(stream.lost > 0)
    let lost = stream.lost
    let before = read(reader)
    stream.append("after", explain: explain)
    let lines = (before + read(reader)).split(separator: "\n").map(String.init)
    // Whole lines, then how many are missing, then the new one.
    #expect(lines.dropLast(2).allSatisfy { $0 == line })
    #expect(lines.suffix(2) == ["\(lost) lost", "after"])
    #expect(lines.count - 2 + lost == 2_000)
    #expect(fcntl(writer, F_GETFL) & O_NONBLOCK == 0)
  }

  @Test func aReaderThatIsGoneCostsTheLinesOnly() throws {
    let (reader, writer) = try ends(false)
    signal(SIGPIPE, SIG_IGN)
    close(reader)
    defer { close(writer) }
    var stream = LineStream(writer)
    for _ in 0..<3 { stream.append("x", explain: explain) }
    #expect(stream.lost == 3)
  }

  @Test func aFileIsWrittenWhereItStands() throws {
    try withFile("before\n") { path in
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      defer { close(descriptor) }
      lseek(descriptor, 0, SEEK_END)
      var stream = LineStream(descriptor)
      stream.append("after", explain: explain)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text == "before\nafter\n")
    }
  }
}
