import Settings
import Testing

@Suite struct StoreChoicesTests {
  @Test func storeIsTaken() throws {
    let read = try ConfigurationReader.configuration(
      yaml: "store: {enabled: false, path: h.sqlite, minute-bars: 2 years, quotes: 0, size: 500 MB}",
      source: "/etc/bullion/config.yaml")
    #expect(!read.store.isEnabled)
    #expect(read.store.path == "/etc/bullion/h.sqlite")
    #expect(read.store.minuteBars == 730 * 86_400_000)
    #expect(read.store.quotes == 0)
    #expect(read.store.size == 500_000_000)
    let defaults = StoreChoices()
    #expect(defaults.minuteBars == 3650 * 86_400_000)
    #expect(defaults.size == 4 << 30)
  }

  @Test func filesAreInTheStateDirectoryUnlessNamed() {
    let directories = UserDirectories { $0 == "HOME" ? "/h" : nil }
    #expect(StoreChoices().file(in: directories) == "/h/.local/state/bullion/history.sqlite")
    #expect(LogChoices().file(in: directories) == "/h/.local/state/bullion/bullion.log")
    var store = StoreChoices()
    store.path = "/x"
    #expect(store.file(in: directories) == "/x")
    #expect(LogChoices().file(in: UserDirectories { _ in nil }) == nil)
  }

  @Test func logIsTaken() throws {
    let log = try configuration("log: {path: /var/log/b.log, level: debug, size: 64 KiB}").log
    #expect(log.path == "/var/log/b.log")
    #expect(log.level == .debug)
    #expect(log.size == 65_536)
  }

  @Test(
    "A problem names the line, the key and what was meant",
    arguments: [
      ("store: {enabled: yes}", "line 1: store: enabled must be one of true, false, not \"yes\""),
      ("store: {pth: x}", "line 1: store: unknown key \"pth\"; did you mean \"path\"?"),
      (
        "store: {size: 1 MiB}",
        "line 1: store: size must be a size such as 500 MB or 4 GiB, from 16 MiB to 1024 GiB, not \"1 MiB\""
      ),
      (
        "store: {minute-bars: 1 h}",
        "line 1: store: minute-bars must be a time such as 30 s or 5 min, from 1 d to 36500 d, not \"1 h\""
      ),
      (
        "log:\n  level: loud",
        "line 2: log: level must be one of trace, debug, info, notice, warning, error, not \"loud\""
      ),
      ("log: on", "line 1: log must be keys such as `path: …`, not \"on\""),
    ])
  func problem(_ yaml: String, _ text: String) {
    #expect(problems(yaml) == [text])
  }
}
