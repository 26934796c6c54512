#if Live
  import Glibc
  import NIOCore
  import Synchronization

  /// Plays one venue: who is subscribed, what they are sent and what goes wrong.
  final class VenueScript: LoopbackScript {
    private let speech: any VenueSpeech
    private let settings: LoopbackVenueSettings
    private let state: Mutex<State>

    struct Listener {
      var peer: LoopbackPeer
      var isStream: Bool
      var metals: Set<LoopbackMetal> = []
      var lastPing: Int64
      var lastSent: Int64
      /// Nothing else may be sent before this moment, since a message is still dripping.
      var busyUntil: Int64 = 0
    }

    private struct State {
      var fault = LoopbackFault.none
      var rate: Double
      var offset: Double
      /// Milliseconds by which quotes are behind.
      var lag: Int64 = 0
      var isOpen = true
      var listeners: [ObjectIdentifier: Listener] = [:]
      /// Quotes that are due, in parts.
      var due = 0.0
      var number = 0
      var last: [LoopbackMetal: SpokenQuote] = [:]
    }

    init(_ kind: VenueKind, _ settings: LoopbackVenueSettings) {
      speech = kind.speech
      self.settings = settings
      state = Mutex(State(rate: settings.rate, offset: settings.offset))
    }

    var quotesSent: Int { state.withLock { $0.number } }
    var fault: LoopbackFault { state.withLock { $0.fault } }
    var subscribers: Int {
      state.withLock { state in state.listeners.values.count { $0.peer.isOpen && !$0.metals.isEmpty } }
    }
    /// Milliseconds between two steps.
    var pause: Int { state.withLock { Int(max(5, min(50, 500 / max($0.rate, 0.1)))) } }

    func set(_ fault: LoopbackFault) { state.withLock { $0.fault = fault } }
    func setRate(_ rate: Double) { state.withLock { $0.rate = rate } }
    func setLag(_ lag: Int64) { state.withLock { $0.lag = lag } }
    func setOffset(_ offset: Double) { state.withLock { $0.offset = offset } }
    func setMarketOpen(_ isOpen: Bool) { state.withLock { $0.isOpen = isOpen } }

    func send(_ text: String) {
      for listener in state.withLock({ Array($0.listeners.values) }) where !listener.metals.isEmpty {
        listener.peer.say(text, isStream: listener.isStream)
      }
    }

    // MARK: Requests

    func answer(_ request: LoopbackRequest) -> LoopbackAnswer {
      let now = settings.clock()
      let (fault, offset, isOpen) = state.withLock { ($0.fault, $0.offset, $0.isOpen) }
      switch fault {
      case .status(let status, let retryAfter):
        let headers = retryAfter.map { ["retry-after": String($0)] } ?? [:]
        return .text(status, speech.refusal(status, at: now), headers: headers)
      case .hang: return .hang
      default: break
      }
      switch speech.answer(request, market(offset: offset), at: now, isOpen: isOpen) {
      case nil: return .text(404, "{\"error\":\"not found\"}")
      case .upgrade: return .upgrade
      case .stream: return .stream
      case .refusal(let status, let body): return .text(status, body)
      case .json(let body, let headers): return spoilt(body, headers, by: fault)
      case .quote(let metal):
        let quote = state.withLock { polled(metal, &$0, at: now) }
        return spoilt(speech.text(of: quote, isOpen: isOpen), speech.priceHeaders, by: fault)
      }
    }

    // MARK: Sockets and streams

    func opened(_ peer: LoopbackPeer) {
      let now = settings.clock()
      let isStream = peer.request.headers["upgrade"] == nil
      let greeting = speech.greeting(peer.request, at: now)
      state.withLock { state in
        var listener = Listener(peer: peer, isStream: isStream, lastPing: now, lastSent: now)
        listener.metals = greeting.subscribes
        state.listeners[ObjectIdentifier(peer.channel)] = listener
      }
      if fault == .silence { return }
      for text in greeting.texts { peer.say(text, isStream: isStream) }
    }

    func received(_ text: String, from peer: LoopbackPeer) {
      if fault == .hang { return }
      let reply = speech.reply(to: text, peer.request, at: settings.clock())
      for text in reply.texts { peer.say(text, isStream: false) }
      state.withLock { $0.listeners[ObjectIdentifier(peer.channel)]?.metals.formUnion(reply.subscribes) }
    }

    /// Sends what is due.
    func step(seconds: Double) {
      let now = settings.clock()
      var deliveries: [(listener: Listener, text: String)] = []
      var pings: [LoopbackPeer] = []
      let fault = state.withLock { state in
        state.listeners = state.listeners.filter { $0.value.peer.isOpen }
        // A machine that stood still does not catch up.
        state.due = min(state.due + state.rate * seconds, max(1, state.rate / 4))
        let count = Int(state.due)
        state.due -= Double(count)
        for (id, var listener) in state.listeners {
          if !listener.isStream, now - listener.lastPing >= settings.pingEvery {
            listener.lastPing = now
            pings.append(listener.peer)
          }
          let texts = texts(for: listener, count: count, &state, at: now)
          if !texts.isEmpty { listener.lastSent = now }
          for text in texts { deliveries.append((listener, text)) }
          if state.fault == .slowDrip, let first = texts.first {
            listener.busyUntil = now + Int64(first.utf8.count + 20) * LoopbackPeer.dripPause
          }
          state.listeners[id] = listener
        }
        return state.fault
      }
      for peer in pings { peer.sendFrame(opcode: 9, Array("\(now)".utf8)) }
      for (listener, text) in deliveries {
        listener.peer.say(text, isStream: listener.isStream, spoiltBy: fault)
      }
    }

    private func texts(for listener: Listener, count: Int, _ state: inout State, at now: Int64) -> [String] {
      switch state.fault {
      case .silence, .hang, .status: return []
      default: break
      }
      // Whoever does not read is not sent more.
      guard listener.peer.isWritable, now >= listener.busyUntil else { return [] }
      let metals = listener.metals.sorted { $0.rawValue < $1.rawValue }
      let wanted = state.fault.takesItsTime ? min(count, 1) : count
      if !metals.isEmpty, wanted > 0 {
        return (0..<wanted).map { step in
          let metal = metals[state.number % metals.count]
          let quote = quote(metal, &state, at: now, step: Int64(step))
          return speech.text(of: quote, isOpen: state.isOpen)
        }
      }
      guard let (every, text) = speech.heartbeat(at: now), now - listener.lastSent >= every else { return [] }
      return [text]
    }

    // MARK: Prices

    private func market(offset: Double) -> LoopbackMarket {
      LoopbackMarket(seed: settings.seed, offset: offset + speech.premium)
    }

    private func quote(
      _ metal: LoopbackMetal, _ state: inout State, at now: Int64, step: Int64 = 0
    ) -> SpokenQuote {
      let now = now - state.lag
      let price = market(offset: state.offset).price(of: metal, at: now, number: step)
      state.number += 1
      var quote = SpokenQuote(
        metal: metal, bid: decimal(price.bid), ask: decimal(price.ask), middle: decimal(price.middle),
        time: now,
        number: state.number)
      switch state.fault {
      case .negative:
        quote.bid = "-\(quote.bid)"
        quote.ask = "-\(quote.ask)"
        quote.middle = "-\(quote.middle)"
      case .notANumber:
        quote.bid = "NaN"
        quote.ask = "NaN"
        quote.middle = "NaN"
      case .crossed:
        let gap = price.middle / 100
        quote.bid = decimal(price.bid + gap)
        quote.ask = decimal(price.ask - gap)
      case .farFuture: quote.time += 30 * 86_400_000
      // Every other one of the same metal is five seconds old.
      case .reordered: if state.number / 2 % 2 == 0 { quote.time -= 5000 }
      default: break
      }
      state.last[metal] = quote
      return quote
    }

    private func polled(_ metal: LoopbackMetal, _ state: inout State, at now: Int64) -> SpokenQuote {
      if state.fault == .silence {
        // Outside its hours such a venue goes on serving the last price.
        if let last = state.last[metal] { return last }
        return quote(metal, &state, at: now - 600_000)
      }
      return quote(metal, &state, at: now)
    }
  }

  extension LoopbackVenueSettings {
    /// The system's clock.
    public static let systemClock: @Sendable () -> Int64 = {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
  }
#endif
