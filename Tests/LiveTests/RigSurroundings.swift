#if Live
  import BullionMarket
  import Foundation
  import Synchronization
  import Wire

  @testable import LoopbackVenues

  /// The time of the tests: it goes as the system's, from a Wednesday afternoon on, when all markets are open.
  final class RigClock: Sendable {
    private static let shift: Int64 = {
      let wednesday = Timestamp(text: "2026-03-04T15:00:10Z") ?? Timestamp(milliseconds: 0)
      return wednesday.milliseconds(since: systemTime())
    }()
    private let jump = Atomic<Int64>(0)

    var now: Timestamp {
      systemTime().advanced(byMilliseconds: Self.shift + jump.load(ordering: .relaxed))
    }

    /// Lets everyone believe that so much time has passed.
    func jump(milliseconds: Int64) { jump.add(milliseconds, ordering: .relaxed) }
  }

  /// Where rigs live: their venues and networks have threads of their own.
  @globalActor actor RigActor { static let shared = RigActor() }

  /// So many rigs at a time, for two cores.
  actor RigSlots {
    static let shared = RigSlots(8)

    private var free: Int
    private var queue: [CheckedContinuation<Void, Never>] = []

    private init(_ count: Int) { free = count }

    func enter() async {
      if free > 0 {
        free -= 1
      } else {
        await withCheckedContinuation { queue.append($0) }
      }
    }

    func leave() {
      if queue.isEmpty {
        free += 1
      } else {
        queue.removeFirst().resume()
      }
    }
  }

  /// Where the true prices of some venues have been since a test began.
  struct TrueRange {
    private let markets: [LoopbackMarket]
    private var lows: [Int64] = [.max, .max]
    private var highs: [Int64] = [.min, .min]
    private var last: Timestamp

    /// Begins a little before the moment.
    init(_ kinds: [VenueKind], at now: Timestamp) {
      markets = kinds.map { LoopbackMarket(seed: 1, offset: $0.speech.premium) }
      last = now.advanced(byMilliseconds: -6_000)
      extend(to: now)
    }

    mutating func extend(to now: Timestamp) {
      while last <= now {
        for market in markets {
          for metal in LoopbackMetal.allCases {
            let price = market.price(of: metal, at: last.milliseconds)
            lows[metal.rawValue] = min(lows[metal.rawValue], price.bid)
            highs[metal.rawValue] = max(highs[metal.rawValue], price.ask)
          }
        }
        last = last.advanced(byMilliseconds: now.milliseconds(since: last) > 10_000 ? 1000 : 50)
      }
    }

    /// Whether a price lies between the lowest bid and the highest ask, but for the flicker between two samples.
    func contains(_ price: Price, of instrument: Instrument) -> Bool {
      let index = Int(instrument.rawValue)
      let margin = instrument == .gold ? 0.5 : 0.02
      return price.ticks > 0 && price.dollars >= Double(lows[index]) / 1000 - margin
        && price.dollars <= Double(highs[index]) / 1000 + margin
    }
  }

  /// Settings' file of certificates that are trusted for the length of a test.
  @RigActor func trusting(_ certificates: [TestCertificate], _ body: @RigActor (String) async throws -> Void)
    async throws
  {
    let file = FileManager.default.temporaryDirectory.appending(path: "bullion-live-roots-\(UUID()).pem")
    let text = certificates.map { $0.certificate + "\n" }.joined()
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    try await body(file.path)
  }
#endif
