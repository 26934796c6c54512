extension Double {
  /// The natural logarithm to about the last bit; NaN unless above zero and finite.
  ///
  /// By the series of the inverse hyperbolic tangent over a mantissa around one; this room imports no mathematics.
  var naturalLogarithm: Double {
    guard self > 0, isFinite else { return .nan }
    var mantissa = significand
    var power = Double(exponent)
    if mantissa > 1.4142135623730951 { (mantissa, power) = (mantissa / 2, power + 1) }
    let part = (mantissa - 1) / (mantissa + 1)
    let square = part * part
    var sum = 0.0
    for odd in stride(from: 23.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
    return power * 0.6931471805599453 + 2 * part * sum
  }

  /// e to the power of the number, for numbers that logarithms of prices can be.
  var exponential: Double {
    guard magnitude < 700 else { return self > 0 ? .infinity : 0 }
    let power = (self / 0.6931471805599453).rounded()
    let rest = self - power * 0.6931471805599453
    var sum = 1.0
    for index in stride(from: 18.0, through: 1, by: -1) { sum = 1 + sum * rest / index }
    return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
  }
}
