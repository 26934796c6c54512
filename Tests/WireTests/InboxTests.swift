import BullionMarket
import Synchronization
import Testing
import Venues

@testable import Wire

private func event(_ number: Int, bytes: Int = 1) -> WireEvent {
  WireEvent(
    source: number, generation: 1, received: Timestamp(seconds: 0),
    kind: .text(Array(repeating: 0x20, count: bytes)))
}

@Test func inboxIsReadableWhileSomethingWaits() throws {
  let inbox = try Inbox()
  #expect(!inbox.wait(milliseconds: 0))
  inbox.put(event(1))
  inbox.put(event(2))
  #expect(inbox.wait(milliseconds: 0))
  #expect(inbox.take().map(\.source) == [1, 2])
  #expect(!inbox.wait(milliseconds: 0))
  #expect(inbox.take().isEmpty)
  inbox.put(event(3))
  #expect(inbox.wait(milliseconds: 0))
}

@Test func inboxIsFullByBytesAndMakesReadersGoOn() throws {
  let inbox = try Inbox(limit: 1000)
  let goneOn = Mutex(0)
  inbox.whenRoom { goneOn.withLock { $0 += 1 } }
  #expect(goneOn.withLock { $0 } == 1)
  inbox.put(event(1, bytes: 500))
  #expect(!inbox.isFull)
  inbox.put(event(2, bytes: 500))
  #expect(inbox.isFull)
  #expect(inbox.waitingBytes == 1000 + 2 * Inbox.overhead)
  inbox.whenRoom { goneOn.withLock { $0 += 1 } }
  #expect(goneOn.withLock { $0 } == 1)
  #expect(inbox.take().count == 2)
  #expect(goneOn.withLock { $0 } == 2)
  #expect(!inbox.isFull)
}

@Test func emptyMessagesFillTheInboxToo() throws {
  let inbox = try Inbox(limit: 100 * Inbox.overhead)
  for number in 0..<100 { inbox.put(event(number, bytes: 0)) }
  #expect(inbox.isFull)
}

@Test func inboxKeepsTheOrderOfEachWriter() async throws {
  let inbox = try Inbox()
  await withTaskGroup(of: Void.self) { group in
    for writer in 0..<4 {
      group.addTask { for number in 0..<500 { inbox.put(event(writer * 1000 + number)) } }
    }
  }
  let all = inbox.take().map(\.source)
  #expect(all.count == 2000)
  for writer in 0..<4 {
    let own = all.filter { $0 / 1000 == writer }
    #expect(own == own.sorted())
  }
}
