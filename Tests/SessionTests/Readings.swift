import Foundation
import Testing

/// The object that `snapshot` and `stream` print, reached into by names: `gold.rsi.value`.
struct Readings {
  private let value: Any?

  init(_ text: some StringProtocol) throws { value = try JSONSerialization.jsonObject(with: Data(text.utf8)) }

  private func find(_ path: String) -> Any? {
    path.split(separator: ".").reduce(value) { ($0 as? [String: Any])?[String($1)] }
  }

  func number(_ path: String) -> Double? { (find(path) as? NSNumber)?.doubleValue }
  func text(_ path: String) -> String? { find(path) as? String }
  func isNull(_ path: String) -> Bool { find(path) is NSNull }
  func list(_ path: String) -> [Any]? { find(path) as? [Any] }
}

/// Ten quotes by hand, on the afternoon of 22 January 2026, and one line of rubbish.
///
/// Taken are four of gold and three of silver; one is crossed, one late, one repeated.
let tenQuotes = """
  {"ts": "2026-01-22T15:00:00Z", "symbol": "XAU/USD", "bid": 4900.00, "ask": 4900.40}
  {"ts": "2026-01-22T15:00:00.500Z", "symbol": "XAG/USD", "bid": 95.000, "ask": 95.030}
  {"ts": "2026-01-22T15:00:01Z", "symbol": "XAU", "bid": 4900.10, "ask": 4900.50}
  rub\u{1B}[2J\u{7}\tbish
  {"ts": "2026-01-22T15:00:01.500Z", "symbol": "XAG", "bid": 95.010, "ask": 95.040}
  {"ts": "2026-01-22T15:00:02Z", "symbol": "XAUUSD", "bid": 4901.00, "ask": 4900.00}
  {"ts": 1769094003000, "symbol": "XAU/USD", "bid": 4900.20, "ask": 4900.60}
  {"ts": 1769094003000, "symbol": "XAU/USD", "bid": 4900.20, "ask": 4900.60}
  {"ts": 1769094003.5, "symbol": "XAGUSD", "bid": 95.030, "ask": 95.060}
  {"ts": "2026-01-22T15:00:04Z", "symbol": "XAU/USD", "bid": 4900.30, "ask": 4900.70}
  {"ts": "2026-01-22T15:00:02Z", "symbol": "XAG/USD", "bid": 95.020, "ask": 95.050}

  """
