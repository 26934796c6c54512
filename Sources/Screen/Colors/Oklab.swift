/// A colour as it is seen: how light, and by `a` and `b` of which hue and how vivid.
///
/// Equal steps look about equal, and a colour that is made lighter keeps its hue. Source: B. Ottosson, "A perceptual
/// color space for image processing", 2020.
package struct Oklab: Sendable, Equatable {
  /// 0 for black, 1 for white.
  package var lightness: Double
  /// From green (negative) to red.
  package var a: Double
  /// From blue (negative) to yellow.
  package var b: Double

  package init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  package init(_ light: LinearLight) {
    let (r, g, b) = (light.red, light.green, light.blue)
    let long = Self.cubeRoot(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b)
    let middle = Self.cubeRoot(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b)
    let short = Self.cubeRoot(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b)
    lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short
    a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short
    self.b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short
  }

  /// Nil for a colour that only the terminal knows.
  package init?(_ color: Color) {
    guard let light = LinearLight(color) else { return nil }
    self.init(light)
  }

  package var light: LinearLight {
    func cube(_ value: Double) -> Double { value * value * value }
    let long = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b)
    let middle = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b)
    let short = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b)
    return LinearLight(
      red: 4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
      green: -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
      blue: -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short)
  }

  /// How vivid: 0 for a grey, about 0.3 for the most vivid colour of a screen.
  package var chroma: Double { (a * a + b * b).squareRoot() }

  /// The cosine of the angle between two hues: 1 for the same, -1 for opposite ones; 1 when either is grey.
  package func hueCosine(to other: Oklab) -> Double {
    let product = chroma * other.chroma
    return product > 0 ? (a * other.a + b * other.b) / product : 1
  }

  /// The same hue at another lightness, as vivid as a screen can show it there.
  package func at(lightness: Double) -> Oklab {
    var (shown, beyond) = (0.0, 1.0)
    func with(_ share: Double) -> Oklab { Oklab(lightness: lightness, a: a * share, b: b * share) }
    if with(1).light.isShowable { return with(1) }
    for _ in 0..<12 {
      let middle = (shown + beyond) / 2
      if with(middle).light.isShowable { shown = middle } else { beyond = middle }
    }
    return with(shown)
  }

  private static func cubeRoot(_ value: Double) -> Double {
    value < 0 ? -root(3, of: -value) : root(3, of: value)
  }
}
