import BullionMarket
import BullionMonitor
import Dashboard
import Screen
import TestMarket

// How long a frame takes on every page, and what panning and zooming over millions of bars costs:
// swift run -c release frame-bench [BARS]

let bars = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5_000_000
let sizes = [Size(columns: 160, rows: 48), Size(columns: 240, rows: 70)]

print("A frame of each page, with a year of days and a day of minutes:")
for page in Pages.standard.map({ $0.name }) {
  for size in sizes {
    var session = BenchSession(
      ScriptedMarket.risen(), MadeHistory(minutes: 400_000), page: page, size: size)
    var frames = FrameTimes()
    for _ in 0..<200 {
      frames.time { session.draw() }
      session.quote()
    }
    print("  \(page.text.padded(10)) \(size.columns)x\(size.rows)  \(frames.text)")
  }
}

print("The chart page over \(bars) bars:")
let clock = ContinuousClock()
for size in sizes {
  let before = ResidentMemory.kilobytes
  var session = BenchSession(
    ScriptedMarket.risen(), MadeHistory(minutes: bars), page: ChartPage.name, size: size)
  let first = clock.measure { session.draw() }
  print(
    "  \(size.columns)x\(size.rows)  first frame \(milliseconds(first)), \(session.askedCount) questions of history"
  )
  for key in [Key.character("-"), .pageUp] {
    var frames = FrameTimes()
    let start = clock.now
    for _ in 0..<300 {
      frames.time {
        session.press(key)
        session.draw()
      }
    }
    let name = key == .pageUp ? "back by pages" : "zooming out"
    print("    \(name): \(frames.text), \(rate(300, start.duration(to: clock.now)))")
  }
  // To the very beginning: every bar is asked for, put together and kept.
  let whole = clock.measure { session.goToTheBeginning() }
  print(
    "    to the oldest bar: \(milliseconds(whole)), \(session.askedCount) questions, "
      + "\((ResidentMemory.kilobytes - before) / 1024) MB more")
  for key in [Key.pageDown, .pageUp, .right, .left, .character("-"), .character("+")] {
    var frames = FrameTimes()
    let start = clock.now
    for _ in 0..<120 {
      frames.time {
        session.press(key)
        session.draw()
      }
    }
    print(
      "    all there, \(session.name(of: key)): \(frames.text), \(rate(120, start.duration(to: clock.now)))")
  }
}

func milliseconds(_ duration: Duration) -> String {
  let tenths = Int((duration / .milliseconds(1) * 10).rounded())
  return "\(tenths / 10).\(tenths % 10) ms"
}

func rate(_ frames: Int, _ duration: Duration) -> String {
  "\(Int(Double(frames) / (duration / .seconds(1)))) frames a second"
}
