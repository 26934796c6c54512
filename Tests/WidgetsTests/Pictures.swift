import Screen

/// What a widget draws into a frame of so many columns and rows, as text.
func picture(
  _ columns: Int, _ rows: Int, _ glyphs: Glyphs = .unicode, _ draw: (inout Frame, Rect) -> Void
) -> String {
  drawn(columns, rows, glyphs, draw).text
}

/// The frame that a widget drew into.
func drawn(_ columns: Int, _ rows: Int, _ glyphs: Glyphs = .unicode, _ draw: (inout Frame, Rect) -> Void)
  -> Frame
{
  var frame = Frame(size: Size(columns: columns, rows: rows), glyphs: glyphs)
  draw(&frame, frame.bounds)
  return frame
}

/// The text of those cells that have a style, blanks elsewhere: where a colour is.
func region(of style: Style, in frame: Frame) -> String {
  var result = Frame(size: frame.size, glyphs: frame.glyphs)
  for y in 0..<frame.size.rows {
    for x in 0..<frame.size.columns where frame[x, y].style == style {
      result.write(String(frame[x, y].character), x: x, y: y, style: Style())
    }
  }
  return result.text
}

/// A number with so many decimals, thousands separated.
func decimal(_ value: Double, _ decimals: Int = 0) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let whole = Int((abs(value) * scale).rounded())
  var digits = String(whole)
  while digits.count <= decimals { digits = "0" + digits }
  var result = decimals > 0 ? "." + digits.suffix(decimals) : ""
  for (index, digit) in digits.dropLast(decimals).reversed().enumerated() {
    if index > 0, index % 3 == 0 { result = "," + result }
    result = String(digit) + result
  }
  return (value < 0 && whole != 0 ? "-" : "") + result
}
