internal import CNcurses

/// The signals that have arrived since they were last asked for.
struct Signals: OptionSet {
  let rawValue: UInt32

  static let resize = Signals(bullion_got_resize)
  static let interrupt = Signals(bullion_got_interrupt)
  static let quit = Signals(bullion_got_quit)
  static let terminate = Signals(bullion_got_terminate)
  static let hangup = Signals(bullion_got_hangup)
  static let stop = Signals(bullion_got_stop)
  static let `continue` = Signals(bullion_got_continue)
  static let endings: Signals = [.interrupt, .quit, .terminate, .hangup]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init<Flag: BinaryInteger>(_ flag: Flag) { rawValue = UInt32(truncatingIfNeeded: flag) }

  /// The most pressing of the endings.
  var ending: Ending? {
    if contains(.hangup) { return .hangup }
    if contains(.terminate) { return .terminate }
    if contains(.quit) { return .quit }
    return contains(.interrupt) ? .interrupt : nil
  }
}
