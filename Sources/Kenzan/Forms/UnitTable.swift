/// The units that evaluation sheets state their figures in, and the spellings of each.
enum UnitTable {
  /// One spelling for every spelling of a known unit; `nil` for an unknown one.
  static func canonical(_ unit: String) -> String? { spellings[unit.normalizedForMatching] }

  /// Whether both name the same unit.
  static func isSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.normalizedForMatching, other.normalizedForMatching)
    return one == other || spellings[one] != nil && spellings[one] == spellings[other]
  }

  /// How many of the other unit one of the unit makes, as 10 to a power: 千円 to 円 is 3.
  static func powerOfTen(from unit: String, to other: String) -> Int? {
    guard let unit = canonical(unit), let other = canonical(other) else { return nil }
    guard let from = money[unit], let to = money[other] else { return nil }
    return from - to
  }

  /// Every spelling of every unit as it is matched, longer ones first.
  static let words: [(text: String, scalars: [Unicode.Scalar])] = spellings.keys
    .sorted { ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1) }
    .map { ($0, Array($0.unicodeScalars)) }

  private static let money = ["円": 0, "千円": 3, "万円": 4, "百万円": 6, "億円": 8]

  private static let spellings: [String: String] = {
    let units: [[String]] = [
      ["円", "YEN", "yen"], ["千円"], ["万円"], ["百万円"], ["億円"],
      ["%", "パーセント", "percent"], ["ポイント", "pt"],
      ["人", "名"], ["件"], ["回"], ["日"], ["時間"], ["分"], ["か月", "ヶ月", "カ月", "ヵ月", "箇月"], ["年"],
      ["箇所", "か所", "カ所", "ヶ所", "ヵ所", "ケ所"], ["団体"], ["社"], ["世帯"], ["戸"], ["校"], ["園"], ["館"],
      ["事業"], ["業務"], ["施設"], ["台"], ["本"], ["冊"], ["部"], ["枚"], ["点"], ["個"], ["基"], ["棟"], ["組"],
      ["地区"], ["路線"], ["講座"], ["種類"], ["項目"], ["市町村"], ["頭"], ["匹"], ["食"], ["床"], ["区画"],
      ["m"], ["km", "キロメートル"], ["m2", "平方メートル"], ["ha", "ヘクタール"], ["m3", "立方メートル"], ["a", "アール"],
      ["t", "トン"], ["kg", "キログラム"], ["g"], ["kWh", "kwh"], ["t-CO2", "tCO2"], ["L", "l", "リットル"],
    ]
    var spellings: [String: String] = [:]
    for names in units {
      for name in names { spellings[name.normalizedForMatching] = names.first }
    }
    return spellings
  }()
}
