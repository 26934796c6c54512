import BullionMarket

/// The tokens themselves, from the environment or from files with private permissions.
public struct Secrets: Sendable {
  public static let oandaTokenVariable = "BULLION_OANDA_TOKEN"

  /// Nil when there is none.
  public var oandaToken: Secret?

  public init() {}

  /// All of them, for whatever must keep them out of what it writes.
  public var all: [Secret] { [oandaToken].compactMap { $0 } }

  /// - Parameters:
  ///   - choices: where files are; `BULLION_OANDA_TOKEN` beats the file, which then is not read.
  ///   - variable: looks up an environment variable; an empty one counts as not set.
  /// - Throws: what is wrong and what to do about it, without any of the secret.
  public static func read(
    _ choices: SecretChoices, variable: (String) -> String?
  ) throws(SettingsError) -> Secrets {
    var secrets = Secrets()
    let name = oandaTokenVariable
    if let text = variable(name), !text.isEmpty {
      do throws(SecretProblem) {
        secrets.oandaToken = try Secret(text)
      } catch {
        throw SettingsError(source: name, problems: [SettingsProblem(line: nil, "\(error)")])
      }
    } else if let path = choices.oandaTokenFile {
      secrets.oandaToken = try SecretFile.read(path)
    }
    return secrets
  }
}
