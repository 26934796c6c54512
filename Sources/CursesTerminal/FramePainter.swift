internal import CNcurses
import Glibc
import Screen

/// Hands the rows of a frame that differ from the last one to ncurses.
struct FramePainter {
  private var pairs: PairTable
  private var shown: [Cell] = []
  private var shownSize = Size(columns: 0, rows: 0)
  private var row: [cchar_t] = []

  init(pairs: PairTable) { self.pairs = pairs }

  /// Forgets what is shown, so that the next frame is painted whole.
  mutating func forget() {
    shown = []
    shownSize = Size(columns: 0, rows: 0)
    bullion_repaint_all()
  }

  /// - Parameter size: of the screen; what lies beyond is cut off.
  mutating func paint(_ frame: Frame, on size: Size) {
    if pairs.isCrowded {
      pairs.reset()
      forget()
    }
    let isWhole = frame.size != shownSize
    if isWhole { bullion_erase() }
    if row.count <= size.columns { row = Array(repeating: cchar_t(), count: size.columns + 1) }

    let stride = frame.size.columns
    let columns = min(stride, size.columns)
    let previous = shown
    frame.cells.withUnsafeBufferPointer { new in
      previous.withUnsafeBufferPointer { old in
        for y in 0..<min(frame.size.rows, size.rows) {
          let cells = UnsafeBufferPointer(rebasing: new[y * stride..<y * stride + columns])
          if !isWhole {
            let before = UnsafeBufferPointer(rebasing: old[y * stride..<y * stride + columns])
            if Self.areSame(cells, before) { continue }
          }
          draw(cells, y: y)
        }
      }
    }
    shown = frame.cells
    shownSize = frame.size
  }

  private static func areSame(_ a: UnsafeBufferPointer<Cell>, _ b: UnsafeBufferPointer<Cell>) -> Bool {
    guard let first = a.baseAddress, let second = b.baseAddress else { return true }
    return memcmp(first, second, a.count * MemoryLayout<Cell>.stride) == 0
  }

  private mutating func draw(_ cells: UnsafeBufferPointer<Cell>, y: Int) {
    var count = 0
    var style: Style?
    var ink = Ink(attributes: 0, pair: 0)
    var x = 0
    while x < cells.count {
      let cell = cells[x]
      if cell.style != style {
        style = cell.style
        ink = pairs.ink(cell.style)
      }
      // Half a wide character, at the right edge or without its other half, shows as a space.
      let isWhole = cell.width == 1 || cell.width == 2 && x + 1 < cells.count && cells[x + 1].width == 0
      x += Int(
        bullion_make_cell(
          &row[count], isWhole ? cell.scalar : 0x20, isWhole ? Int32(cell.width) : 1, ink.attributes, ink.pair
        ))
      count += 1
    }
    bullion_put_row(Int32(y), row, Int32(count))
  }
}
