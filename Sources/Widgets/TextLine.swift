import Screen

/// A row of short texts at its left and right end, such as a status line, that gets by with less room.
package struct TextLine: Sendable, Hashable {
  /// One or several styled texts that stand or fall together.
  package struct Span: Sendable, Hashable {
    package struct Part: Sendable, Hashable {
      package var text: String
      package var style: Style
    }

    package var parts: [Part]
    /// What has the lowest priority is left out first; among equals the innermost, right before left.
    package var priority: Int

    package init(_ text: String, style: Style, priority: Int = 0) {
      self.init([(text, style)], priority: priority)
    }

    package init(_ parts: [(text: String, style: Style)], priority: Int = 0) {
      self.parts = parts.map { Part(text: $0.text, style: $0.style) }
      self.priority = priority
    }

    var width: Int { parts.reduce(0) { $0 + columnWidth(of: $1.text) } }
  }

  package var left: [Span]
  package var right: [Span]
  /// Blanks between two spans.
  package var gap: Int
  /// Fills the row first; nil leaves what is there.
  package var background: Style?

  package init(left: [Span] = [], right: [Span] = [], gap: Int = 0, background: Style? = nil) {
    self.left = left
    self.right = right
    self.gap = gap
    self.background = background
  }

  /// Draws in the first row of the part of `rect` that lies on the frame.
  ///
  /// Spans are whole or absent; only the last one left is cut, and never inside a number.
  ///
  /// - Returns: how many spans were left out.
  @discardableResult
  package func draw(into frame: inout Frame, in rect: Rect) -> Int {
    let line = rect.intersection(frame.bounds).top(1)
    guard !line.isEmpty else { return left.count + right.count }
    if let background { frame.fill(line, style: background) }
    let gap = min(max(gap, 0), line.width)
    // From the ends inwards, so that the last of equals is the innermost.
    let spans = left.filter { $0.width > 0 } + right.filter { $0.width > 0 }.reversed()
    let leftCount = left.count { $0.width > 0 }
    let kept = keptIndices(spans, width: line.width, gap: gap)
    var start = line.x
    for index in kept where index < leftCount {
      start = write(fitted(spans[index], to: line.right - start), into: &frame, x: start, y: line.y) + gap
    }
    var end = line.right
    for index in kept where index >= leftCount {
      let span = fitted(spans[index], to: end - line.x)
      end -= span.width
      _ = write(span, into: &frame, x: end, y: line.y)
      end -= gap
    }
    return spans.count - kept.count
  }

  /// The span cut to so many columns, never inside a number.
  private func fitted(_ span: Span, to width: Int) -> Span {
    var left = width
    var cut = span
    cut.parts = span.parts.map { part in
      let text = left > 0 ? shortened(part.text, to: left) : ""
      left -= columnWidth(of: text)
      return Span.Part(text: text, style: part.style)
    }
    return cut
  }

  private func write(_ span: Span, into frame: inout Frame, x: Int, y: Int) -> Int {
    span.parts.reduce(x) { start, part in
      part.text.isEmpty ? start : frame.write(part.text, x: start, y: y, style: part.style)
    }
  }

  private func keptIndices(_ spans: [Span], width: Int, gap: Int) -> [Int] {
    let widths = spans.map(\.width)
    var kept = Array(spans.indices)
    var needed = widths.reduce(0, +) + gap * max(0, spans.count - 1)
    while needed > width, kept.count > 1 {
      let lowest = kept.map { spans[$0].priority }.min()
      guard let place = kept.lastIndex(where: { spans[$0].priority == lowest }) else { break }
      needed -= widths[kept.remove(at: place)] + gap
    }
    return kept
  }
}
