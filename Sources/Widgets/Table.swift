import Screen

/// Rows of cells in aligned columns below a header.
package struct Table: Sendable, Hashable {
  package enum Alignment: Sendable, Hashable {
    case left
    case right
    /// Points below each other; see `DecimalColumn`.
    case decimal
  }

  package enum Width: Sendable, Hashable {
    case fixed(Int)
    /// As wide as the widest cell or the title.
    case fitting
    /// As wide as its widest cell, but gives way first, down to three columns.
    case flexible
  }

  package struct Column: Sendable, Hashable {
    package var title: String
    package var alignment: Alignment
    package var width: Width

    package init(_ title: String, alignment: Alignment = .left, width: Width = .fitting) {
      self.title = title
      self.alignment = alignment
      self.width = width
    }
  }

  package struct Cell: Sendable, Hashable {
    package var text: String
    package var style: Style

    package init(_ text: String, style: Style = Style()) {
      self.text = text
      self.style = style
    }
  }

  package var columns: [Column]
  /// Missing cells are blank, surplus ones are not drawn.
  package var rows: [[Cell]]
  /// The first row to draw, for scrolling; beyond the end nothing is drawn.
  package var firstRow: Int
  /// Nil draws no header.
  package var headerStyle: Style?
  /// Blanks between two columns.
  package var gap: Int

  package init(
    columns: [Column], rows: [[Cell]], firstRow: Int = 0, headerStyle: Style? = Style(), gap: Int = 2
  ) {
    self.columns = columns
    self.rows = rows
    self.firstRow = firstRow
    self.headerStyle = headerStyle
    self.gap = gap
  }

  /// Draws in the part of `rect` that lies on the frame.
  ///
  /// Where the columns do not fit, flexible ones shrink and then columns are left out from the right. A text
  /// too wide for its column ends in an ellipsis, a number becomes `#`: see `shortened`.
  ///
  /// - Returns: how many rows it drew.
  @discardableResult
  package func draw(into frame: inout Frame, in rect: Rect) -> Int {
    let area = rect.intersection(frame.bounds)
    guard !area.isEmpty else { return 0 }
    let places = places(in: area)
    if let headerStyle {
      for (column, place) in zip(columns, places) {
        let title = shortened(column.title, to: place.width)
        let indent = column.alignment == .left ? 0 : place.width - columnWidth(of: title)
        frame.write(title, x: place.x + indent, y: area.y, style: headerStyle)
      }
    }
    let body = area.droppingTop(headerStyle == nil ? 0 : 1)
    let first = min(max(firstRow, 0), rows.count)
    let shown = rows[first...].prefix(body.height)
    for (index, place) in places.enumerated() {
      let decimals = decimals(of: index)
      for (offset, row) in shown.enumerated() where index < row.count {
        let text = shortened(row[index].text, to: place.width)
        let spare = place.width - columnWidth(of: text)
        let indent: Int
        switch columns[index].alignment {
        case .left: indent = 0
        case .right: indent = spare
        case .decimal: indent = min(place.width - decimals.width + decimals.indent(of: text), spare)
        }
        frame.write(text, x: place.x + max(0, indent), y: body.y + offset, style: row[index].style)
      }
    }
    return shown.count
  }

  /// Over all rows, so that nothing moves while scrolling.
  private func decimals(of index: Int) -> DecimalColumn {
    DecimalColumn(rows.lazy.filter { index < $0.count }.map { $0[index].text })
  }

  private func naturalWidth(of index: Int) -> Int {
    let column = columns[index]
    if case .fixed(let width) = column.width { return max(width, 0) }
    let title = headerStyle == nil ? 0 : columnWidth(of: column.title)
    if column.alignment == .decimal { return max(title, decimals(of: index).width) }
    return rows.reduce(title) { max($0, index < $1.count ? columnWidth(of: $1[index].text) : 0) }
  }

  /// The columns that find room, from left to right.
  private func places(in area: Rect) -> [Rect] {
    let gap = min(max(gap, 0), area.width)
    var widths = columns.indices.map { min(naturalWidth(of: $0), area.width) }
    func excess() -> Int { widths.reduce(0, +) + gap * max(0, widths.count - 1) - area.width }
    while excess() > 0, !widths.isEmpty {
      let flexible = widths.indices.filter { columns[$0].width == .flexible && widths[$0] > 3 }
      if excess() <= flexible.reduce(0, { $0 + widths[$1] - 3 }) {
        // The widest gives first, so that short columns stay whole.
        guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
      } else if widths.count == 1 {
        widths[0] = area.width
      } else {
        widths.removeLast()
      }
    }
    var x = area.x
    return widths.map { width in
      defer { x += width + gap }
      return Rect(x: x, y: area.y, width: width, height: area.height)
    }
  }
}
