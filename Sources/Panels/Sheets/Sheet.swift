import Screen
import Widgets

/// A part of a sheet: it has a title and knows how many rows it needs.
protocol SheetPart {
  var title: String { get }
  /// Stands at the right of the title where there is room.
  var note: String? { get }
  /// Rows that it can make use of beyond those, again and again; nil for none.
  func growth(width: Int) -> Growth?
  /// The rows that it takes in so many columns, without title and frame.
  func height(width: Int) -> Int
  func draw(into frame: inout Frame, in rect: Rect)
}

extension SheetPart {
  var note: String? { nil }
  func growth(width: Int) -> Growth? { nil }
}

/// How a part of a sheet grows.
struct Growth {
  /// Rows that it needs for each step.
  var step: Int
  /// Steps that it makes at most.
  var limit: Int
}

/// Parts below each other in one or more columns: with frames where there is room, under headings where there is not.
///
/// It is as high as its parts need, or as its room when that is more; a page shows it through a `ScrollWindow`.
package struct Sheet {
  struct Column {
    /// Of the width, in proportion to the other columns.
    var share: Int
    /// The most important first.
    var parts: [any SheetPart]
  }

  private static let framedFrom = 56
  let columns: [Column]

  init(_ columns: [Column]) { self.columns = columns }

  /// One column.
  init(_ parts: [any SheetPart]) { self.init([Column(share: 1, parts: parts)]) }

  /// The rows that all of it takes in a room: at least those of the room.
  package func height(in room: Rect) -> Int {
    let whole = height(width: room.width)
    // The bar takes a column, and the parts may need more rows then.
    return whole > room.height ? max(height(width: room.width - 1), room.height + 1) : room.height
  }

  private func height(width: Int) -> Int {
    zip(columns, widths(of: width)).reduce(0) { tallest, column in
      max(tallest, column.0.parts.reduce(0) { $0 + needed($1, width: column.1, isFramed(width)) })
    }
  }

  private func widths(of width: Int) -> [Int] {
    let all = max(1, columns.reduce(0) { $0 + $1.share })
    var seen = 0
    return columns.map { column in
      let from = width * seen / all
      seen += column.share
      return width * seen / all - from
    }
  }

  /// The rows above the part of a title; nil without one.
  func rowsAbove(_ title: String, width: Int) -> Int? {
    for (column, own) in zip(columns, widths(of: width)) {
      guard let place = column.parts.firstIndex(where: { $0.title == title }) else { continue }
      return column.parts[..<place].reduce(0) { $0 + needed($1, width: own, isFramed(width)) }
    }
    return nil
  }

  private func isFramed(_ width: Int) -> Bool { width >= Self.framedFrom }

  private func needed(_ part: any SheetPart, width: Int, _ isFramed: Bool) -> Int {
    isFramed ? part.height(width: width - 4) + 2 : part.height(width: width) + 2
  }

  /// Draws the part of it that a room shows.
  ///
  /// - Parameter firstRow: how far it is scrolled.
  package func draw(_ context: PanelContext, into frame: inout Frame, in rect: Rect, firstRow: Int) {
    ScrollWindow(
      contentHeight: height(in: rect), firstRow: firstRow, trackStyle: context.theme[.border],
      thumbStyle: context.theme[.label]
    ).draw(into: &frame, in: rect) { frame, area in drawAll(context.theme, into: &frame, in: area) }
  }

  private func drawAll(_ theme: Theme, into frame: inout Frame, in rect: Rect) {
    var x = rect.x
    for (column, width) in zip(columns, widths(of: rect.width)) {
      let place = Rect(x: x, y: rect.y, width: width, height: rect.height)
      draw(column.parts, theme, isFramed: isFramed(rect.width), into: &frame, in: place)
      x += width
    }
  }

  private func draw(
    _ parts: [any SheetPart], _ theme: Theme, isFramed: Bool, into frame: inout Frame, in rect: Rect
  ) {
    var heights = parts.map { needed($0, width: rect.width, isFramed) }
    var spare = max(0, rect.height - heights.reduce(0, +))
    // In turns, so that none outgrows the others; small steps find room where large ones do not.
    var steps = parts.indices.compactMap { index in
      parts[index].growth(width: rect.width).map { (index: index, growth: $0) }
    }.sorted { ($0.growth.step, $0.index) < ($1.growth.step, $1.index) }
    while let turn = steps.firstIndex(where: { $0.growth.limit > 0 && $0.growth.step <= spare }) {
      var part = steps.remove(at: turn)
      heights[part.index] += part.growth.step
      spare -= part.growth.step
      part.growth.limit -= 1
      steps.append(part)
    }
    // Frames of neighbouring columns end in one line.
    if isFramed, !heights.isEmpty { heights[heights.count - 1] += spare }
    var top = 0
    for (part, height) in zip(parts, heights) {
      draw(part, theme, isFramed: isFramed, into: &frame, in: rect.droppingTop(top).top(height))
      top += height
    }
  }

  private func draw(
    _ part: any SheetPart, _ theme: Theme, isFramed: Bool, into frame: inout Frame, in rect: Rect
  ) {
    guard isFramed else {
      TextLine(
        left: [.init(part.title, style: theme[.title], priority: 2)],
        right: [.init(part.note ?? "", style: theme[.label], priority: 1)], gap: 1
      ).draw(into: &frame, in: rect)
      return part.draw(into: &frame, in: rect.droppingTop(1).droppingBottom(1))
    }
    let border = Border(
      title: part.title, note: part.note, style: theme[.border], titleStyle: theme[.title],
      noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    part.draw(into: &frame, in: border.inner(of: rect).inset(horizontal: 1))
  }
}
