import BullionMarket

/// A line of the alarm journal: compact JSON with its keys in a fixed order, and a check sum over all before it.
///
/// The check sum tells a torn or damaged line from a good one; it is no protection against forgery.
enum JournalLine: Hashable {
  case transition(sequence: Int, Transition)
  case snapshot(sequence: Int, [Entry])

  /// What one alarm did.
  struct Transition: Hashable {
    var ruleID: String
    var ruleHash: UInt64
    var effect: AlarmEffect
  }

  /// What is remembered of one alarm.
  struct Entry: Hashable {
    var ruleID: String
    var ruleHash: UInt64
    var memory: AlarmMemory
  }

  var sequence: Int {
    switch self {
    case .transition(let sequence, _), .snapshot(let sequence, _): sequence
    }
  }

  /// The line's text, without a line break.
  var text: String {
    let content =
      switch self {
      case .transition(let sequence, let transition): "{\"seq\":\(sequence)," + Self.text(transition)
      case .snapshot(let sequence, let entries):
        "{\"seq\":\(sequence),\"snapshot\":[" + entries.map(Self.text).joined(separator: ",") + "]"
      }
    return content + Self.seal(content.utf8)
  }

  /// Reads what `text` writes; nil for anything else, down to a single changed byte.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let content = bytes.dropLast(Self.sealLength)
    guard bytes.count > Self.sealLength, bytes[content.endIndex...].elementsEqual(Self.seal(content).utf8)
    else { return nil }
    var scanner = JournalScanner(content)
    guard scanner.take("{\"seq\":"), let sequence: Int = scanner.integer(), sequence >= 0, scanner.take(",")
    else { return nil }
    if scanner.take("\"snapshot\":[") {
      guard let entries = Self.entries(&scanner), scanner.isAtEnd else { return nil }
      self = .snapshot(sequence: sequence, entries)
    } else {
      guard let transition = Self.transition(&scanner), scanner.isAtEnd else { return nil }
      self = .transition(sequence: sequence, transition)
    }
  }

  private static func seal(_ content: some Sequence<UInt8>) -> String {
    ",\"sum\":\"\(JournalText.hexadecimal(FowlerNollVo.hash(of: content), digits: 16))\"}"
  }

  private static let sealLength = seal([]).utf8.count
}

extension JournalLine {
  private static func rule(_ id: String, _ hash: UInt64) -> String {
    "\"ruleId\":\(JournalText.quoted(id)),\"ruleHash\":\"\(JournalText.hexadecimal(hash, digits: 16))\""
  }

  private static func rule(_ scanner: inout JournalScanner) -> (id: String, hash: UInt64)? {
    guard scanner.take("\"ruleId\":"), let id = scanner.string(), scanner.take(",\"ruleHash\":"),
      let digits = scanner.string(), let hash = UInt64(digits, radix: 16)
    else { return nil }
    return (id, hash)
  }

  private static func text(_ transition: Transition) -> String {
    let effect = transition.effect
    var text = rule(transition.ruleID, transition.ruleHash)
    text +=
      ",\"t\":\(effect.time.milliseconds),\"from\":\"\(effect.from.rawValue)\",\"to\":\"\(effect.to.rawValue)\""
    text += ",\"x\":\(JournalText.orNull(effect.value)),\"quality\":\"\(effect.quality.rawValue)\""
    text += ",\"event\":\"\(effect.kind.name)\""
    if case .shelved(let until) = effect.kind { text += ",\"until\":\(until.milliseconds)" }
    return text
  }

  private static func transition(_ scanner: inout JournalScanner) -> Transition? {
    guard let rule = rule(&scanner),
      scanner.take(",\"t\":"), let time: Int64 = scanner.integer(),
      scanner.take(",\"from\":"), let from = scanner.string().flatMap(AlarmState.init),
      scanner.take(",\"to\":"), let to = scanner.string().flatMap(AlarmState.init),
      scanner.take(",\"x\":"), let value = scanner.optional({ $0.double() }),
      scanner.take(",\"quality\":"), let quality = scanner.string().flatMap(AlarmQuality.init),
      scanner.take(",\"event\":"), let name = scanner.string()
    else { return nil }
    var until: Timestamp?
    if scanner.take(",\"until\":") {
      guard let end: Int64 = scanner.integer() else { return nil }
      until = Timestamp(milliseconds: end)
    }
    guard let kind = AlarmEffect.Kind(name: name, until: until) else { return nil }
    return Transition(
      ruleID: rule.id, ruleHash: rule.hash,
      effect: AlarmEffect(
        time: Timestamp(milliseconds: time), kind: kind, from: from, to: to, value: value,
        quality: quality))
  }

