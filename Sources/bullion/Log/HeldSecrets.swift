import CursesTerminal
import Venues
import Settings

extension Secrets {
  /// Reads the tokens for this process, into which nobody can look from then on when there is one.
  static func held(
    _ choices: SecretChoices, of venues: [String] = VenueCatalog.withAccount
  ) throws(SettingsError) -> Secrets {
    let secrets = try read(choices, of: venues, variable: environmentVariable)
    if !secrets.all.isEmpty { ProcessImage.hide() }
    return secrets
  }
}
