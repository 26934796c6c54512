/// Files that are no text, known by their first bytes, and what to do about each.
package struct ForeignFormat: Sendable, Hashable {
  /// "an Excel workbook (xlsx)"
  package var name: String
  /// "save its sheet as CSV"
  package var advice: String

  private init(_ name: String, _ advice: String) {
    self.name = name
    self.advice = advice
  }

  /// What begins with these bytes; nil where it may be text.
  package init?(head: ArraySlice<UInt8>) {
    if head.starts(with: Array("PK".utf8) + [3, 4]) || head.starts(with: Array("PK".utf8) + [5, 6]) {
      self = Self.archive(head)
      return
    }
    for (magic, name, advice) in Self.known where head.starts(with: magic) {
      self.init(name, advice)
      return
    }
    guard head.dropFirst(257).starts(with: "ustar".utf8) else { return nil }
    self.init("a tar archive", "unpack it and name one file of it")
  }

  /// Workbooks are zip archives that name their parts at the beginning.
  private static func archive(_ head: ArraySlice<UInt8>) -> ForeignFormat {
    func holds(_ text: String) -> Bool { head.firstRange(of: Array(text.utf8)) != nil }
    if holds("[Content_Types].xml") || holds("xl/") || holds("docProps/") {
      return ForeignFormat("an Excel workbook (xlsx)", "save its sheet as CSV")
    }
    if holds("opendocument") { return ForeignFormat("a spreadsheet (ods)", "save its sheet as CSV") }
    return ForeignFormat("a zip archive", "unpack it and name one file of it")
  }

  private static let known: [(magic: [UInt8], name: String, advice: String)] = [
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (xls)", "save its sheet as CSV"),
    ([0x09, 0x08], "an old Excel workbook (xls)", "save its sheet as CSV"),
    (Array("%PDF".utf8), "a PDF document", "look for the same prices as CSV"),
    (Array("{\\rtf".utf8), "a document in RTF", "save it as plain text"),
    (Array("BZh".utf8), "packed with bzip2", "unpack it first: bunzip2"),
    ([0xFD] + Array("7zXZ".utf8), "packed with xz", "unpack it first: unxz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd", "unpack it first: unzstd"),
    ([0x5D, 0x00, 0x00], "packed with LZMA, as Dukascopy's bi5 files are", "fetch the prices as CSV"),
    (Array("7z".utf8) + [0xBC, 0xAF], "a 7z archive", "unpack it and name one file of it"),
    (Array("Rar!".utf8), "a RAR archive", "unpack it and name one file of it"),
    ([0x1F, 0x9D], "packed with compress", "unpack it first: uncompress"),
    (Array("SQLite format 3".utf8), "an SQLite database", "export its table as CSV"),
    (Array("PAR1".utf8), "a Parquet file", "save its table as CSV"),
    (Array("ARROW1".utf8), "an Arrow file", "save its table as CSV"),
    ([0x89] + Array("HDF".utf8), "an HDF5 file", "save its table as CSV"),
    ([0x80, 0x04, 0x95], "a Python pickle", "save its table as CSV"),
    ([0x90, 0x01, 0x00, 0x00], "a history of MetaTrader 4 (hst)", "export it as CSV: Tools, History Center"),
    ([0x91, 0x01, 0x00, 0x00], "a history of MetaTrader 4 (hst)", "export it as CSV: Tools, History Center"),
    ([0x89] + Array("PNG".utf8), "a picture", "name a file of prices"),
    ([0xFF, 0xD8, 0xFF], "a picture", "name a file of prices"),
    (Array("GIF8".utf8), "a picture", "name a file of prices"),
    ([0x7F] + Array("ELF".utf8), "a program", "name a file of prices"),
  ]
}
