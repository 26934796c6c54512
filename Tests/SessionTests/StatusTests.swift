import BullionMarket
import Foundation
import Testing

@testable import bullion

private func reading(_ state: StatusReading.State = .live) -> StatusReading {
  var reading = StatusReading()
  reading.state = state
  reading.source = "binance"
  reading.gold = StatusReading.Metal(price: 5002.81, change: 1.35, strength: 71.2)
  reading.silver = StatusReading.Metal(price: 99.264, change: -0.4, strength: nil)
  reading.time = Timestamp(2026, 1, 23, 14, 29)
  reading.age = state == .live ? 2 : 7200
  return reading
}

/// With a text that every format would stumble over.
private func alarmed() -> StatusReading {
  var alarmed = reading()
  alarmed.alarms = 2
  alarmed.alarm = "silver #[fg=red] <b>&\"x\" %{F#f00} \u{1B}[2J above 100 %"
  alarmed.priority = 1
  return alarmed
}

@Suite struct StatusTemplateTests {
  private func line(_ template: String) throws -> String {
    try StatusTemplate(template).text(StatusFields(reading: reading()))
  }

  @Test(arguments: [
    ("{gold.price}", "5,002.81"), ("{gold.price:.0}", "5,003"), ("{gold.change:+} %", "+1.35 %"),
    ("{silver.change:+.1}", "-0.4"), ("{ratio:.1}", "50.4"), ("{{{state}}}", "{live}"), ("{silver.rsi}", "—"),
    ("{age}|{source}|{alarms}|{alarm}|", "2 s|binance|0||"), ("", ""), ("100 %", "100 %"),
    ("{time}", "2026-01-23T14:29:00Z"),
  ])
  func fieldsAreFilledIn(template: String, text: String) throws { #expect(try line(template) == text) }

  @Test(
    "What is wrong with a line is said, with the fields that there are",
    arguments: [
      ("{gold}", "there is no field \"gold\"; there are gold.price,"), ("{gold.price", "not closed"),
      ("a } b", "closes nothing"), ("{ratio:2}", "is no format of ratio"), ("{ratio:.9}", "is no format"),
      ("{}", "there is no field \"\""), ("{ratio:+x}", "is no format"), ("{\u{1B}[2J}", "there is no field"),
    ])
  func problemsAreSaid(template: String, words: String) {
    #expect { try StatusTemplate(template) } throws: { error in
      let text = "\(error)"
      return text.contains(words) && !text.contains("\u{1B}")
    }
  }

  @Test func everyFieldHasAValue() {
    for name in StatusFields.names { #expect(StatusFields(reading: reading())[name] != nil, "\(name)") }
    #expect(StatusFields(reading: reading())["x"] == nil)
  }
}

@Suite struct StatusPresetTests {
  @Test func textSaysWhatMakesItLessThanNow() {
    #expect(StatusPreset.text.text(reading()) == "gold 5,002.81 +1.35 %  silver 99.264 -0.40 %  ratio 50.40")
    #expect(StatusPreset.text.text(reading(.closed)).hasSuffix("ratio 50.40  closed"))
    var none = StatusReading()
    none.reason = "no history yet"
    #expect(StatusPreset.text.text(none) == "no prices  no history yet")
  }

  @Test("Old prices say so in every format", arguments: StatusPreset.allCases)
  func oldPricesSaySo(preset: StatusPreset) {
    #expect(preset.text(reading(.old)).contains("old"))
    #expect(preset != .text || preset.text(reading(.old)).contains("old 2 h"))
  }

  @Test("No control character of an alarm reaches another program", arguments: StatusPreset.allCases)
  func alarmsAreHarmless(preset: StatusPreset) {
    let text = preset.text(alarmed())
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
  }

