internal import CNcurses
import Glibc
import Screen

/// The terminal while the program owns it: frames out, keys and signals in.
///
/// Pull-style and single-threaded: the caller's loop asks `wait` what has happened and calls `present` when it has
/// something to show. Nothing here blocks on the terminal, and whatever ends the program puts it back first.
@MainActor package final class TerminalSession {
  package private(set) var size: Size
  package let depth: ColorDepth
  package let glyphs: Glyphs
  /// What the user should know, such as that `TERM` is unknown here and what is used instead.
  package let notices: [String]

  private let device: TerminalDevice
  private let wakeDescriptor: Int32
  private let synchronized: Bool
  private var state = State.open
  private var painter: FramePainter
  private var decoder = KeyDecoder()
  /// ncurses may hold keys that poll cannot see.
  private var keysMayRemain = true
  private var bellIsQueued = false

  private enum State {
    case open
    /// Stopped by Ctrl-Z and then told to end: the screen has been left already.
    case left
    /// The terminal is gone, which `wait` still has to report.
    case lost
    /// The terminal is gone and the caller knows.
    case gone
    case closed
  }

  private static var isAnyOpen = false
  /// Keys handled at once, so that a flood of input does not starve the rest.
  private static let mostKeys = 1024
  /// How many milliseconds leaving waits for a terminal that does not read.
  private static let patience: Int32 = 100
  /// Takes over the terminal. In the background the program stops here until it is brought to the foreground.
  package init(options: Options = Options()) throws(TerminalError) {
    guard !Self.isAnyOpen else { throw .alreadyOpen }
    let (choice, promised) = try TerminalChoice.ofEnvironment()
    notices = choice.notices
    let isUTF8 = bullion_set_locale() == 1
    glyphs = options.ascii ?? !isUTF8 ? .ascii : .unicode
    synchronized = options.synchronizedOutput
    let wantsColor =
      !options.noColor && options.colorDepth != .monochrome && environmentVariable("NO_COLOR") == nil
    let wantsDirect =
      wantsColor && choice.depth == .twoFiftySix && (options.colorDepth.map { $0 == .direct } ?? promised)
    device = try TerminalDevice(inputPath: options.inputPath)

    wakeDescriptor = bullion_install_signals()
    guard bullion_await_foreground(device.input) == 0, bullion_save_modes(device.input) == 0 else {
      bullion_remove_signals()
      device.close()
      throw .notInForeground
    }
    bullion_enter_modes()
    size = device.windowSize
    let isDirect = wantsDirect && device.openScreen(choice.name, isDirect: true, size: size)
    guard isDirect || device.openScreen(choice.name, isDirect: false, size: size) else {
      let reason = systemReason()
      bullion_restore_modes()
      bullion_remove_signals()
      device.close()
      throw .systemRefused(what: "set up a screen for terminal type \(choice.name)", reason: reason)
    }
    bullion_arm_rescue(device.output, synchronized ? 1 : 0)
    bullion_hold_standard_error()

    let possible = isDirect ? .direct : choice.depth
    let pairs = wantsColor && possible > .monochrome ? Int(bullion_start_colors()) : 0
    depth = pairs > 0 ? min(options.colorDepth ?? possible, possible) : .monochrome
    painter = FramePainter(pairs: PairTable(depth: depth, capacity: pairs))
    Self.isAnyOpen = true
    push()
  }

  // MARK: Output

  /// Whether all bytes so far have been taken. While they have not, frames are skipped, so that a terminal that
  /// stopped reading finds the present state and not the past when it goes on.
  package var isReadyForFrame: Bool { state == .open && bullion_output_left() == 0 }

  /// How often the terminal has been written to.
  package var writeCount: Int { bullion_output_writes() }

  /// Shows a frame: rows that differ from the last one are handed to ncurses, and what it makes of them goes to
  /// the terminal in one write.
  ///
  /// - Returns: false when the frame was skipped because the terminal is not ready for it.
  @discardableResult
  package func present(_ frame: Frame) -> Bool {
    guard isReadyForFrame else { return false }
    bullion_trim_standard_error()
    painter.paint(frame, on: size)
    bullion_collect_frame(synchronized ? 1 : 0)
    push()
    return true
  }

  /// Sends the next frame whole, for a screen that something else has written on.
  package func repaint() { painter.forget() }

  /// Sounds the terminal's bell, at once or as soon as the terminal reads again.
  package func bell() {
    guard state == .open, !bellIsQueued else { return }
    bellIsQueued = true
    bullion_append_output("\u{7}")
    push()
  }

  /// Sends the terminal a sequence that leaves the screen as it is, such as a notification.
  package func send(_ sequence: String) {
    guard state == .open else { return }
    bullion_append_output(sequence)
    push()
  }

  /// Whether clicks and the wheel are listened to; the terminal's own selection of text needs Shift meanwhile. Whatever
  /// ends the program switches it off.
  package var hearsMouse = false {
    didSet {
      guard state == .open, hearsMouse != oldValue else { return }
      bullion_hear_mouse(hearsMouse ? 1 : 0)
      push()
    }
  }

  private func push() {
    switch bullion_push_output() {
    case 1: bellIsQueued = false
    case 0: break
    default: lose()
    }
  }

  private func lose() {
    if state == .open { state = .lost }
  }

  // MARK: Waiting

  /// Sleeps until something happens and says what, in the order: keys, descriptors, size, ending.
  ///
  /// Also returns, perhaps with nothing to say, at the deadline, and when the terminal has become ready for a
  /// frame again.
  ///
  /// - Parameters:
  ///   - deadline: nil waits for ever.
  ///   - descriptors: what else to watch for input.
  package func wait(
    until deadline: ContinuousClock.Instant? = nil, watching descriptors: [Int32] = []
  ) -> [TerminalEvent] {
    if state == .lost {
      state = .gone
      return [.ended(.terminalClosed)]
    }
    let isOpen = state == .open
    var watched = [
      pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isOpen ? device.input : -1, events: Int16(POLLIN), revents: 0),
      pollfd(
        fd: isOpen && bullion_output_left() > 0 ? device.output : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let firstOther = watched.count
    watched += descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = bullion_poll(
      &watched, Int32(watched.count), isOpen && keysMayRemain ? 0 : Self.nanoseconds(to: deadline))

    var events: [TerminalEvent] = []
    if watched[0].revents != 0 { bullion_clear_wake() }
    let signals = bullion_take_signals()
    if watched[2].revents != 0 { push() }
    if isOpen { readInput(watched[1].revents, into: &events) }
    for other in watched[firstOther...] where other.revents != 0 {
      events.append(Int32(other.revents) & POLLIN != 0 ? .readable(other.fd) : .hungUp(other.fd))
    }
    obey(signals, &events)
    if state == .lost {
      state = .gone
      events.append(.ended(.terminalClosed))
    }
    return events
  }

  private func readInput(_ happened: Int16, into events: inout [TerminalEvent]) {
    let happened = Int32(happened)
    if happened & (POLLHUP | POLLERR | POLLNVAL) != 0 { return lose() }
    if happened & POLLIN != 0, bullion_is_at_end(device.input) == 1 { return lose() }
    if happened & POLLIN != 0 || keysMayRemain { readKeys(into: &events) }
  }

  private func readKeys(into events: inout [TerminalEvent]) {
    for _ in 0..<Self.mostKeys {
      let code = bullion_next_key()
      if code < 0 {
        keysMayRemain = false
        events += decoder.finish().map { .key($0) }
        return
      }
      events += decoder.decode(code, named: namedKey).map { .key($0) }
      if let click = decoder.takeClick() { events.append(.click(click)) }
    }
    keysMayRemain = true
  }

  private func obey(_ arrived: UInt32, _ events: inout [TerminalEvent]) {
    var signals = Signals(rawValue: arrived)
    let before = size
    var isLost = false
    let goesOn = state == .open && signals.isDisjoint(with: .endings)
    if goesOn, signals.contains(.stop) {
      signals.formUnion(suspend())
      isLost = state == .open
    } else if goesOn, signals.contains(.continue) {
      // Stopped from outside without a chance to leave the screen first.
      if bullion_await_foreground(device.input) == 0 { enterAgain() }
      isLost = true
    }
    if isLost || signals.contains(.resize), state == .open {
      adoptSize()
      // A resize puts a key of its own into ncurses' queue, where poll cannot see it.
      readKeys(into: &events)
    }
    if size != before {
      events.append(.resized(size))
    } else if isLost {
      events.append(.redraw)
    }
    if let ending = signals.ending { events.append(.ended(ending)) }
  }

  /// Follows the size of the window.
  private func adoptSize() {
    let new = device.windowSize
    bullion_resize_screen(Int32(new.columns), Int32(new.rows))
    if new != size { painter.forget() }
    size = new
  }

  // MARK: Leaving

  /// Leaves the screen, stops as Ctrl-Z asks, and comes back when continued.
  ///
  /// - Returns: the signals that arrived meanwhile.
  private func suspend() -> Signals {
    leave()
    bullion_stop_self()
    let isOurs = bullion_await_foreground(device.input) == 0
    let arrived = Signals(rawValue: bullion_take_signals())
    if !arrived.isDisjoint(with: .endings) {
      state = .left
    } else if !isOurs {
      state = .lost
    } else {
      bullion_save_modes(device.input)
      bullion_arm_rescue(device.output, synchronized ? 1 : 0)
      enterAgain()
    }
    return arrived
  }

  private func enterAgain() {
    bullion_enter_modes()
    bullion_reenter_screen()
    if hearsMouse { bullion_hear_mouse(1) }
    painter.forget()
  }

  private func leave() {
    if hearsMouse { bullion_hear_mouse(0) }
    bullion_leave_screen()
    if bullion_finish_output(Self.patience) == 1 {
      bullion_disarm_rescue()
      bullion_restore_modes()
    } else {
      // It does not read: throw away what is queued there and send the way back alone.
      if hearsMouse { bullion_note_mouse(1) }
      bullion_restore_at_once()
    }
  }

  /// Puts the terminal back and shows what was written to standard error meanwhile. Safe to call twice.
  package func close() {
    guard state != .closed else { return }
    if state == .open {
      leave()
    } else if state != .left {
      bullion_disarm_rescue()
      bullion_restore_modes()
    }
    state = .closed
    bullion_release_standard_error()
    bullion_close_screen()
    bullion_remove_signals()
    device.close()
    Self.isAnyOpen = false
  }
}
