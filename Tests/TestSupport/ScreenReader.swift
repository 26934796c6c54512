import Screen

/// What a terminal would show after the bytes it was fed.
///
/// Understands what ncurses sends to xterm and its relatives: cursor movement, erasing, inserting and deleting,
/// scrolling regions, attributes and colours, the alternate screen and the visibility of the cursor.
package struct ScreenReader: CustomStringConvertible {
  package enum Ink: Equatable, Sendable {
    case standard
    case indexed(Int)
    case rgb(Int)
  }

  package struct Look: Equatable, Sendable {
    package var foreground = Ink.standard
    package var background = Ink.standard
    package var attributes: Style.Attributes = []

    package init() {}
  }

  package struct Place: Equatable, Sendable {
    /// Nil is the right half of a wide character.
    package var scalar: Unicode.Scalar? = " "
    package var look = Look()
  }

  private struct Page {
    var places: [[Place]]
    var column = 0
    var row = 0
    var saved = (column: 0, row: 0)

    init(_ size: Size) {
      places = Array(repeating: Array(repeating: Place(), count: size.columns), count: size.rows)
    }
  }

  package private(set) var size: Size
  package private(set) var isAlternate = false
  /// Whether the terminal was asked to report buttons and has not been asked to stop.
  package private(set) var hearsMouse = false
  package private(set) var isCursorVisible = true
  package private(set) var bells = 0
  /// How many synchronized updates (DECSET 2026) have been shown.
  package private(set) var updates = 0
  /// Whether a synchronized update has begun and not ended: what stands here is no whole frame yet.
  package private(set) var isUpdating = false
  private var page: Page
  private var otherPage: Page
  private var look = Look()
  private var region: ClosedRange<Int>
  private var wraps = true
  private var wrapIsDue = false
  private var last: Unicode.Scalar = " "
  private var parser = EscapeParser()

  package init(columns: Int = 80, rows: Int = 24) {
    size = Size(columns: max(1, columns), rows: max(1, rows))
    page = Page(size)
    otherPage = page
    region = 0...size.rows - 1
  }

  package var cursor: (column: Int, row: Int) { (page.column, page.row) }

  package func place(column: Int, row: Int) -> Place { page.places[row][column] }

  /// A row without its trailing spaces.
  package func text(row: Int) -> String {
    var line = ""
    for place in page.places[row] { if let scalar = place.scalar { line.unicodeScalars.append(scalar) } }
    while line.last == " " { line.removeLast() }
    return line
  }

  package var lines: [String] { (0..<size.rows).map { text(row: $0) } }
  package var text: String { lines.joined(separator: "\n") }

  /// Short, since failing expectations print it.
  package var description: String {
    "\(size.columns)x\(size.rows) alternate \(isAlternate) cursor \(isCursorVisible)\n\(text)"
  }

  /// The window has another size: rows and columns are cut off or added at the end.
  package mutating func resize(columns: Int, rows: Int) {
    size = Size(columns: max(1, columns), rows: max(1, rows))
    page = resized(page)
    otherPage = resized(otherPage)
    region = 0...size.rows - 1
    wrapIsDue = false
  }

  private func resized(_ old: Page) -> Page {
    var new = Page(size)
    for row in 0..<min(size.rows, old.places.count) {
      for column in 0..<min(size.columns, old.places[row].count) {
        new.places[row][column] = old.places[row][column]
      }
    }
    new.column = min(old.column, size.columns - 1)
    new.row = min(old.row, size.rows - 1)
    return new
  }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for item in parser.parse(bytes) {
      switch item {
      case .scalar(let scalar): put(scalar)
      case .control(let byte): control(byte)
      case .escape(let text): escape(text)
      case .sequence(let mark, let parameters, let final):
        if mark.isEmpty {
          sequence(parameters, final)
        } else if mark == "?", final == "h" || final == "l" {
          for mode in parameters { set(mode: mode ?? 0, to: final == "h") }
        }
      }
    }
  }

  // MARK: Characters

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = columnWidth(of: scalar)
    guard width > 0 else { return }
    if wraps, wrapIsDue || page.column + width > size.columns {
      page.column = 0
      lineFeed()
    }
    wrapIsDue = false
    last = scalar
    page.places[page.row][page.column] = Place(scalar: scalar, look: look)
    if width == 2, page.column + 1 < size.columns {
      page.places[page.row][page.column + 1] = Place(scalar: nil, look: look)
    }
    if page.column + width < size.columns {
      page.column += width
    } else {
      wrapIsDue = true
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: move(to: page.column - 1, page.row)
    case 0x09: move(to: (page.column / 8 + 1) * 8, page.row)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: move(to: 0, page.row)
    default: break
    }
  }

  private mutating func escape(_ text: String) {
    switch text {
    case "7": page.saved = (page.column, page.row)
    case "8": move(to: page.saved.column, page.saved.row)
    case "D": lineFeed()
    case "M" where page.row == region.lowerBound: scroll(region, by: -1)
    case "M": move(to: page.column, page.row - 1)
    default: break
    }
  }

  private mutating func lineFeed() {
    wrapIsDue = false
    if page.row == region.upperBound {
      scroll(region, by: 1)
    } else {
      page.row = min(page.row + 1, size.rows - 1)
    }
  }

  private mutating func move(to column: Int, _ row: Int) {
    wrapIsDue = false
    page.column = min(max(column, 0), size.columns - 1)
    page.row = min(max(row, 0), size.rows - 1)
  }

  // MARK: Control sequences

  private mutating func sequence(_ parameters: [Int?], _ final: Character) {
    let first = (parameters.first ?? nil) ?? 0
    let count = max(1, first)
    switch final {
    case "A": move(to: page.column, page.row - count)
    case "B": move(to: page.column, page.row + count)
    case "C": move(to: page.column + count, page.row)
    case "D": move(to: page.column - count, page.row)
    case "G": move(to: count - 1, page.row)
    case "d": move(to: page.column, count - 1)
    case "H", "f":
      let column = parameters.count > 1 ? parameters[1] ?? 1 : 1
      move(to: column - 1, count - 1)
    case "J": erase(display: first)
    case "K": erase(line: first)
    case "X": erase(page.row, page.column..<page.column + count)
    case "b": for _ in 0..<min(count, size.columns * size.rows) { put(last) }
    case "@": shift(by: count)
    case "P": shift(by: -count)
    case "L" where region.contains(page.row): scroll(page.row...region.upperBound, by: -count)
    case "M" where region.contains(page.row): scroll(page.row...region.upperBound, by: count)
    case "S": scroll(region, by: count)
    case "T": scroll(region, by: -count)
    case "r":
      let bottom = min(parameters.count > 1 ? parameters[1] ?? size.rows : size.rows, size.rows)
      if count <= bottom { region = count - 1...bottom - 1 }
      move(to: 0, 0)
    case "m": paint(parameters.map { $0 ?? 0 })
    default: break
    }
  }

  private mutating func set(mode: Int, to isOn: Bool) {
    switch mode {
    case 7: wraps = isOn
    case 25: isCursorVisible = isOn
    case 2026:
      updates += isOn ? 0 : 1
      isUpdating = isOn
    case 1000: hearsMouse = isOn
    case 47, 1047, 1049:
      guard isOn != isAlternate else { return }
      isAlternate = isOn
      swap(&page, &otherPage)
      if isOn { page = Page(size) }
    default: break
    }
  }

  private mutating func erase(_ row: Int, _ columns: Range<Int>) {
    var blank = Place()
    blank.look.background = look.background
    for column in columns.clamped(to: 0..<size.columns) { page.places[row][column] = blank }
  }

  private mutating func erase(line how: Int) {
    switch how {
    case 0: erase(page.row, page.column..<size.columns)
    case 1: erase(page.row, 0..<page.column + 1)
    default: erase(page.row, 0..<size.columns)
    }
  }

  private mutating func erase(display how: Int) {
    let rows: Range<Int>
    switch how {
    case 0: rows = page.row + 1..<size.rows
    case 1: rows = 0..<page.row
    default: rows = 0..<size.rows
    }
    for row in rows { erase(row, 0..<size.columns) }
    if how < 2 { erase(line: how) }
  }

  /// Moves the rest of the line to the right, or to the left when negative.
  private mutating func shift(by count: Int) {
    let line = page.places[page.row]
    for column in page.column..<size.columns {
      let source = column - count
      let isInside = source >= page.column && source < size.columns
      page.places[page.row][column] = isInside ? line[source] : Place()
    }
  }

  /// Moves rows up, or down when negative, and leaves blank ones.
  private mutating func scroll(_ rows: ClosedRange<Int>, by count: Int) {
    let old = page.places
    let blank = Array(repeating: Place(), count: size.columns)
    for row in rows { page.places[row] = rows.contains(row + count) ? old[row + count] : blank }
  }

  private mutating func paint(_ parameters: [Int]) {
    var rest = parameters.isEmpty ? [0] : parameters[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: look = Look()
      case 1: look.attributes.insert(.bold)
      case 2: look.attributes.insert(.dim)
      case 4: look.attributes.insert(.underline)
      case 7: look.attributes.insert(.reverse)
      case 22: look.attributes.subtract([.bold, .dim])
      case 24: look.attributes.remove(.underline)
      case 27: look.attributes.remove(.reverse)
      case 30...37: look.foreground = .indexed(code - 30)
      case 38: look.foreground = Self.ink(&rest) ?? look.foreground
      case 39: look.foreground = .standard
      case 40...47: look.background = .indexed(code - 40)
      case 48: look.background = Self.ink(&rest) ?? look.background
      case 49: look.background = .standard
      case 90...97: look.foreground = .indexed(code - 82)
      case 100...107: look.background = .indexed(code - 92)
      default: break
      }
    }
  }

  private static func ink(_ rest: inout ArraySlice<Int>) -> Ink? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map { .indexed($0) }
    case 2:
      guard let red = rest.popFirst(), let green = rest.popFirst(), let blue = rest.popFirst() else {
        return nil
      }
      return .rgb(red << 16 | green << 8 | blue)
    default: return nil
    }
  }
}
