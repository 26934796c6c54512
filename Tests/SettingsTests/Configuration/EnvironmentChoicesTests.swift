import Delivery
import Testing

@testable import Settings

@Suite struct EnvironmentChoicesTests {
  private func load(_ environment: [String: String]) throws -> Configuration {
    try ConfigurationFile.load(.none) { environment[$0] }
  }

  @Test func everyVariableIsTaken() throws {
    let values = [
      "BULLION_THEME": "light", "BULLION_FPS": "9", "BULLION_BELL": "off", "BULLION_FEED": "live  file:a.csv",
      "BULLION_FEED_URLS": "kraken=ws://h:1 binance=http://h:2/a=b", "BULLION_LIVE_SOURCES": "kraken oanda",
      "BULLION_LIVE_DEVIATION": "2", "BULLION_LIVE_SWITCH_BACK": "5 s", "BULLION_LIVE_SILENT": "9s",
      "BULLION_STORE_ENABLED": "false", "BULLION_STORE_PATH": "~/h.sqlite",
      "BULLION_STORE_MINUTE_BARS": "3650d",
      "BULLION_STORE_QUOTES": "0", "BULLION_STORE_SIZE": "1 GB", "BULLION_LOG_PATH": "b.log",
      "BULLION_LOG_LEVEL": "trace", "BULLION_LOG_SIZE": "1 MiB", "BULLION_OANDA_ACCOUNT": "1-2",
      "BULLION_OANDA_TOKEN_FILE": "~/t", "BULLION_OANDA_PRACTICE": "true", "HOME": "/h",
      "BULLION_DELIVER_PRIORITY": "1", "BULLION_DELIVER_WAIT": "0", "BULLION_DELIVER_PAUSE": "1 min",
      "BULLION_DELIVER_PATIENCE": "2 h", "BULLION_DELIVER_RESOLVED": "true",
      "BULLION_DELIVER_TERMINAL": "osc777",
      "BULLION_DELIVER_DESKTOP": "true", "BULLION_DELIVER_COMMAND": "/bin/say it",
      "BULLION_DELIVER_WEBHOOK": "https://h/x?y=z", "BULLION_DELIVER_TOKEN_FILE": "~/w",
      "BULLION_WALL_ENABLED": "true", "BULLION_WALL_PAGES": "wall risk", "BULLION_WALL_EVERY": "1 min",
      "BULLION_WALL_SHIFT": "5 min", "BULLION_WALL_REPAINT": "10 s", "BULLION_WALL_KEYS": "true",
      "BULLION_WALL_NIGHT_FROM": "22:00", "BULLION_WALL_NIGHT_TO": "06:30",
      "BULLION_WALL_NIGHT_THEME": "green",
      "BULLION_RED_UP": "true", "BULLION_MOUSE": "on", "BULLION_ALARM_BANNER": "5 min",
      "BULLION_HOLIDAYS": "2027-01-04=closed 2027-01-05=13:00",
    ]
    let read = try load(values)
    #expect((read.theme, read.framesPerSecond) == ("light", 9))
    #expect(read.isRedUp)
    let wall = read.wall
    #expect(wall.isOn && wall.plan.pages == ["wall", "risk"] && wall.plan.takesKeys)
    #expect((wall.plan.every, wall.plan.shift, wall.plan.repaint) == (60_000, 300_000, 10_000))
    #expect((wall.night.from, wall.night.to, wall.night.themeName) == (1320, 390, "green"))
    #expect(!read.ringsBell && read.hearsMouse && read.settings.alarmNewsTime == 300_000)
    #expect(read.feed.specs == ["live", "file:a.csv"])
    #expect(read.feed.addresses.map(\.url) == ["http://h:2/a=b", "ws://h:1"])
    #expect(read.live.sources == ["kraken", "oanda"])
    #expect((read.live.deviation, read.live.switchBack, read.live.silent) == (2, 5000, 9000))
    #expect((read.store.isEnabled, read.store.path, read.store.size) == (false, "/h/h.sqlite", 1_000_000_000))
    #expect((read.store.minuteBars, read.store.quotes) == (3650 * 86_400_000, 0))
    let delivery = read.delivery
    #expect((delivery.priority, delivery.limits.wait, delivery.limits.pause) == (1, 0, 60_000))
    #expect((delivery.limits.patience, delivery.tellsEnd, delivery.desktop) == (7_200_000, true, true))
    #expect(delivery.terminal == .always(.osc777) && delivery.command == ["/bin/say", "it"])
    #expect((delivery.webhook, delivery.tokenFile) == ("https://h/x?y=z", "/h/w"))
    #expect(delivery.channels == Set(DeliveryChannel.allCases))
    #expect((read.log.path, read.log.level, read.log.size) == ("b.log", .trace, 1 << 20))
    #expect((read.secrets["oanda"].number, read.secrets["oanda"].tokenFile) == ("1-2", "/h/t"))
    #expect(read.secrets["oanda"].isPractice)
    #expect(read.settings.calendar.holidays.additions.map(\.date.iso8601) == ["2027-01-04", "2027-01-05"])
    #expect(read.variables == EnvironmentChoices.names.filter { $0 != "BULLION_SUPPLY" })
    #expect(Set(values.keys).subtracting(["HOME"]) == Set(read.variables))
  }

  @Test func emptyOnesCountAsNotSet() throws {
    let read = try load(Dictionary(uniqueKeysWithValues: EnvironmentChoices.names.map { ($0, "") }))
    #expect(read.yaml == Configuration().yaml)
    #expect(read.variables.isEmpty)
  }

  @Test(
    "A problem names the variable",
    arguments: [
      ("BULLION_LIVE_DEVIATION", "x", "must be a number from 0.05 to 20, not \"x\""),
      ("BULLION_LIVE_SOURCES", "krakn", "there is no source \"krakn\"; did you mean \"kraken\"?"),
      ("BULLION_FEED_URLS", "kraken", "must be name=url, several between spaces"),
      ("BULLION_HOLIDAYS", "2027-01-04", "must be date=closed, several between spaces"),
      ("BULLION_FEED_URLS", "krakn=ws://h", "feed-urls: unknown key \"krakn\"; did you mean \"kraken\"?"),
      ("BULLION_LOG_LEVEL", "~", "must be one of trace, debug, info, notice, warning, error, not \"~\""),
      ("BULLION_THEME", "drak", "there is no theme \"drak\"; did you mean \"dark\"?"),
      ("BULLION_FEED", "a\u{1b}", "must be a text, or a list of texts, not a list"),
    ])
  func problem(_ name: String, _ value: String, _ text: String) {
    #expect {
      try load([name: value])
    } throws: { "\($0)" == "\(name): \(text)" }
  }
}
