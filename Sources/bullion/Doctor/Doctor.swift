import BullionMarket
import Settings

/// Looks at everything that the program depends on, changes nothing, and says what to change.
struct Doctor {
  let choice: ConfigurationFile.Choice
  /// As it is read; the defaults when it cannot be.
  let configuration: Configuration
  /// Why the configuration cannot be read.
  let configurationProblem: SettingsError?
  let directories: UserDirectories
  let now: Timestamp
  let variable: @Sendable (String) -> String?

  /// - Parameters:
  ///   - choice: which configuration file is meant.
  ///   - now: the system's clock.
  ///   - variable: looks up an environment variable.
  init(_ choice: ConfigurationFile.Choice, now: Timestamp, variable: @escaping @Sendable (String) -> String?)
  {
    self.choice = choice
    self.now = now
    self.variable = variable
    directories = UserDirectories(variable: variable)
    do {
      configuration = try ConfigurationFile.load(choice, variable: variable)
      configurationProblem = nil
    } catch {
      configuration = Configuration()
      configurationProblem = error
    }
  }

  /// All findings on this machine, in the order of the report; what asks the network is not among them.
  var findings: [DoctorFinding] {
    terminalFindings + colorFindings + localeFindings + clockFindings(isSynchronized: Self.isSynchronized)
      + calendarFindings + configurationFindings + secretFindings + stateFindings + storeFindings()
      + logFindings
      + networkFindings
  }

  /// An environment variable; nil when it is not set or empty.
  func set(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
}
