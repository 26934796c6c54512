import BullionMarket
import Venues
import Foundation
import Settings
import Testing

/// The venue with an account whose keys are tried here.
extension SecretChoices {
  var oandaAccount: String? { self["oanda"].number }
  var oandaPractice: Bool { self["oanda"].isPractice }
  var oandaTokenFile: String? {
    get { self["oanda"].tokenFile }
    set { self["oanda"].tokenFile = newValue }
  }
}

extension Secrets {
  var oandaToken: Secret? { self["oanda"] }
}

@Suite struct SecretsTests {
  private func write(_ text: String, _ path: String, mode: Int) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// The words with which a token file is refused.
  private func refusal(_ path: String) -> String {
    do {
      _ = try SecretFile.read(path)
      Issue.record("accepted")
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func onlyPrivateFilesAreRead() throws {
    try withFolder { folder in
      let path = "\(folder)/token"
      try write("sesame-1\n", path, mode: 0o600)
      #expect(try SecretFile.read(path).withValue { $0 } == "sesame-1")
      try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
      #expect(try SecretFile.read(path) == Secret("sesame-1"))
      for mode in [0o640, 0o604, 0o620, 0o602, 0o601, 0o644, 0o777] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(refusal(path) == "\(path): others than you may read or change it; run: chmod 600 \(path)")
      }
    }
  }

  @Test func theCommandToRunIsQuoted() throws {
    try withFolder { folder in
      let path = "\(folder)/my 'token'; rm"
      try write("sesame", path, mode: 0o644)
      #expect(refusal(path).hasSuffix("run: chmod 600 '\(folder)/my '\\''token'\\''; rm'"))
    }
  }

  @Test func whatIsWrongIsToldWithoutTheContent() throws {
    try withFolder { folder in
      let path = "\(folder)/token"
      for text in ["", "\n", "ses ame", "ses\name\n", "sesame\u{1b}[2J", "séame"]
        + [String(repeating: "sesame", count: 5000)]
      {
        try write(text, path, mode: 0o600)
        let words = refusal(path)
        #expect(words.hasPrefix("\(path): "))
        #expect(!words.contains("ses") && !words.contains("ame\""))
      }
      #expect(refusal("\(folder)/none").contains("No such file"))
      #expect(refusal(folder) == "\(folder): is not a file")
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      #expect(refusal("\(folder)/pipe") == "\(folder)/pipe: is not a file")
    }
  }

  @Test func theEnvironmentBeatsTheFile() throws {
    try withFolder { folder in
      let path = "\(folder)/token"
      try write("from-file", path, mode: 0o600)
      var choices = SecretChoices()
      let none = try Secrets.read(choices) { _ in nil }
      #expect(none.oandaToken == nil)
      choices.oandaTokenFile = path
      let file = try Secrets.read(choices) { $0 == "BULLION_OANDA_TOKEN" ? "" : nil }
      #expect(file.oandaToken == (try Secret("from-file")))
      // The file is not even looked at.
      choices.oandaTokenFile = "\(folder)/none"
      let variable = try Secrets.read(choices) { $0 == "BULLION_OANDA_TOKEN" ? "from-variable" : nil }
      #expect(variable.all == [try Secret("from-variable")])
      #expect {
        try Secrets.read(choices) { $0 == "BULLION_OANDA_TOKEN" ? "two words" : nil }
      } throws: { "\($0)".hasPrefix("BULLION_OANDA_TOKEN: holds spaces") && !"\($0)".contains("two words") }
    }
  }

  @Test func accountsAreTaken() throws {
    let read = try ConfigurationReader.configuration(
      yaml: "secrets: {oanda-account: 001-004-1234567-001, oanda-token-file: ~/t, oanda-practice: true}",
      source: "/c/config.yaml", variable: { ["HOME": "/h"][$0] })
    #expect(read.secrets.oandaAccount == "001-004-1234567-001")
    #expect(read.secrets.oandaTokenFile == "/h/t")
    #expect(read.secrets.oandaPractice)
  }

  @Test(arguments: VenueCatalog.accounts)
  func everyAccountIsTakenAsItsVenueSays(form: AccountForm) throws {
    let read = try configuration(
      "secrets: {\(form.accountKey): \(form.example), \(form.tokenFileKey): /t, \(form.practiceKey): true}")
    let account = read.secrets[form.venue]
    #expect((account.number, account.tokenFile, account.isPractice) == (form.example, "/t", true))
    #expect(read.secrets["another"] == AccountChoices())
    let advice = problems("secrets: {\(form.venue)-token: x}").first ?? ""
    #expect(advice.contains(form.tokenFileKey) && advice.contains(form.tokenVariable))
    #expect(try Secrets.read(read.secrets, of: []) { _ in "x" }.all.isEmpty)
    #expect(
      try Secrets.read(read.secrets) { $0 == form.tokenVariable ? "x" : nil }[form.venue] == Secret("x"))
  }

  /// What stands there as it would without the key is no choice.
  @Test func whatIsWrittenAsItIsAnywayIsTheSame() throws {
    #expect(try configuration("secrets: {oanda-practice: false}").secrets == SecretChoices())
  }

  @Test(
    "A token in the configuration is refused and not repeated",
    arguments: [
      "secrets: {oanda-token: TOKEN}", "secrets: {token: TOKEN}", "secrets: {api-key: TOKEN}",
      "secrets: {oanda-token-file: TOKEN}", "secrets: {oanda-account: TOKEN}", "secrets: TOKEN",
      "secrets: {oanda-practice: TOKEN}", "secrets: [TOKEN]", "secrets: {oanda-practice: [TOKEN]}",
    ])
  func tokens(_ yaml: String) {
    let token = "0123456789abcdef0123456789abcdef-0123456789abcdef0123456789abcdef"
    let found = problems(yaml.replacingOccurrences(of: "TOKEN", with: token))
    #expect(found.count == 1)
    for text in found { #expect(!text.contains("0123")) }
  }

  @Test func whereATokenBelongsIsSaid() {
    let found = problems("theme: dark\nsecrets:\n  oanda-token: abc").first ?? ""
    #expect(found.hasPrefix("line 3: secrets: oanda-token: a token does not belong into this file"))
    for word in ["oanda-token-file", "BULLION_OANDA_TOKEN", "chmod 600"] { #expect(found.contains(word)) }
    #expect(
      problems("secrets: {oanda-tokn-file: x}").first?.contains("did you mean \"oanda-token-file\"") == true)
  }
}
