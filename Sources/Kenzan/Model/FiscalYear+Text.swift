extension FiscalYear {
  /// Reads a fiscal year as people write it; `nil` where the text names none, or more than one.
  ///
  /// 令和元年度, 令和1年度, R1, Ｒ０１, ㋿元年度, 元年度, 平成31(令和元)年度, H31, 2019年度. Two digits
  /// alone (18) could be several years and are none.
  package init?(written text: String) {
    var scanner = ScalarScanner(text.normalizedForMatching)
    guard let year = scanner.readEraYear() else { return nil }
    guard scanner.readSecondName(of: year) else { return nil }
    _ = scanner.read(oneOf: ["年度", "年"])
    guard scanner.readSecondName(of: year), scanner.isAtEnd else { return nil }
    self.init(year)
  }
}

extension ScalarScanner {
  /// Reads an era and its year, or a Western year, as the Western year.
  package mutating func readEraYear() -> Int? {
    let eras: [(names: [String], before: Int, last: Int)] = [
      (["令和", "R", "r"], 2018, 99),
      (["平成", "H", "h"], 1988, 31),
      (["昭和", "S", "s"], 1925, 64),
    ]
    for era in eras where read(oneOf: era.names) != nil {
      _ = read(".")
      let year = read("元") ? 1 : readWhole(maximumDigits: 2)
      return year.flatMap { (1...era.last).contains($0) ? era.before + $0 : nil }
    }
    // 元年 alone is 令和元年: the first year of 平成 lies a generation back.
    if read("元") { return 2019 }
    guard let year = readWhole(maximumDigits: 4), (1926...2999).contains(year) else { return nil }
    return year
  }

  /// Reads a second name in brackets if one comes; false where it names another year.
  fileprivate mutating func readSecondName(of year: Int) -> Bool {
    guard read("(") else { return true }
    guard readEraYear() == year else { return false }
    _ = read(oneOf: ["年度", "年"])
    return read(")")
  }
}
