import Screen

/// A value on a banded scale: a needle above coloured and shaded bands, tick labels below.
///
/// One row shows the bands with the needle through them, two rows add the tick labels, three the head of the
/// needle with the value; a fourth names the bands. Further rows stay as they are.
package struct Gauge {
  /// A part of the scale that begins where the one before ends.
  package struct Band: Sendable, Hashable {
    package var upTo: Double
    package var name: String
    package var style: Style

    package init(upTo: Double, name: String, style: Style) {
      self.upTo = upTo
      self.name = name
      self.style = style
    }
  }

  package var lower: Double
  package var upper: Double
  /// From low to high; what lies above the last one takes its style.
  package var bands: [Band]
  /// Nil or NaN draws the scale with a dash and no needle.
  package var value: Double?
  /// Nil chooses round ones.
  package var ticks: [Double]?
  /// Whether the value is written beside the head of the needle.
  package var showsValue: Bool
  package var needleStyle: Style
  package var labelStyle: Style
  package var format: (Double) -> String

  package init(
    lower: Double, upper: Double, bands: [Band], value: Double?, ticks: [Double]? = nil,
    showsValue: Bool = true, needleStyle: Style = Style(attributes: .bold), labelStyle: Style = Style(),
    format: @escaping (Double) -> String
  ) {
    self.lower = lower
    self.upper = upper
    self.bands = bands
    self.value = value
    self.ticks = ticks
    self.showsValue = showsValue
    self.needleStyle = needleStyle
    self.labelStyle = labelStyle
    self.format = format
  }

  /// The band that holds a value; the last one for everything above.
  package func band(of value: Double) -> Band? { bands.first { value < $0.upTo } ?? bands.last }

  /// Draws in the part of `rect` that lies on the frame.
  ///
  /// - Returns: whether there was a scale to draw; not if the ends are not finite or in the wrong order.
  @discardableResult
  package func draw(into frame: inout Frame, in rect: Rect) -> Bool {
    let area = rect.intersection(frame.bounds)
    guard let scale = Scale(lower: lower, upper: upper), !area.isEmpty else { return false }
    let headRows = area.height >= 3 ? 1 : 0
    let line = area.droppingTop(headRows).top(1)
    drawBands(scale, in: line, into: &frame)
    drawNeedle(scale, in: line, head: area.top(headRows), into: &frame)
    if area.height >= 2 { drawTicks(scale, in: area.droppingTop(headRows + 1).top(1), into: &frame) }
    if area.height >= 4 { drawNames(scale, in: area.droppingTop(3).top(1), into: &frame) }
    return true
  }

  private static let shades: [Unicode.Scalar] = ["░", "▒", "▓"]

  /// The columns of each band; together they fill the line.
  private func parts(_ scale: Scale, in line: Rect) -> [(band: Band, columns: Range<Int>)] {
    var start = line.x
    return bands.enumerated().map { index, band in
      let place = scale.place(of: band.upTo, count: line.width + 1) ?? 0
      let end = index == bands.count - 1 ? line.right : min(max(line.x + place, start), line.right)
      defer { start = end }
      return (band, start..<end)
    }
  }

  /// Neighbouring bands differ in shade, so that they are told apart without colour.
  private func drawBands(_ scale: Scale, in line: Rect, into frame: inout Frame) {
    if bands.isEmpty { frame.fill(line, "─", style: labelStyle) }
    for (index, part) in parts(scale, in: line).enumerated() {
      for x in part.columns {
        frame.put(Self.shades[index % Self.shades.count], x: x, y: line.y, style: part.band.style)
      }
    }
  }

  private func drawNeedle(_ scale: Scale, in line: Rect, head: Rect, into frame: inout Frame) {
    guard let value, let place = scale.place(of: value, count: line.width) else {
      let row = head.isEmpty ? line : head
      frame.put("—", x: row.x + row.width / 2, y: row.y, style: labelStyle)
      return
    }
    let x = line.x + place
    let isInside = scale.contains(value)
    let needle: Unicode.Scalar = isInside ? "┃" : value < scale.lower ? "‹" : "›"
    frame.put(needle, x: x, y: line.y, style: needleStyle)
    guard !head.isEmpty else { return }
    if isInside { frame.put("▼", x: x, y: head.y, style: needleStyle) }
    guard showsValue else { return }
    let text = shortened(format(value), to: head.width)
    let width = columnWidth(of: text)
    // Right of the head, else left of it, else over it: the needle itself still shows the place.
    let starts = isInside ? [x + 2, x - 1 - width] : []
    let start =
      starts.first { $0 >= head.x && $0 + width <= head.right }
      ?? min(max(x - width / 2, head.x), head.right - width)
    frame.write(text, x: start, y: head.y, style: needleStyle)
  }

  private func drawTicks(_ scale: Scale, in row: Rect, into frame: inout Frame) {
    let values =
      ticks ?? RoundTicks(lower: scale.lower, upper: scale.upper, atMost: max(2, row.width / 10)).values
    var labels = LabelRow(lower: row.x, upper: row.right)
    for tick in values where scale.contains(tick) {
      let text = format(tick)
      guard let place = scale.place(of: tick, count: row.width),
        let start = labels.claim(text, centredOn: row.x + place)
      else { continue }
      frame.write(text, x: start, y: row.y, style: labelStyle)
    }
  }

  private func drawNames(_ scale: Scale, in row: Rect, into frame: inout Frame) {
    for (band, columns) in parts(scale, in: row) {
      let text = shortened(band.name, to: columns.count - 1)
      let start = columns.lowerBound + (columns.count - columnWidth(of: text)) / 2
      frame.write(text, x: start, y: row.y, width: columns.count, style: band.style)
    }
  }
}