  @Test func waybarIsJSONWithEscapedMarkup() throws {
    struct Bar: Decodable { var text, alt, tooltip: String; var `class`: [String]; var percentage: Int? }
    let bar = try JSONDecoder().decode(Bar.self, from: Data(StatusPreset.waybar.text(alarmed()).utf8))
    #expect(bar.text == "5,003 99.26" && bar.alt == "alarm" && bar.class == ["live", "alarm"])
    #expect(bar.percentage == 71 && bar.tooltip.contains("&lt;b&gt;&amp;") && !bar.tooltip.contains("<b>"))
  }

  @Test func theStreamOfI3barIsJSON() throws {
    let preset = StatusPreset.i3bar
    let lines = [preset.text(reading()), preset.separator + preset.text(alarmed())]
    let stream = (preset.header ?? "").split(separator: "\n")
    #expect(stream.first == "{\"version\":1}")
    let blocks =
      try JSONSerialization.jsonObject(with: Data("[\(lines.joined(separator: "\n"))]".utf8))
      as? [[[String: Any]]]
    #expect(blocks?.count == 2)
    #expect(blocks?[1].first?["urgent"] as? Bool == true && blocks?[0].first?["urgent"] as? Bool == false)
  }

  @Test func tmuxExpandsNothingOfAnAlarm() {
    let text = StatusPreset.tmux.text(alarmed())
    #expect(text.hasPrefix("#[fg=red,bold]") && text.hasSuffix("#[default]"))
    let inner = text.dropFirst("#[fg=red,bold]".count).dropLast("#[default]".count)
    #expect(!inner.contains("%") && !inner.replacing("##", with: "").contains("#"))
  }

  @Test func polybarAndI3blocks() {
    #expect(StatusPreset.polybar.text(alarmed()).hasPrefix("%{F#ff5555}"))
    #expect(StatusPreset.polybar.text(alarmed()).components(separatedBy: "%{").count == 3)
    #expect(StatusPreset.i3blocks.text(reading()).split(separator: "\n").count == 2)
  }
}

@Suite struct StatusCommandTests {
  @Test func whatTheHistoryHoldsIsPrinted() throws {
    try withFolder { folder in
      let environment = ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder]
      let empty = try CommandRun(["status"], environment: environment)
      #expect(
        empty.exit == .status(1) && empty.output == "no prices  no history yet\n" && empty.errors.isEmpty)
      let nothing = try CommandRun(["history"], environment: environment)
      #expect(nothing.exit == .status(1) && nothing.errors.contains("there is no history yet"))
      for (metal, prices) in [("gold", ["4980", "5000"]), ("silver", ["99", "100"])] {
        let rows = prices.enumerated().map {
          "2026-01-2\(2 + $0.offset)T14:00:00Z,\($0.element),\($0.element),\($0.element),\($0.element)\n2026-01-2\(2 + $0.offset)T14:01:00Z,\($0.element),\($0.element),\($0.element),\($0.element)"
        }
        let file = "\(folder)/\(metal).csv"
        try Data("time,open,high,low,close\n\(rows.joined(separator: "\n"))\n".utf8).write(
          to: URL(filePath: file))
        let taken = try CommandRun(
          ["import", file, "--metal", metal, "--time-zone", "UTC"], environment: environment)
        #expect(taken.exit == .status(0), "\(taken.errors)")
      }
      let line = try CommandRun(
        ["status", "--format", "{gold.price} {gold.change:+} {silver.price} {ratio} {state} {source}"],
        environment: environment)
      #expect(line.exit == .status(0), "\(line.errors)")
      #expect(
        line.output.hasPrefix("5,000.00 +0.40 100.000 50.00 ") && line.output.hasSuffix(" import:csv\n"),
        "\(line.output)")
      let old = try CommandRun(["status"], environment: environment)
      #expect(old.output.contains("old ") || old.output.contains("closed"))
      let history = try CommandRun(["history", "--format", "csv"], environment: environment)
      #expect(
        history.output.hasPrefix(
          "metal,source,interval,first,last,bars,holes\ngold,import:csv,1m,2026-01-22T14:00:00Z,2026-01-23T14:01:00Z,4,1\n"
        ),
        "\(history.output)")
      let other = try CommandRun(["status", "--feed", "kraken"], environment: environment)
      #expect(other.exit == .status(1) && other.output.contains("the history has no prices of kraken"))
      let unknown = try CommandRun(["status", "--format", "{gold}"], environment: environment)
      #expect(unknown.exit != .status(0) && unknown.errors.contains("there are gold.price"))
      // A reader that leaves while nothing changes ends it.
      let piped = HookProcess(
        command: ["/bin/sh", "-c", "\(quotedBullion) status --follow --format json | head -n 1"],
        variables: environment.map { ($0.key, $0.value) }, patience: 60
      ).run([])
      #expect(piped.end == .status(0), "\(piped)")
      #expect(String(decoding: piped.output, as: UTF8.self).split(separator: "\n").count == 1)
    }
  }

  @Test("What is played says so, in every format", arguments: StatusPreset.allCases.map(\.rawValue))
  func aDemoSaysThatItIsOne(preset: String) throws {
    let run = try CommandRun(["status", "--feed", "demo", "--format", preset])
    #expect(run.exit == .status(0), "\(run.errors)")
    #expect(run.output.lowercased().contains("demo"), "\(run.output)")
    #expect(!run.output.contains(" old "))
  }

  @Test func aFileIsReadToItsEnd() throws {
    let lines =
      "{\"ts\": \"2026-01-23T14:00:00Z\", \"symbol\": \"XAU\", \"price\": 5000}\n"
      + "{\"ts\": \"2026-01-23T14:00:01Z\", \"symbol\": \"XAG\", \"price\": 100}\n"
    let run = try CommandRun(
      ["status", "--feed", "-", "--format", "{mode} {gold.price} {ratio}"], input: lines)
    #expect(run.exit == .status(0) && run.output == "REPLAY 5,000.00 50.00\n", "\(run.output) \(run.errors)")
    let none = try CommandRun(["status", "--feed", "-"], input: "rubbish\n")
    #expect(none.exit == .status(1))
    let followed = try CommandRun(["status", "--feed", "demo", "--follow"])
    #expect(followed.exit == .status(64))
  }
}

