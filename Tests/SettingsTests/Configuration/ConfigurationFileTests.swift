import BullionAnalytics
import Foundation
import Testing

@testable import Settings

@Suite struct ConfigurationFileTests {
  @Test func aFileIsBegunOnceAndNeverOverwritten() throws {
    try withFolder { folder in
      let path = "\(folder)/a/b/config.yaml"
      try ConfigurationFile.begin(at: path)
      #expect(try ConfigurationFile.load(.named(path)) { _ in nil }.yaml == Configuration().yaml)
      try "theme: light".write(toFile: path, atomically: true, encoding: .utf8)
      #expect {
        try ConfigurationFile.begin(at: path)
      } throws: { "\($0)" == "\(path): is there already; nothing was written" }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "theme: light")
      #expect(throws: SettingsError.self) { try ConfigurationFile.begin(at: "\(folder)/${NOPE}/c.yaml") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  /// Years before and reserves are columns of their own.
  @Test func theFiguresOfASupplyFileReadBackWhole() throws {
    try withFolder { folder in
      let path = "\(folder)/s.csv"
      try
        "# metal: silver\n# year: 2025\n# unit: t\n# source: a survey\ncountry,production,previous,reserves\nMexico,6300,6400,37000\nPeru,3100,3200,98000\n"
        .write(toFile: path, atomically: true, encoding: .utf8)
      let read = try SupplyReader.file(at: path)
      var configuration = Configuration()
      try configuration.use(supplyFile: path)
      var expected = read
      expected.first.balance = .silver
      expected.first.notes = SupplyNote.surge2026
      #expect(read.first.previous != nil && read.first.reserves.count == 2)
      #expect(configuration.supplyFile == expected)
      #expect(try SupplyReader.file(text: configuration.supplyFile.yaml, source: "back.yaml") == expected)
    }
  }

  @Test(
    "Which file is read",
    arguments: [
      ("a.yaml", ["BULLION_CONFIG": "b.yaml", "HOME": "/h"], ConfigurationFile.Choice.named("a.yaml")),
      (nil, ["BULLION_CONFIG": "b.yaml", "HOME": "/h"], .named("b.yaml")),
      (nil, ["BULLION_CONFIG": "", "HOME": "/h"], .usual("/h/.config/bullion/config.yaml")),
      (nil, ["HOME": "/h", "XDG_CONFIG_HOME": "/x"], .usual("/x/bullion/config.yaml")),
      (nil, ["HOME": "/h", "XDG_CONFIG_HOME": "relative"], .usual("/h/.config/bullion/config.yaml")),
      (nil, [:], .none),
    ] as [(String?, [String: String], ConfigurationFile.Choice)])
  func choice(_ flag: String?, _ environment: [String: String], _ expected: ConfigurationFile.Choice) {
    #expect(ConfigurationFile.choice(flag: flag) { environment[$0] } == expected)
  }

  @Test func stateHasAPlaceOfItsOwn() {
    func path(_ environment: [String: String]) -> String? {
      UserDirectories { environment[$0] }.alarmJournal
    }
    #expect(path(["HOME": "/h"]) == "/h/.local/state/bullion/alarms.journal")
    #expect(path(["HOME": "/h", "XDG_STATE_HOME": "/s"]) == "/s/bullion/alarms.journal")
    #expect(path([:]) == nil)
  }

