/// Right inputs of all shapes, to begin with.
enum Seeds {
  static let quotes: [[UInt8]] = bytes([
    #"{"ts": 1769126400000, "symbol": "XAU/USD", "bid": 5000.10, "ask": 5000.20}"#,
    #"{"ts": "2026-01-23T14:00:00Z", "symbol": "XAG", "price": 100.29, "source": "x"}"#,
    #"{"time":"2026-01-23T14:00:00Z","symbol":"XAG","interval":"1m","open":100.5,"high":101.25,"low":99,"close":100}"#,
    #"{"ts": 1769126400, "symbol": "GC=F", "price": 5e3}"#, "ts,symbol,bid,ask",
    "1769176800000,XAU/USD,5000.1,5000.2", "2026-01-23T14:00:00+01:00,XAGUSD,100.1,100.2",
    "time;symbol;price", "2026-01-23T14:00:00Z;XAUUSDm;5000,10",
    "time,symbol,interval,open,high,low,close,count,partial,source",
    "2026-01-19T23:00:00Z,XAU/USD,1d,5000.1,5003.5,4998,5001.123456,0,false,import:metatrader",
  ])

  /// Rows under one header each; the first is the header.
  static let dates: [(header: String, rows: [[UInt8]])] = [
    (
      "Date,Close",
      bytes([
        "2022-03-07,1950.5", "2022.03.07,1950.5", "07.03.2022,1950.5", "07/03/2022,1950.5", "2022/3/7,1950.5",
        "20220307,1950.5", "\"Mar 07, 2022\",\"1,950.50\"", "7 Mar 2022,1950.5", "2022年3月7日,1950.5",
        "1646611200,1950.5", "1646611200000,1950.5", "2022-03-07T22:00:00Z,1950.5",
        "2022-03-07 22:00:00+05:30,1950.5", "03/07/2022 05:00 PM,1950.5", "44627,1950.5", "2022-03,1950.5",
      ])
    ),
    (
      "date,time,open,high,low,close,volume",
      bytes([
        "2022.03.07,22:15,1950,1952,1949,1951,12", "20220307,221500,1950,1952,1949,1951,12",
        "07.03.2022,22:15:00.000,1950,1952,1949,1951,0",
      ])
    ),
    (
      "symbol;date;open;high;low;close",
      bytes([
        "XAUUSD;07.03.2022;1.950,5;1.952;1.949,1;1.951,25", "XAGUSD;07.03.2022;25,1;25,4;24,9;25,2",
        "EURUSD;07.03.2022;1,1;1,2;1,0;1,1",
      ])
    ),
  ]

  /// Whole files.
  static let files: [[UInt8]] = bytes([
    "Date,Open,High,Low,Close,Adj Close,Volume\n2022-03-07,1950,1960,1940,1955,1955,1\n2022-03-08,null,null,null,null,null,null\n2022-03-09,1990,1995,1980,1985,1985,1\n",
    "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n2022.03.07\t01:00:00\t1950\t1952\t1949\t1951\t50\t0\t9\n2022.03.07\t01:01:00\t1951\t1952\t1949\t1950\t50\t0\t9\n",
    "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n\"Mar 08, 2022\",\"1,990.10\",\"1,980.00\",\"2,000.00\",\"1,970.00\",\"200.10K\",\"-0.5%\"\n\"Mar 07, 2022\",\"1,985.10\",\"1,980.00\",\"2,000.00\",\"1,970.00\",\"-\",\"0.5%\"\n",
    "Datum;Zuletzt;Eröffn.;Hoch;Tief;Vol.;+/- %\n08.03.2022;1.990,10;1.980,00;2.000,00;1.970,00;200,10K;-0,5%\n07.03.2022;1.985,10;1.980,00;2.000,00;1.970,00;;0,5%\n",
    #"[{"is_cms_locked":0,"d":"2022-03-07","v":[1985,1500.54,1800.82]}, {"d":"2022-03-08","v":[1990.85,0,null]}]"#,
    #"{"meta":{"symbol":"XAU/USD"},"values":[{"datetime":"2022-03-08","open":"1950","high":"1960","low":"1940","close":"1955"},{"datetime":"2022-03-07","open":"1950","high":"1960","low":"1940","close":"1951"}]}"#,
    #"{"chart":{"result":[{"meta":{"symbol":"GC=F"},"timestamp":[1646611200,1646697600],"indicators":{"quote":[{"open":[1950,1960],"high":[1970,1980],"low":[1940,1950],"close":[1955,null]}]}}]}}"#,
    "20220307 000000;1950.1;1951;1949;1950.5;0\n20220307 000100;1950.1;1951;1949;1950.5;0\n",
    "1646611200000000,1950,1960,1940,1955,7,1646611259999999,8,9,1,2,0\n1646611260000000,1950,1960,1940,1955,7,1646611319999999,8,9,1,2,0\n",
    "time,ask,bid,ask_volume,bid_volume\n2022-03-07 22:00:00.786,1951.06,1951.05,0.75,0.75\n2022-03-07 22:00:01.786,1951.16,1951.15,0.75,0.75\n",
    "Month,GoldUSDPerToz,SilverUSDPerToz\n2022-01,1800,23\n2022-02,1850,24\n2022-03,1950,25\n",
    "\u{FEFF}ticker,name,date,open,high,low,close,volume\r\nGC=F,Gold,2022-03-07,1950,1960,1940,1955,1\r\nSI=F,Silver,2022-03-07,25,26,24,25.5,1\r\nHG=F,Copper,2022-03-07,4,5,3,4,1\r\n",
  ])

  /// Gzip of a small history, made by `gzip -n`: `Date,Close`, three days of March 2022.
  static let packed: [UInt8] = gzipStored(
    Array("Date,Close\n2022-03-07,1950.5\n2022-03-08,1960.5\n2022-03-09,1970.5\n".utf8))

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  /// A gzip file whose one block is not compressed.
  private static func gzipStored(_ text: [UInt8]) -> [UInt8] {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in text {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    func little(_ number: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }
    let length = UInt32(text.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(length, 2) + little(~length, 2) + text
      + little(~crc, 4) + little(length, 4)
  }
}
