import Venues
import Settings

extension Doctor {
  var configurationFindings: [DoctorFinding] {
    var findings = [configurationFile]
    if !configuration.variables.isEmpty {
      let names = configuration.variables.joined(separator: ", ")
      findings.append(DoctorFinding("configuration.environment", .ok, names))
    }
    findings += configuration.remarks.map { DoctorFinding("configuration.remark", .warning, $0) }
    guard configurationProblem == nil else { return findings }
    if let problem = surroundings.theme {
      findings.append(
        DoctorFinding("theme", .problem, problem, advice: "choose another theme, or mend the file"))
    } else {
      findings.append(DoctorFinding("theme", .ok, configuration.theme))
    }
    return findings
  }

  var surroundings: ConfigurationSurroundings {
    ConfigurationSurroundings(configuration, variable: variable)
  }

  private var configurationFile: DoctorFinding {
    if let configurationProblem {
      let lines = configurationProblem.description.split(separator: "\n")
      let more = lines.count > 1 ? " (and \(lines.count - 1) more: bullion config check)" : ""
      return DoctorFinding(
        "configuration.file", .problem, "\(lines.first ?? "")\(more)",
        advice: "mend it; until then no command that needs it starts, and defaults are assumed below")
    }
    if let source = configuration.source {
      return DoctorFinding("configuration.file", .ok, "\(source), in order")
    }
    guard let path = choice.path else {
      return DoctorFinding(
        "configuration.file", .warning, "there is no place for one: \(NoHomeDirectory())")
    }
    return DoctorFinding("configuration.file", .ok, "none at \(path): the defaults hold")
  }

  var secretFindings: [DoctorFinding] { VenueCatalog.accounts.map(secretFinding) }

  private func secretFinding(_ form: AccountForm) -> DoctorFinding {
    let name = "secrets.\(form.venue)"
    do {
      _ = try Secrets.read(configuration.secrets, of: [form.venue], variable: variable)
    } catch {
      return DoctorFinding(name, .problem, "\(error)")
    }
    let account = configuration.secrets[form.venue]
    let origin = set(form.tokenVariable) != nil ? form.tokenVariable : account.tokenFile
    switch (account.number, origin) {
    case (nil, nil): return DoctorFinding(name, .ok, "no account, none is needed for other sources")
    case (_?, let origin?):
      let kind = account.isPractice ? "practice " : ""
      return DoctorFinding(name, .ok, "\(kind)account and token, from \(origin)")
    case (_?, nil):
      return DoctorFinding(
        name, .warning, "an account without a token",
        advice: "put the token into a file, chmod 600, and name it with secrets: \(form.tokenFileKey)")
    case (nil, _?):
      return DoctorFinding(
        name, .warning, "a token without an account", advice: "set secrets: \(form.accountKey)")
    }
  }
}