  @Test func onlyTheUsualFileMayBeMissing() throws {
    let defaults = try ConfigurationFile.load(.usual("/nowhere/config.yaml")) { _ in nil }
    #expect(defaults.yaml == Configuration().yaml)
    #expect(defaults.source == nil)
    #expect(throws: SettingsError.self) {
      try ConfigurationFile.load(.named("/nowhere/config.yaml")) { _ in nil }
    }
    // There, but no file.
    #expect(throws: SettingsError.self) { try ConfigurationFile.load(.usual("/tmp")) { _ in nil } }
  }

  @Test func theEnvironmentBeatsTheFile() throws {
    try withFolder { folder in
      let path = "\(folder)/config.yaml"
      try "theme: light\nframes-per-second: 3\n".write(toFile: path, atomically: false, encoding: .utf8)
      let plain = try ConfigurationFile.load(.named(path)) { _ in nil }
      #expect((plain.theme, plain.framesPerSecond) == ("light", 3))
      #expect(plain.source == path)
      let variables = ["BULLION_THEME": "dark", "BULLION_FPS": "30"]
      let over = try ConfigurationFile.load(.named(path)) { variables[$0] }
      #expect((over.theme, over.framesPerSecond) == ("dark", 30))
      #expect {
        try ConfigurationFile.load(.named(path)) { $0 == "BULLION_FPS" ? "\u{1b}" : nil }
      } throws: { "\($0)" == "BULLION_FPS: must be a whole number from 1 to 60, not \"\\e\"" }
    }
  }

  @Test func byteOrderMarkAndForeignLineBreaksAreRead() throws {
    try withFolder { folder in
      let path = "\(folder)/config.yaml"
      try Data([0xEF, 0xBB, 0xBF] + Array("theme: light\r\noverbought: 75\r\n".utf8)).write(
        to: URL(fileURLWithPath: path))
      let read = try ConfigurationFile.load(.named(path)) { _ in nil }
      #expect(read.theme == "light")
      #expect(read.settings.overbought == 75)
    }
  }

  /// What nobody ever ends must not be waited for.
  @Test func whatIsNoFileIsRefusedAtOnce() throws {
    try withFolder { folder in
      #expect(mkfifo("\(folder)/pipe.yaml", 0o600) == 0)
      let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(socket) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: "\(folder)/socket.yaml".utf8) }
      let isBound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
        }
      }
      #expect(isBound)
      for (path, words) in [
        ("\(folder)/pipe.yaml", "is a pipe, not a file"),
        ("\(folder)/socket.yaml", "is a socket, not a file"),
        (folder, "is a folder, not a file"), ("/dev/tty0x", "No such file or directory"),
        ("/dev/zero", "is a device, not a file"),
      ] {
        #expect(throws: SettingsError(source: path, problems: [SettingsProblem(line: nil, words)])) {
          try ConfigurationFile.load(.named(path)) { _ in nil }
        }
        #expect(throws: SettingsError(source: path, problems: [SettingsProblem(line: nil, words)])) {
          try SupplyReader.file(at: path)
        }
        #expect { try ThemeLibrary.theme(path) } throws: { "\($0)" == "\(path): \(words)" }
      }
      let nothing = try ConfigurationFile.load(.named("/dev/null")) { _ in nil }
      #expect(nothing.yaml == Configuration().yaml)
    }
  }

  @Test func aPipeOfTheShellIsReadToItsEnd() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let text = Array("theme: light\n".utf8)
    #expect(write(ends[1], text, text.count) == text.count)
    close(ends[1])
    let read = try ConfigurationFile.load(.named("/dev/fd/\(ends[0])")) { _ in nil }
    #expect(read.theme == "light")
  }

  @Test func aFolderThatIsNotThereIsNotMadeForANamedFile() throws {
    try withFolder { folder in
      #expect(throws: SettingsError.self) {
        try ConfigurationFile.checkFolder(of: .named("\(folder)/no/c.yaml"))
      }
      try ConfigurationFile.checkFolder(of: .named("\(folder)/c.yaml"))
      try ConfigurationFile.checkFolder(of: .usual("\(folder)/no/c.yaml"))
      #expect(throws: SettingsError.self) { try ConfigurationFile.begin(at: "\(folder)/$HOME/c.yaml") }
    }
  }

  @Test func hugeFilesAreRefused() throws {
    try withFolder { folder in
      let path = "\(folder)/config.yaml"
      try Data(repeating: UInt8(ascii: "#"), count: 5 << 20).write(to: URL(fileURLWithPath: path))
      #expect {
        try ConfigurationFile.load(.usual(path)) { _ in nil }
      } throws: { "\($0)" == "\(path): larger than 4 MiB" }
      #expect {
        try ConfigurationFile.load(.named("/dev/zero")) { _ in nil }
      } throws: { "\($0)" == "/dev/zero: is a device, not a file" }
    }
  }

  @Test func supplyFiguresComeFromTheirFile() throws {
    try withFolder { folder in
      let path = "\(folder)/config.yaml"
      try "supply: mines.csv\n".write(toFile: path, atomically: false, encoding: .utf8)
      #expect(throws: SettingsError.self) { try ConfigurationFile.load(.named(path)) { _ in nil } }
      try "# year: 1999\n# world: 10\ncountry,production\nUtopia,12\n"
        .write(toFile: "\(folder)/mines.csv", atomically: false, encoding: .utf8)
      let read = try ConfigurationFile.load(.named(path)) { _ in nil }
      #expect(read.settings.supply.production.year == 1999)
      #expect(read.settings.supply.balance == .silver)
      #expect(
        read.remarks == [
          "\(folder)/mines.csv: the countries of 1999 add up to 12 t, 2 more than the stated world total of 10"
        ])
      // A flag takes the configured file's place, which need not even exist.
      try FileManager.default.removeItem(atPath: "\(folder)/mines.csv")
      try "year: 2000\nproducers: [{country: A, production: 1}]"
        .write(toFile: "\(folder)/other.yaml", atomically: false, encoding: .utf8)
      let other = try ConfigurationFile.load(.named(path), overridingSupply: "\(folder)/other.yaml") { _ in
        nil
      }
      #expect(other.settings.supply.production.year == 2000)
    }
  }
}
