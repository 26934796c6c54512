/// Whether a web page begins here: what servers send in place of a file when something is wrong.
package func looksLikeHTML(_ line: ArraySlice<UInt8>) -> Bool {
  let start = line.drop { $0.isBlank }.prefix(16).map { $0 | 0x20 }
  return ["<!doctype", "<html", "<head", "<body", "<table", "<script", "<!--", "<?xml", "<div"].contains {
    start.starts(with: $0.utf8)
  }
}
