import Glibc

/// A colour in Oklab, where equal distances look about equally different.
///
/// Source: Björn Ottosson, "A perceptual color space for image processing", 2020.
struct PerceivedColor: Equatable {
  /// 0 black to 1 white.
  var lightness: Double
  /// Green to red.
  var a: Double
  /// Blue to yellow.
  var b: Double

  init(red: UInt8, green: UInt8, blue: UInt8) {
    let r = Self.linear[Int(red)]
    let g = Self.linear[Int(green)]
    let b = Self.linear[Int(blue)]
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let middle = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    self.b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
  }

  init(_ rgb: UInt32) {
    self.init(red: UInt8(rgb >> 16 & 255), green: UInt8(rgb >> 8 & 255), blue: UInt8(rgb & 255))
  }

  /// 0 for greys; about 0.3 for the most vivid colours a screen shows.
  var chroma: Double { (a * a + b * b).squareRoot() }

  /// In radians, -pi to pi; without meaning for greys.
  var hue: Double { atan2(b, a) }

  func squaredDistance(to other: PerceivedColor) -> Double {
    let dl = lightness - other.lightness
    let da = a - other.a
    let db = b - other.b
    return dl * dl + da * da + db * db
  }

  /// sRGB's transfer function, undone.
  private static let linear: [Double] = (0...255).map { value in
    let x = Double(value) / 255
    return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4)
  }
}
