import CursesTerminal
import Glibc
import Screen

/// A program on a terminal session that does on a key what tests want to see survived.
@main struct Probe {
  @MainActor static func main() {
    var options = TerminalSession.Options()
    var hearsMouse = false
    var arguments = CommandLine.arguments.dropFirst().makeIterator()
    while let argument = arguments.next() {
      switch argument {
      case "--ascii": options.ascii = true
      case "--no-color": options.noColor = true
      case "--no-sync": options.synchronizedOutput = false
      case "--mouse": hearsMouse = true
      case "--input": options.inputPath = arguments.next()
      case "--depth": options.colorDepth = arguments.next().flatMap(ColorDepth.init(rawValue:))
      default: break
      }
    }
    do {
      var probe = try ProbeRun(options: options)
      probe.session.hearsMouse = hearsMouse
      probe.run()
    } catch {
      say("terminal-probe: \(error)")
      exit(1)
    }
  }
}

/// Writes a line to standard error.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

@MainActor struct ProbeRun {
  var session: TerminalSession
  let options: TerminalSession.Options
  var keys: [String] = []
  var notes: [String] = []
  var frames = 0
  var colors: UInt32 = 0
  var isColorful = false
  /// Something has happened that the screen does not show yet.
  var isDirty = true
  /// Frames follow each other without a pause.
  var isBusy = false
  var watched: [Int32] = []

  init(options: TerminalSession.Options) throws(TerminalError) {
    self.options = options
    session = try TerminalSession(options: options)
  }

  mutating func run() {
    while true {
      if isDirty || isBusy { draw() }
      let deadline: ContinuousClock.Instant? = isBusy ? .now + .milliseconds(2) : nil
      let events = session.wait(until: deadline, watching: watched)
      for event in events { handle(event) }
      isDirty = isDirty || !events.isEmpty
    }
  }

  mutating func handle(_ event: TerminalEvent) {
    switch event {
    case .key(let key):
      keys.append("\(key)")
      act(on: key)
    case .click(let click): keys.append("\(click.kind) \(click.x) \(click.y)")
    case .resized(let size): notes.append("resized \(size.columns)x\(size.rows)")
    case .redraw: notes.append("redraw")
    case .readable(let descriptor):
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = read(descriptor, &bytes, bytes.count)
      notes.append("read \(count)")
    case .hungUp(let descriptor):
      notes.append("hung up")
      watched.removeAll { $0 == descriptor }
    case .ended(let ending):
      session.close()
      say("ended \(ending)")
      TerminalSession.dieOf(signal: ending.signal)
    }
  }

  mutating func act(on key: Key) {
    guard case .character(let character) = key else { return }
    switch character {
    case "q":
      session.close()
      say("frames \(frames) writes \(session.writeCount)")
      exit(0)
    case "!": fatalError("on purpose")
    case "@": notes.append("\([1, 2, 3][keys.count + 5])")
    case "#": abort()
    case "$": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case "^": notes.append("\(recurse(1))")
    case "%": Task.detached { fatalError("on a worker thread") }
    case "&": Task.detached { abort() }
    case "*": Task.detached { say("\(recurse(1))") }
    case "x": exit(3)
    case "h":
      notes.append("hanging")
      draw()
      while true { sleep(1) }
    case "e": say("a line for standard error")
    case "E": for line in 0..<2000 { say("line \(line) of many") }
    case "b": session.bell()
    case "f": isBusy.toggle()
    case "c":
      for _ in 0..<39 { drawColors() }
      isColorful = true
    case "o": reopen()
    case "p": raise(SIGPIPE)
    case "S": kill(getpid(), SIGSTOP)
    case "r": watchPipe()
    default: break
    }
  }

  /// Leaves the screen for a moment, as for an editor.
  mutating func reopen() {
    session.close()
    say("outside")
    do {
      session = try TerminalSession(options: options)
    } catch {
      say("terminal-probe: \(error)")
      exit(1)
    }
  }

  /// Every cell in a colour of its own, none of which was there before.
  mutating func drawColors() {
    while !session.isReadyForFrame { _ = session.wait() }
    var frame = Frame(size: session.size, glyphs: session.glyphs)
    for y in 0..<frame.size.rows {
      for x in 0..<frame.size.columns {
        colors += 16
        frame.put("#", x: x, y: y, style: Style(foreground: .rgb(colors)))
      }
    }
    frames += 1
    session.present(frame)
  }

  mutating func watchPipe() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    let writing = ends[1]
    watched.append(ends[0])
    Task.detached {
      _ = write(writing, "12345", 5)
      close(writing)
    }
  }

  mutating func draw() {
    guard session.isReadyForFrame else { return }
    isDirty = false
    if isColorful { return drawColors() }
    var frame = Frame(size: session.size, glyphs: session.glyphs)
    frames += 1
    let size = session.size
    frame.write(
      "size \(size.columns)x\(size.rows) depth \(session.depth.rawValue)", x: 0, y: 0, style: Style())
    frame.write("keys \(keys.suffix(4).joined(separator: " "))", x: 0, y: 1, style: Style(attributes: .bold))
    frame.write("notes \(notes.suffix(4).joined(separator: ", "))", x: 0, y: 2, style: Style())
    frame.write(session.notices.joined(separator: "; "), x: 0, y: 3, style: Style())
    let gold = Style(foreground: .rgb(0xE0B040), background: .rgb(0x14171C))
    frame.write("gold │ é 金 ⣿", x: 0, y: 4, style: gold)
    frame.write("frame \(frames)", x: 0, y: 5, style: Style())
    if isBusy {
      for y in 6..<max(6, size.rows) {
        frame.write(
          String(repeating: "\((frames + y) % 10)", count: size.columns), x: 0, y: y,
          style: Style(foreground: .rgb(UInt32(truncatingIfNeeded: (frames * 7919 + y) % 0xFFFFFF))))
      }
    }
    session.present(frame)
  }
}

@inline(never) func recurse(_ depth: Int) -> Int {
  var values = (depth, depth + 1, depth + 2, depth + 3)
  withUnsafeMutablePointer(to: &values) { $0.pointee.1 &+= 1 }
  return depth < 0 ? 0 : recurse(depth &+ 1) &+ values.1
}
