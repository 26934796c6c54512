import ArgumentParser
import BullionMarket
import Settings

/// The names of commands, for somebody who has written another one.
enum CommandNames {
  /// What is wrong with the first words of a command line: a command that there is not, and the nearest that there are.
  /// Nil where the parser may look on.
  static func problem(
    with words: some Sequence<String>, of command: any ParsableCommand.Type
  ) -> ValidationError? {
    let subcommands = command.configuration.subcommands
    guard !subcommands.isEmpty else { return nil }
    var rest = Array(words)[...]
    guard let word = rest.popFirst(), !word.hasPrefix("-"), !word.isEmpty, word != "help" else { return nil }
    if let next = subcommands.first(where: { names(of: $0).contains(word) }) {
      return problem(with: rest, of: next)
    }
    let all = subcommands.flatMap(names)
    let near = NearestName.candidates(for: word, among: all, atMost: 2)
    let place = command == Bullion.self ? "" : " of \(names(of: command).first ?? "")"
    let hint =
      near.isEmpty
      ? "; there are \(all.joined(separator: ", "))" : "; did you mean \(near.joined(separator: " or "))?"
    return ValidationError("there is no command \"\(visible(String(word.prefix(60))))\"\(place)\(hint)")
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    [command.configuration.commandName].compactMap(\.self) + command.configuration.aliases
  }
}
