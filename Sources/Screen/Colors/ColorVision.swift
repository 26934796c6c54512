/// How a colour is seen: as most people see it, or by one of the three kinds of colour blindness in its full form.
///
/// Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation of color
/// vision deficiency", 2009, the matrices of severity 1; they go over amounts of light.
package enum ColorVision: Sendable, CaseIterable {
  case usual
  /// Without the long cones: red is dark.
  case protanopia
  /// Without the middle cones, the most frequent kind.
  case deuteranopia
  /// Without the short cones.
  case tritanopia

  /// What of a colour is left to this eye.
  package func seen(_ light: LinearLight) -> LinearLight {
    let (r, g, b) = (light.red, light.green, light.blue)
    switch self {
    case .usual: return light
    case .protanopia:
      return LinearLight(
        red: 0.152286 * r + 1.052583 * g - 0.204868 * b, green: 0.114503 * r + 0.786281 * g + 0.099216 * b,
        blue: -0.003882 * r - 0.048116 * g + 1.051998 * b)
    case .deuteranopia:
      return LinearLight(
        red: 0.367322 * r + 0.860646 * g - 0.227968 * b, green: 0.280085 * r + 0.672501 * g + 0.047413 * b,
        blue: -0.011820 * r + 0.042940 * g + 0.968881 * b)
    case .tritanopia:
      return LinearLight(
        red: 1.255528 * r - 0.076749 * g - 0.178779 * b, green: -0.078411 * r + 0.930809 * g + 0.147602 * b,
        blue: 0.004733 * r + 0.691367 * g + 0.303900 * b)
    }
  }

  /// What of a colour is left to this eye, as a screen would show it; nil for a colour that only the terminal knows.
  package func seen(_ color: Color) -> Oklab? {
    guard let light = LinearLight(color) else { return nil }
    let seen = seen(light)
    func shown(_ value: Double) -> Double { min(max(value, 0), 1) }
    return Oklab(LinearLight(red: shown(seen.red), green: shown(seen.green), blue: shown(seen.blue)))
  }
}
