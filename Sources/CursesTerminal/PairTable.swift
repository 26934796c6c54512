internal import CNcurses
import Screen

/// What ncurses draws a cell with.
struct Ink {
  var attributes: attr_t
  var pair: Int32
}

/// Colour pairs by style, allocated as they are met.
struct PairTable {
  private let quantizer: ColorQuantizer
  /// How many pairs ncurses has; 0 when there are no colours, where allocating one would crash it.
  private let capacity: Int
  private var inks: [Style: Ink] = [:]
  private var pairs: [UInt64: Int32] = [:]

  init(depth: ColorDepth, capacity: Int) {
    quantizer = ColorQuantizer(depth: depth)
    self.capacity = capacity
  }

  /// Whether so many pairs are in use that a new start is due, between two frames.
  var isCrowded: Bool { capacity > 1024 && pairs.count > capacity * 3 / 4 }

  /// Forgets all pairs; every cell on the screen has to be drawn anew.
  mutating func reset() {
    if capacity > 0 { reset_color_pairs() }
    inks.removeAll()
    pairs.removeAll()
  }

  mutating func ink(_ style: Style) -> Ink {
    if let known = inks[style] { return known }
    let quantized = quantizer.quantize(style)
    var attributes: attr_t = 0
    if quantized.attributes.contains(.bold) { attributes |= bullion_bold }
    if quantized.attributes.contains(.dim) { attributes |= bullion_dim }
    if quantized.attributes.contains(.reverse) { attributes |= bullion_reverse }
    if quantized.attributes.contains(.underline) { attributes |= bullion_underline }
    // Gradients that move make new styles for ever.
    if inks.count >= 1 << 14 { inks.removeAll() }
    let ink = Ink(attributes: attributes, pair: pair(quantized.foreground, quantized.background))
    inks[style] = ink
    return ink
  }

  private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    if foreground == QuantizedStyle.standard, background == QuantizedStyle.standard { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let known = pairs[key] { return known }
    // A full table would make ncurses take a pair from cells that still use it.
    guard pairs.count + 1 < capacity else { return 0 }
    let allocated = max(0, alloc_pair(foreground, background))
    pairs[key] = allocated
    return allocated
  }
}
