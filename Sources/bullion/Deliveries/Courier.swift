import BullionMarket
import Delivery
import Dispatch
import Glibc
import Settings
import Synchronization

/// Sends what waits in an outbox, off the program's path, and brings back how it fared.
final class Courier {
  /// What the ways out need to know.
  private let choices: DeliveryChoices
  private var outbox: Outbox
  private let webhook: Webhook?
  private let queue = DispatchQueue(label: "bullion.delivery", attributes: .concurrent)
  private let ended = Ended()
  /// What the terminal of this program is to be sent.
  private var sequences: [String] = []
  private var reports: [String] = []
  /// When the alarms were raised that stand and were told.
  private var told: [String: Timestamp]
  private let environment: (String) -> String?

  /// What has ended and was not taken yet.
  private final class Ended: Sendable {
    private let outcomes = Mutex<[(id: Int, outcome: DeliveryOutcome)]>([])
    func put(_ id: Int, _ outcome: DeliveryOutcome) { outcomes.withLock { $0.append((id, outcome)) } }
    func take() -> [(id: Int, outcome: DeliveryOutcome)] {
      outcomes.withLock { outcomes in
        defer { outcomes = [] }
        return outcomes
      }
    }
  }

  /// Nil when no way out is switched on.
  ///
  /// - Parameters:
  ///   - hasTerminal: whether this program has one to itself.
  ///   - only: these ways alone.
  ///   - told: when the alarms were raised that an earlier run has told.
  init?(
    _ choices: DeliveryChoices, hasTerminal: Bool, only: Set<DeliveryChannel>? = nil,
    told: [String: Timestamp] = [:],
    environment: @escaping (String) -> String? = environmentVariable
  ) {
    var channels = choices.channels
    if let only { channels.formIntersection(only) }
    if !hasTerminal { channels.remove(.terminal) }
    guard !channels.isEmpty else { return nil }
    self.choices = choices
    self.environment = environment
    self.told = told
    outbox = Outbox(channels, limits: choices.limits)
    do throws(SettingsError) {
      let token = try choices.tokenFile.map(SecretFile.read)
      webhook = choices.webhook.map { Webhook(address: $0, token: token) }
    } catch {
      // Without its token it would be refused, or taken for somebody else.
      webhook = nil
      reports.append("webhook: \(error)")
    }
  }

  /// Takes messages of an urgency that goes out; the end of an alarm when its beginning was told.
  func send(_ messages: [AlarmMessage], at now: Timestamp) {
    for var message in messages where message.isTest || message.priority <= choices.priority {
      switch message.state {
      case .firing: told[message.id] = message.since
      case .resolved:
        guard let since = told.removeValue(forKey: message.id), choices.tellsEnd else { continue }
        message.since = since
      }
      outbox.add(message, at: now)
    }
  }

  /// Sends what is due and takes what has ended.
  func work(at now: Timestamp) {
    for (id, outcome) in ended.take() + (webhook?.take() ?? []) {
      if let words = outbox.ended(id, outcome, at: now) { reports.append(words) }
    }
    for parcel in outbox.take(at: now) { begin(parcel) }
  }

  /// Sends what waits at once, for the program ends, and gives it a moment.
  ///
  /// - Returns: what was not sent, in words; nil when all of it was.
  func finish() -> String? {
    let end = ContinuousClock.now + Self.farewell
    outbox.hurry(at: .now)
    while outbox.unsent > 0, ContinuousClock.now < end {
      work(at: .now)
      usleep(10_000)
    }
    work(at: .now)
    return outbox.unsent > 0 ? "alarms that were not sent: \(outbox.unsent)" : nil
  }

  private static let farewell = Duration.seconds(2)

  /// What the reader ought to know, once.
  func takeReports() -> [String] {
    defer { reports = [] }
    return reports
  }

  /// What the terminal of this program is to be sent, once.
  func takeSequences() -> [String] {
    defer { sequences = [] }
    return sequences
  }

  /// Messages that are not out.
  var unsent: Int { outbox.unsent }

  private func begin(_ parcel: Outbox.Parcel) {
    switch parcel.channel {
    case .terminal: notifyTerminal(parcel)
    case .desktop: run(parcel, DesktopNotice.command(for: parcel.messages), input: [], variables: [])
    case .command:
      let body = AlertBody(messages: parcel.messages, left: parcel.left).text
      run(
        parcel, choices.command, input: Array(body.utf8),
        variables: HookEnvironment.variables(for: parcel.messages))
    case .webhook:
      let body = AlertBody(messages: parcel.messages, left: parcel.left).text
      let key = "\(parcel.messages.first?.fingerprint ?? "")-\(parcel.id)"
      guard let webhook else {
        return ended.put(parcel.id, .failed("its token cannot be read", mayRetry: false))
      }
      if let problem = webhook.post(body, id: parcel.id, key: key) { ended.put(parcel.id, problem) }
    }
  }

  private func run(
    _ parcel: Outbox.Parcel, _ command: [String], input: [UInt8], variables: [(name: String, value: String)]
  ) {
    queue.async { [ended] in
      let outcome = HookProcess(command: command, variables: variables).run(input)
      ended.put(parcel.id, outcome.delivery(of: command.first ?? ""))
    }
  }

  private func notifyTerminal(_ parcel: Outbox.Parcel) {
    let type = environment("TERM") ?? ""
    guard environment("TMUX") != nil else {
      sequences.append(notice(type, environment("TERM_PROGRAM")).sequence(for: parcel.messages))
      return ended.put(parcel.id, .delivered)
    }
    let choice = choices.terminal
    queue.async { [ended] in
      let outcome = TmuxClient.find().map { client in
        let notice =
          if case .always(let notice) = choice { notice } else {
            TerminalNotice(for: client.type, program: nil)
          }
        return client.write(notice.sequence(for: parcel.messages))
      }
      ended.put(parcel.id, outcome ?? .failed("tmux names no terminal that it runs in", mayRetry: false))
    }
  }

  private func notice(_ type: String, _ program: String?) -> TerminalNotice {
    if case .always(let notice) = choices.terminal { return notice }
    return TerminalNotice(for: type, program: program)
  }
}

extension HookProcess.Outcome {
  /// What it means for the messages: a program that failed is not run again, for it may have done half of its work.
  func delivery(of program: String) -> DeliveryOutcome {
    let name = visible(program)
    let said = visible(
      String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline).last.map(String.init) ?? "")
    let words = said.isEmpty ? "" : ": \(said.prefix(120))"
    switch end {
    case .status(0): return .delivered
    case .status(let status): return .failed("\(name) ended with \(status)\(words)", mayRetry: false)
    case .signal(let signal): return .failed("\(name) was ended by signal \(signal)\(words)", mayRetry: false)
    case .late(let killed):
      return .failed(
        "\(name) took more than 10 s and was \(killed ? "killed" : "ended")\(words)", mayRetry: false)
    case .notRun(let reason): return .failed("\(name) cannot be run: \(reason)", mayRetry: false)
    }
  }
}
