import BullionMarket
import Venues

/// The tokens themselves, from the environment or from files with private permissions.
package struct Secrets: Sendable {
  private var tokens: [String: Secret] = [:]

  package init() {}

  /// The token of the account at the venue of this name; nil when there is none.
  package subscript(venue: String) -> Secret? { tokens[venue] }

  /// All of them, for whatever must keep them out of what it writes.
  package var all: [Secret] { VenueCatalog.withAccount.compactMap { tokens[$0] } }

  /// - Parameters:
  ///   - choices: where files are; the variable of a token beats its file, which then is not read.
  ///   - venues: whose tokens are read.
  ///   - variable: looks up an environment variable; an empty one counts as not set.
  /// - Throws: what is wrong and what to do about it, without any of the secret.
  package static func read(
    _ choices: SecretChoices, of venues: [String] = VenueCatalog.withAccount, variable: (String) -> String?
  ) throws(SettingsError) -> Secrets {
    var secrets = Secrets()
    for form in VenueCatalog.accounts where venues.contains(form.venue) {
      let name = form.tokenVariable
      if let text = variable(name), !text.isEmpty {
        do throws(SecretProblem) {
          secrets.tokens[form.venue] = try Secret(text)
        } catch {
          throw SettingsError(source: name, problems: [SettingsProblem(line: nil, "\(error)")])
        }
      } else if let path = choices[form.venue].tokenFile {
        secrets.tokens[form.venue] = try SecretFile.read(path)
      }
    }
    return secrets
  }
}
