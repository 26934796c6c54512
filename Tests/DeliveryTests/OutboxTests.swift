import BullionAlarms
import BullionMarket
import Testing

@testable import Delivery

private func message(_ id: String, at seconds: Int64 = 0) -> AlarmMessage {
  let rule = AlarmRule(id: id, metric: "price.gold", condition: .atOrAbove, limit: 5_000)
  return AlarmMessage(.firing, of: rule, value: 5_001, since: time(seconds), at: time(seconds))
}

private func time(_ seconds: Int64) -> Timestamp {
  Timestamp(milliseconds: 1_769_176_800_000 + seconds * 1000)
}

@Suite struct OutboxTests {
  @Test func whatComesTogetherGoesTogether() {
    var outbox = Outbox([.command])
    outbox.add(message("a"), at: time(0))
    outbox.add(message("b"), at: time(3))
    #expect(outbox.take(at: time(4)).isEmpty)
    #expect(outbox.nextDue == time(5))
    let parcels = outbox.take(at: time(5))
    #expect(parcels.map { $0.messages.map(\.id) } == [["a", "b"]])
    #expect(outbox.ended(parcels[0].id, .delivered, at: time(5)) == nil)
    #expect(outbox.nextDue == nil && outbox.unsent == 0)
  }

  @Test("A way out that hangs holds one parcel, and everything that comes meanwhile goes with the next")
  func oneParcelIsOnItsWay() {
    var outbox = Outbox([.command])
    outbox.add(message("a"), at: time(0))
    let first = outbox.take(at: time(5))
    for second in 6..<66 as Range<Int64> {
      outbox.add(message("m\(second)"), at: time(second))
      #expect(outbox.take(at: time(second)).isEmpty)
    }
    _ = outbox.ended(first[0].id, .delivered, at: time(66))
    let next = outbox.take(at: time(66))
    #expect(next.count == 1 && next[0].messages.count == 60)
  }

  @Test func betweenTwoParcelsIsAPause() {
    var outbox = Outbox([.webhook])
    outbox.add(message("a"), at: time(0))
    let first = outbox.take(at: time(5))
    _ = outbox.ended(first[0].id, .delivered, at: time(5))
    outbox.add(message("b"), at: time(6))
    #expect(outbox.take(at: time(12)).isEmpty)
    #expect(outbox.take(at: time(15)).count == 1)
  }

  @Test("1,000 alarms in a minute are a few parcels, and none is lost or doubled")
  func aFloodIsAFewParcels() {
    var outbox = Outbox([.command, .webhook])
    var sent: [DeliveryChannel: [String]] = [:]
    var parcels: [DeliveryChannel: Int] = [:]
    func work(_ now: Timestamp) {
      for parcel in outbox.take(at: now) {
        sent[parcel.channel, default: []] += parcel.messages.map(\.id)
        parcels[parcel.channel, default: 0] += 1
        #expect(outbox.ended(parcel.id, .delivered, at: now) == nil)
      }
    }
    for number in 0..<1_000 as Range<Int64> {
      let now = Timestamp(milliseconds: time(0).milliseconds + number * 60)
      outbox.add(message("m\(number)"), at: now)
      work(now)
    }
    work(time(120))
    for channel in [DeliveryChannel.command, .webhook] {
      #expect(sent[channel] == (0..<1_000).map { "m\($0)" })
      #expect((2...8).contains(parcels[channel] ?? 0))
    }
  }

  @Test func whatMayBeTriedAgainIsUntilThePatienceEnds() {
    var limits = Outbox.Limits()
    limits.patience = 60_000
    var outbox = Outbox([.webhook], limits: limits)
    outbox.add(message("a"), at: time(0))
    var now = time(5)
    var attempts = 0
    var words = ""
    while let parcel = outbox.take(at: now).first {
      attempts += 1
      #expect(parcel.attempt == attempts && parcel.messages.map(\.id) == ["a"])
      words = outbox.ended(parcel.id, .failed("it answered 500", mayRetry: true), at: now) ?? ""
      guard let next = outbox.nextDue else { break }
      #expect(next > now && words.contains("tried again in"))
      now = next
    }
    // After 1, 2, 4, 8, 16 seconds; 32 more would be too late.
    #expect(attempts == 6)
    #expect(words == "webhook: it answered 500; not sent: a")
    #expect(outbox.counts.lost == 1 && outbox.unsent == 0)
  }

  @Test func whatMustNotBeTriedAgainIsTold() {
    var outbox = Outbox([.command])
    for id in ["a", "b", "c", "d", "e"] { outbox.add(message(id), at: time(0)) }
    let parcel = outbox.take(at: time(5))[0]
    let words = outbox.ended(parcel.id, .failed("x ended with 3", mayRetry: false), at: time(5))
    #expect(words == "command: x ended with 3; not sent: a, b, c and 2 more")
    #expect(outbox.ended(parcel.id, .delivered, at: time(6)) == nil)
    #expect(outbox.counts.parcels == 0)
  }

  @Test func atTheEndNothingWaitsForCompany() {
    var outbox = Outbox([.command, .desktop])
    outbox.hurry(at: time(0))
    #expect(outbox.take(at: time(0)).isEmpty)
    outbox.add(message("a"), at: time(0))
    outbox.hurry(at: time(1))
    #expect(outbox.take(at: time(1)).map(\.channel) == [.desktop, .command])
  }

  @Test func whatFindsNoRoomIsCounted() {
    var outbox = Outbox([.command])
    for number in 0..<1_010 { outbox.add(message("m\(number)"), at: time(0)) }
    let parcel = outbox.take(at: time(5))[0]
    #expect(parcel.messages.count == Outbox.most && parcel.left == 10)
    #expect(parcel.messages.first?.id == "m10")
  }
}