@Suite struct HistoryCountTests {
  private func holes(_ starts: [Timestamp], _ interval: BarInterval) -> Int {
    var count = HistoryCount(interval, calendar: SessionCalendar())
    for start in starts { count.add(start) }
    return count.holes
  }

  @Test("What is closed is no hole")
  func closedHoursAreNoHole() {
    let friday = Timestamp(2026, 1, 23, 21, 59)
    #expect(holes([friday, Timestamp(2026, 1, 25, 23)], .oneMinute) == 0)
    #expect(holes([friday, Timestamp(2026, 1, 25, 23, 1)], .oneMinute) == 1)
    // The daily rest.
    #expect(holes([Timestamp(2026, 1, 22, 21, 59), Timestamp(2026, 1, 22, 23)], .oneMinute) == 0)
    let open = Timestamp(2026, 1, 22, 14)
    #expect(holes([open, open.advanced(bySeconds: 60), open.advanced(bySeconds: 180)], .oneMinute) == 1)
    #expect(holes([open], .oneMinute) == 0 && holes([], .oneMinute) == 0)
  }

  @Test func aMissingDayIsAHoleAndAWeekendIsNone() {
    // Trade dates of Thursday, Friday, Monday and Wednesday.
    let days = [Timestamp(2026, 1, 21, 23), Timestamp(2026, 1, 22, 23), Timestamp(2026, 1, 25, 23)]
    #expect(holes(days, .oneDay) == 0)
    #expect(holes(days + [Timestamp(2026, 1, 27, 23)], .oneDay) == 1)
  }
}