  private static func text(_ entry: Entry) -> String {
    let memory = entry.memory
    var text = "{" + rule(entry.ruleID, entry.ruleHash)
    text +=
      ",\"state\":\"\(memory.state.rawValue)\",\"since\":\(JournalText.orNull(memory.since?.milliseconds))"
    text += ",\"raised\":\(JournalText.orNull(memory.raisedValue)),\"count\":\(memory.count)"
    text += ",\"anchor\":\(JournalText.orNull(memory.anchor?.milliseconds))"
    text += ",\"masked\":\(memory.isMasked),\"armed\":\(memory.isArmed)"
    if let beyond = memory.beyondSince { text += ",\"beyondSince\":\(beyond.milliseconds)" }
    text += ",\"shelvedUntil\":\(JournalText.orNull(memory.shelvedUntil?.milliseconds))"
    text += ",\"suppressed\":\"\(memory.suppression.name)\",\"quality\":\"\(memory.quality.rawValue)\""
    return text + ",\"x\":\(JournalText.orNull(memory.value))}"
  }

  private static func entries(_ scanner: inout JournalScanner) -> [Entry]? {
    var entries: [Entry] = []
    if scanner.take("]") { return entries }
    repeat {
      guard let entry = entry(&scanner) else { return nil }
      entries.append(entry)
    } while scanner.take(",")
    return scanner.take("]") ? entries : nil
  }

  /// Only written while there is something to say; the outer nil is an error.
  private static func beyondSince(_ scanner: inout JournalScanner) -> Timestamp?? {
    guard scanner.take(",\"beyondSince\":") else { return .some(nil) }
    guard let time: Int64 = scanner.integer() else { return nil }
    return Timestamp(milliseconds: time)
  }

  private static func entry(_ scanner: inout JournalScanner) -> Entry? {
    func time(_ scanner: inout JournalScanner) -> Timestamp? {
      scanner.integer().map { Timestamp(milliseconds: $0) }
    }
    guard scanner.take("{"), let rule = rule(&scanner),
      scanner.take(",\"state\":"), let state = scanner.string().flatMap(AlarmState.init),
      scanner.take(",\"since\":"), let since = scanner.optional(time),
      scanner.take(",\"raised\":"), let raised = scanner.optional({ $0.double() }),
      scanner.take(",\"count\":"), let count: Int = scanner.integer(),
      scanner.take(",\"anchor\":"), let anchor = scanner.optional(time),
      scanner.take(",\"masked\":"), let isMasked = scanner.boolean(),
      scanner.take(",\"armed\":"), let isArmed = scanner.boolean(),
      let beyondSince = beyondSince(&scanner),
      scanner.take(",\"shelvedUntil\":"), let shelvedUntil = scanner.optional(time),
      scanner.take(",\"suppressed\":"),
      let suppression = scanner.string().flatMap({ AlarmSuppression(name: $0) }),
      scanner.take(",\"quality\":"), let quality = scanner.string().flatMap(AlarmQuality.init),
      scanner.take(",\"x\":"), let value = scanner.optional({ $0.double() }),
      scanner.take("}")
    else { return nil }
    var memory = AlarmMemory()
    memory.state = state
    memory.since = since
    memory.raisedValue = raised
    memory.count = count
    memory.anchor = anchor
    memory.isMasked = isMasked
    memory.isArmed = isArmed
    memory.beyondSince = beyondSince
    memory.shelvedUntil = shelvedUntil
    memory.suppression = suppression
    memory.quality = quality
    memory.value = value
    return Entry(ruleID: rule.id, ruleHash: rule.hash, memory: memory)
  }
}
