import TestSupport
import Testing

/// The terminal that other tests look at.
struct ScreenReaderTests {
  private func read(_ text: String, columns: Int = 10, rows: Int = 4) -> ScreenReader {
    var screen = ScreenReader(columns: columns, rows: rows)
    screen.feed(text.utf8)
    return screen
  }

  @Test func movesAndWrites() {
    let screen = read(
      "ab\r\ncd\u{1B}[4;9Hxy\u{1B}[3;2Hq\u{1B}[d\u{1B}[5G!\u{8}?\u{1B}[2B\u{1B}[2Dr\u{1B}[A\u{1B}[Cs")
    #expect(screen.lines == ["ab  ?", "cd   s", " q r", "        xy"])
  }

  @Test func wrapsOnlyWhenMoreFollows() {
    #expect(read("0123456789").lines == ["0123456789", "", "", ""])
    #expect(read("0123456789a").lines == ["0123456789", "a", "", ""])
    #expect(read("0123456789\rX").lines == ["X123456789", "", "", ""])
    #expect(read("\u{1B}[?7l0123456789ab").lines == ["012345678b", "", "", ""])
  }

  @Test func erasesAndShifts() {
    #expect(read("abcdef\u{1B}[3G\u{1B}[K").text(row: 0) == "ab")
    #expect(read("abcdef\u{1B}[3G\u{1B}[1K").text(row: 0) == "   def")
    #expect(read("abcdef\u{1B}[3G\u{1B}[2X").text(row: 0) == "ab  ef")
    #expect(read("abcdef\u{1B}[3G\u{1B}[2P").text(row: 0) == "abef")
    #expect(read("abcdef\u{1B}[3G\u{1B}[2@").text(row: 0) == "ab  cdef")
    #expect(read("ab\u{1B}[3b").text(row: 0) == "abbbb")
    #expect(read("a\r\nb\r\nc\u{1B}[2H\u{1B}[J").lines == ["a", "", "", ""])
    #expect(read("a\r\nb\u{1B}[2J").text == "\n\n\n")
  }

  @Test func scrolls() {
    #expect(read("1\r\n2\r\n3\r\n4\r\n5").lines == ["2", "3", "4", "5"])
    #expect(read("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3H\n").lines == ["1", "3", "", "4"])
    #expect(read("1\r\n2\r\n3\r\n4\u{1B}[2H\u{1B}[L").lines == ["1", "", "2", "3"])
    #expect(read("1\r\n2\r\n3\r\n4\u{1B}[2H\u{1B}[M").lines == ["1", "3", "4", ""])
    #expect(read("1\u{1B}[H\u{1B}M0").lines == ["0", "1", "", ""])
  }

  @Test func remembersLooks() {
    let screen = read("\u{1B}[1;38;5;179;48;2;1;2;3ma\u{1B}[0;31;102mb\u{1B}[mc\u{1B}[7;2md")
    let first = screen.place(column: 0, row: 0).look
    #expect(first.foreground == .indexed(179))
    #expect(first.background == .rgb(0x010203))
    #expect(first.attributes == .bold)
    #expect(screen.place(column: 1, row: 0).look.foreground == .indexed(1))
    #expect(screen.place(column: 1, row: 0).look.background == .indexed(10))
    #expect(screen.place(column: 2, row: 0).look == ScreenReader.Look())
    #expect(screen.place(column: 3, row: 0).look.attributes == [.dim, .reverse])
  }

  @Test func hasTwoScreens() {
    var screen = read("shell\u{1B}[?1049h\u{1B}[?25l\u{1B}[Hfull")
    #expect(screen.isAlternate)
    #expect(!screen.isCursorVisible)
    #expect(screen.text(row: 0) == "full")
    screen.feed("\u{1B}[?25h\u{1B}[?1049l".utf8)
    #expect(!screen.isAlternate)
    #expect(screen.isCursorVisible)
    #expect(screen.text(row: 0) == "shell")
    #expect(screen.cursor.column == 5)
  }

  @Test func wideCharactersTakeTwoPlaces() {
    let screen = read("金é")
    #expect(screen.place(column: 0, row: 0).scalar == "金")
    #expect(screen.place(column: 1, row: 0).scalar == nil)
    #expect(screen.text(row: 0) == "金é")
  }

  @Test func skipsWhatItDoesNotKnow() {
    var screen = read("\u{1B}]0;title\u{7}\u{1B}(B\u{1B}=\u{1B}[>4;1m\u{1B}P+q\u{1B}\\a\u{7}")
    #expect(screen.text(row: 0) == "a")
    #expect(screen.bells == 1)
    screen.feed("\u{1B}[?2026hb\u{1B}[?2026l".utf8)
    #expect(screen.updates == 1)
    #expect(screen.text(row: 0) == "ab")
  }
}
