/// The 64-bit Fowler-Noll-Vo hash, variant 1a: the same on every machine and in every run, which `Hasher` is not.
///
/// Two inputs of equal length that differ in one byte always differ in the hash. It detects accidents, not
/// attackers.
struct FowlerNollVo {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  mutating func add(_ bits: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      add(byte: UInt8(truncatingIfNeeded: bits >> shift))
    }
  }

  mutating func add(_ number: Int64) { add(UInt64(bitPattern: number)) }

  /// Both zeros count as one value.
  mutating func add(_ number: Double) { add(number == 0 ? UInt64(0) : number.bitPattern) }

  /// The length goes first, so that a border between two texts cannot move unnoticed.
  mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    for byte in text.utf8 { add(byte: byte) }
  }

  mutating func add(_ texts: [String]) {
    add(UInt64(texts.count))
    for text in texts { add(text) }
  }

  /// The hash of the bytes alone.
  static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FowlerNollVo()
    for byte in bytes { hash.add(byte: byte) }
    return hash.value
  }
}

extension AlarmRule {
  /// A fingerprint of all fields, stable over runs and machines; the journal tells by it that a rule is no longer
  /// the one whose state was written.
  public var ruleHash: UInt64 {
    var hash = FowlerNollVo()
    hash.add([id, metric, condition.rawValue, mode.rawValue, evaluation.rawValue])
    hash.add(limit)
    hash.add(deadband)
    for number in [onDelay, offDelay, reAlarm, staleAfter ?? -1, Int64(priority), Int64(decimals)] {
      hash.add(number)
    }
    hash.add(byte: latching ? 1 : 0)
    hash.add([subject, message, unit])
    hash.add(labels)
    hash.add(inhibits)
    // Only where they hold: fingerprints from before these fields stay what they were.
    if hasOwnMessage { hash.add(byte: 1) }
    if once { hash.add(byte: 2) }
    if let expires { hash.add(expires.milliseconds) }
    return hash.value
  }
}
