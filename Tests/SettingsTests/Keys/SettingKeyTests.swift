import Testing

@testable import Settings

/// A block that no file has: what follows from the lines of its keys must follow for every block.
private struct Pump: Equatable, Sendable {
  var pace = 5
  var lift = 2.5
  var rest: Int64?
  var tank: Int64 = 1 << 20
  var log: String?
  var isOn = true
  var wells = ["north"]

  static let keys: [SettingKey<Pump>] = [
    SettingKey("pace", \.pace, .integer(1...9), "Strokes a minute, {range}."),
    SettingKey("lift-height", \.lift, .number(0.5...20), "Metres, {range}."),
    SettingKey("rest", \.rest, .duration(1000...60_000), "A pause, {range}; empty for none."),
    SettingKey("tank", \.tank, .size(1024...(1 << 30)), "What it holds, {range}."),
    SettingKey("log", \.log, .path, "The file."),
    SettingKey("on", \.isOn, .flag, "Whether it is: {range}."),
    SettingKey("wells", \.wells, .names(of: ["north", "south"], noun: "well"), "Of {range}."),
  ]
}

private struct House: Equatable, Sendable {
  var pump = Pump()

  static let block = SettingKey<House>.block("pump", \.pump, Pump.keys, variables: "PUMP_", "A pump.")

  /// What a text says, and what is wrong with it.
  static func read(
    _ yaml: String, over house: House = House()
  ) throws -> (house: House, problems: [String]) {
    var house = house
    let root = try #require(try YAMLDocument.root(of: yaml))
    var reader = MappingReader(root, known: [block.name])
    block.read(&house, &reader, SettingPlace(file: "/etc/house.yaml") { _ in nil })
    return (house, reader.problems.map(\.text))
  }

  var yaml: String { Self.block.lines(self).joined(separator: "\n") }
}

@Suite struct SettingKeyTests {
  @Test func aKeyIsWrittenWithItsRangeAndItsDefault() {
    #expect(
      House().yaml == """
        # A pump.
        pump:
          # Strokes a minute, 1 to 9.
          pace: 5
          # Metres, 0.5 to 20.
          lift-height: 2.5
          # A pause, 1 s to 1 min; empty for none.
          rest:
          # What it holds, 1 KiB to 1 GiB.
          tank: 1 MiB
          # The file.
          log:
          # Whether it is: true, false.
          on: true
          # Of north, south.
          wells: north
        """)
  }

  @Test func whatIsWrittenReadsBackAsTheSame() throws {
    #expect(try House.read(House().yaml).house == House())
    let pump = Pump(
      pace: 9, lift: 0.75, rest: 1500, tank: 1025, log: "/var/a b", isOn: false, wells: ["south", "north"])
    let read = try House.read(House(pump: pump).yaml)
    #expect(read.problems.isEmpty)
    #expect(read.house.pump == pump)
  }

  @Test(
    "A value beyond the range is refused by name and changes nothing",
    arguments: [
      ("pace: 10", "pump: pace must be a whole number from 1 to 9, not \"10\""),
      ("lift-height: 0.1", "pump: lift-height must be a number from 0.5 to 20, not \"0.1\""),
      ("rest: 1 h", "pump: rest must be a time such as 30 s or 5 min, from 1 s to 1 min, not \"1 h\""),
      ("tank: 1 B", "pump: tank must be a size such as 500 MB or 4 GiB, from 1 KiB to 1 GiB, not \"1 B\""),
      ("log: [a]", "pump: log must be a text, not a list"),
      ("on: yes", "pump: on must be one of true, false, not \"yes\""),
      ("wels: a", "pump: unknown key \"wels\"; did you mean \"wells\"?"),
    ])
  func beyond(_ yaml: String, _ problem: String) throws {
    let read = try House.read("pump: {\(yaml)}")
    #expect(read.problems == [problem])
    #expect(read.house == House())
  }

  @Test(
    "What is not given, and what is refused, leaves the field as it is",
    arguments: [
      "pump: {}", "pump:", "pump: {pace: 7, rest: , log: , tank: ~}", "pump: {rest: x, log: [a], on: x}",
    ])
  func left(_ yaml: String) throws {
    let pump = Pump(pace: 7, lift: 3, rest: 2000, tank: 2048, log: "/a", isOn: false, wells: ["south"])
    #expect(try House.read(yaml, over: House(pump: pump)).house.pump == pump)
  }

  @Test func aNameThatIsNoneAndOneTooManyAreTold() throws {
    #expect(
      try House.read("pump: {wells: [north, north, souht]}").problems == [
        "pump: there is no well \"souht\"; did you mean \"south\"?",
        "pump: wells names a well more than once",
      ])
  }

  @Test func aPathBeginsAtTheFilesFolder() throws {
    #expect(try House.read("pump: {log: a.log}").house.pump.log == "/etc/a.log")
  }

  @Test func variablesAreNamedAfterBlockAndKey() {
    #expect(
      House.block.settable.map(\.variable) == [
        "PUMP_PACE", "PUMP_LIFT_HEIGHT", "PUMP_REST", "PUMP_TANK", "PUMP_LOG", "PUMP_ON", "PUMP_WELLS",
      ])
    let none = SettingKey<House>.block("pump", \.pump, Pump.keys, variables: nil, "")
    #expect(none.settable.isEmpty && none.inner.count == Pump.keys.count)
  }

  @Test func aBlockThatMayHoldASecretIsNotRepeated() throws {
    let block = SettingKey<House>.block(
      "pump", \.pump, Pump.keys, variables: nil, refusal: "write keys", "")
    var house = House()
    for text in ["pump: sesame", "pump: [sesame]"] {
      var reader = MappingReader(try #require(try YAMLDocument.root(of: text)), known: ["pump"])
      block.read(&house, &reader, SettingPlace(file: "") { _ in nil })
      #expect(reader.problems.map(\.text) == ["write keys"])
    }
  }
}
