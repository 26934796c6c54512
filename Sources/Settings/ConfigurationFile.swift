/// The configuration as the program starts with it: a file, and what the environment says over it.
public enum ConfigurationFile {
  /// Which file is read.
  public enum Choice: Sendable, Equatable {
    /// Named by the user: it must be there.
    case named(String)
    /// At the usual place: it may be missing.
    case usual(String)
    /// There is no home directory to look in.
    case none

    public var path: String? {
      switch self {
      case .named(let path), .usual(let path): path
      case .none: nil
      }
    }
  }

  /// - Parameters:
  ///   - flag: the value of `--config`.
  ///   - variable: looks up an environment variable; an empty one counts as not set.
  public static func choice(flag: String?, variable: (String) -> String?) -> Choice {
    if let flag { return .named(flag) }
    if let path = variable("BULLION_CONFIG"), !path.isEmpty { return .named(path) }
    return UserDirectories(variable: variable).configurationFile.map { .usual($0) } ?? .none
  }

  /// Reads the file and the environment; the environment's values beat the file's.
  ///
  /// - Parameter supply: a supply file that takes the place of the configured one, which then is not read.
  /// - Throws: everything that is wrong with either.
  public static func load(
    _ choice: Choice, overridingSupply supply: String? = nil, variable: (String) -> String?
  ) throws(SettingsError) -> Configuration {
    let home = UserDirectories(variable: variable).home
    var configuration = try read(choice, home: home)
    try EnvironmentChoices.apply(variable, to: &configuration, home: home)
    if let path = supply ?? configuration.supply { try configuration.use(supplyFile: path) }
    return configuration
  }

  private static func read(_ choice: Choice, home: String?) throws(SettingsError) -> Configuration {
    guard let path = choice.path else { return Configuration() }
    let yaml: String
    do {
      yaml = try TextFile.content(of: path)
    } catch {
      if case .usual = choice, error.isMissing { return Configuration() }
      throw SettingsError(source: path, problems: [SettingsProblem(line: nil, "\(error)")])
    }
    return try ConfigurationReader.configuration(yaml: yaml, source: path, home: home)
  }
}

extension Configuration {
  /// Replaces the built-in supply figures by those of a file; what does not add up becomes a remark.
  public mutating func use(supplyFile path: String) throws(SettingsError) {
    let file = try SupplyReader.file(at: path)
    supply = path
    settings.production = file.production
    settings.previousProduction = file.previous
    settings.reserves = file.reserves
    if let balance = file.balance { settings.supplyBalance = balance }
    remarks += file.remarks.map { "\(path): \($0)" }
  }
}
