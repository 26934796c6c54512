import Panels
import Testing

@Test(
  "Numbers as they are typed",
  arguments: [
    ("5500", 5500), ("5,500", 5500), ("1,234,567.25", 1_234_567.25), ("-10", -10), ("+3.5", 3.5), (".5", 0.5),
    ("5.", 5), ("0", 0),
  ] as [(String, Double)])
func typedNumbers(_ text: String, _ value: Double) { #expect(TypedNumber.value(text) == value) }

@Test(
  "What may be one number or another is none",
  arguments: [
    "", "-", ".", "1,5", "1,50", "5,5000", ",500", "5,", "5,,500", "1.5,000", "1.2.3", "--5", "+-5", "1e3",
    "0x10",
    "nan", "inf", "5 000", "٥",
  ])
func untypedNumbers(_ text: String) { #expect(TypedNumber.value(text) == nil) }
