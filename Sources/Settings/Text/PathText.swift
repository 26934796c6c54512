import BullionMarket
import Glibc

/// Paths as people write them, in files, variables and flags: `~/x`, `~name/x` and `${NAME}/x`.
///
/// What a variable holds is taken as it is and not read again. `$` without braces is a letter like any other, unless a
/// variable is meant: `$HOME/x` would make a folder of that name.
package enum PathText {
  /// Why a path cannot be told from its text.
  package struct Problem: Error, Equatable, CustomStringConvertible {
    /// What is wrong, without the path.
    package let description: String
  }

  /// The path that a text means.
  ///
  /// - Parameter variable: looks up an environment variable.
  /// - Throws: when a variable is not set or empty, a brace is left open, or there is no such user.
  package static func expanded(_ text: String, variable: (String) -> String?) throws(Problem) -> String {
    var path = ""
    var rest = text[...]
    if rest.first == "~" {
      let name = rest.dropFirst().prefix { $0 != "/" }
      path = try home(of: String(name), variable)
      rest = rest[name.endIndex...]
    }
    while let opening = rest.firstRange(of: "${") {
      try refuseBareVariable(in: rest[..<opening.lowerBound], variable)
      path += rest[..<opening.lowerBound]
      guard let closing = rest[opening.upperBound...].firstIndex(of: "}") else {
        throw Problem(description: "has ${ without }")
      }
      let name = String(rest[opening.upperBound..<closing])
      guard isName(name) else {
        throw Problem(description: "${\(visible(String(name.prefix(40))))} is no variable's name")
      }
      guard let value = variable(name), !value.isEmpty else {
        throw Problem(description: "${\(name)} is not set")
      }
      path += value
      rest = rest[rest.index(after: closing)...]
    }
    try refuseBareVariable(in: rest, variable)
    return path + rest
  }

  /// `$NAME` as a shell has it: where a part of the path begins with it, or where such a variable is set.
  private static func refuseBareVariable(
    in text: Substring, _ variable: (String) -> String?
  ) throws(Problem) {
    var rest = text
    var before: Character?
    while let sign = rest.firstIndex(of: "$") {
      before = sign > rest.startIndex ? rest[rest.index(before: sign)] : before
      let beginsPart = sign == text.startIndex || before == "/"
      rest = rest[rest.index(after: sign)...]
      let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
      if isName(name), beginsPart || variable(name) != nil {
        throw Problem(description: "$\(name.prefix(40)): write ${\(name.prefix(40))}")
      }
      before = "$"
    }
  }

  /// The path that a text in a file means: relative ones begin at the file's folder.
  static func resolved(
    _ text: String, besideFile file: String, variable: (String) -> String?
  ) throws(Problem) -> String {
    let path = try expanded(text, variable: variable)
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return String(file[...slash]) + path
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !DurationText.isDigit(first) else { return false }
    return name.utf8.count <= 200
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }

  private static func home(of user: String, _ variable: (String) -> String?) throws(Problem) -> String {
    if user.isEmpty {
      guard let home = UserDirectories(variable: variable).home else {
        throw Problem(description: "begins with ~, and HOME names no directory")
      }
      return home
    }
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwnam_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil, let home = entry.pw_dir
    else {
      throw Problem(description: "~\(visible(String(user.prefix(40)))) is no user here")
    }
    return String(cString: home)
  }
}
