internal import CNcurses
import Glibc

extension TerminalChoice {
  /// The choice for the `TERM` of the environment, looked up in the terminal database, and whether the environment
  /// vouches for 24-bit colour.
  static func ofEnvironment() throws(TerminalError) -> (choice: TerminalChoice, promisesDirect: Bool) {
    let choice = try TerminalChoice(wanted: environmentVariable("TERM"), lookUp: { Facts(of: $0) })
    let promised = promisesDirectColor(
      colorTerm: environmentVariable("COLORTERM"), terminal: choice.name,
      isInsideTmux: environmentVariable("TMUX") != nil)
    return (choice, promised)
  }
}

extension TerminalChoice.Facts {
  /// What the terminal database says of a name; nil for one that it does not have.
  fileprivate init?(of name: String) {
    var type = bullion_terminal_type()
    guard bullion_look_up(name, &type) == 1 else { return nil }
    colors = Int(type.colors)
    isDirect = type.direct == 1
    addressesCursor = type.addresses_cursor == 1
  }
}
