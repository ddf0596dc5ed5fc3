import KenzanBridge

/// A relationship from one part of a workbook to another.
struct Relationship: Sendable {
  /// The last word of its type, such as `worksheet`, the same in the strict format.
  let type: String
  /// The name of the part; for an external one the target as written.
  let target: String
  let isExternal: Bool
}

extension [String: Relationship] {
  /// The part of a type of which a workbook has one; two, programs would choose from differently.
  func part(_ type: String, of owner: String) throws(ReadingError) -> String? {
    let targets = Set(values.lazy.filter { $0.type == type && !$0.isExternal }.map(\.target))
    guard targets.count <= 1 else {
      throw .damaged(
        part: owner,
        ja: "1つだけのはずの部分「\(type)」への参照が2つあります",
        en: "two relationships lead to a '\(type)', of which there can be one"
      )
    }
    return targets.first
  }
}

/// The parts of a workbook, found by name and by relationship.
struct OfficePackage {
  private let archive: ZipArchive
  private var parts: [String: ZipArchive.Part] = [:]
  private let readsWithParser: Bool
  private let sideBytes: Int
  private static let relationships = PartMemo<[String: Relationship]>()

  init(_ bytes: [UInt8], limits: Limits) throws(ReadingError) {
    readsWithParser = limits.readsWithParser
    sideBytes = limits.sideBytes
    do throws(ZipError) {
      archive = try ZipArchive(bytes, limits: ZipLimits(limits))
    } catch {
      throw ReadingError(error)
    }
    var claimed: Set<String> = []
    for part in archive.parts {
      // Part names are compared without case.
      parts[part.name.lowercased()] = part
      guard claimed.insert(Self.loosest(part.name)).inserted else {
        throw .damaged(
          part: part.name,
          ja: "同じ名前の項目が2つあります",
          en: "there are two parts of this name"
        )
      }
    }
  }

  /// A name as the most careless program would read it: decoded, and cut off at a NUL.
  private static func loosest(_ name: String) -> String {
    let bytes = percentDecoded(name).utf8.prefix { $0 != 0 }.map { byte in
      byte == UInt8(ascii: "\\") ? UInt8(ascii: "/") : byte
    }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// Whether a part exists.
  func contains(_ name: String) -> Bool { parts[name.lowercased()] != nil }

  /// The size that the archive states for a part.
  func statedBytes(of name: String) -> Int? { part(named: name)?.statedBytes }

  /// Inflates a part, at most so many bytes of it.
  func bytes(of name: String, maximum: Int = .max) throws(ReadingError) -> [UInt8] {
    guard let part = part(named: name) else {
      throw .damaged(part: name, ja: "この部分がありません", en: "this part is missing")
    }
    do throws(ZipError) {
      return try archive.inflate(part, maximum: maximum)
    } catch {
      throw ReadingError(error)
    }
  }

  /// A part to be inflated piece by piece; `nil` for one that cannot be, whatever the reason.
  func source(of name: String) -> ZipPartSource? {
    guard !readsWithParser, let part = part(named: name) else { return nil }
    return try? archive.source(of: part)
  }

  /// Counts a part that was inflated piece by piece as one that was read.
  func count(_ source: ZipPartSource) { archive.count(source) }

  private func part(named name: String) -> ZipArchive.Part? {
    parts[name.lowercased()] ?? parts[Self.percentDecoded(name).lowercased()]
  }

  /// Reads a part as a whole; one that holds cells or their texts may be larger than the others.
  ///
  /// Where the scanner does not understand all of it, or anything is wrong with it, it is read again by
  /// the parser; so whatever is refused, the parser refuses.
  func read<Value>(
    _ name: String,
    holdsCells: Bool = false,
    _ body: (PartReader) throws(ReadingError) -> Value
  ) throws(ReadingError) -> Value {
    try read(bytes(of: name, maximum: holdsCells ? .max : sideBytes), part: name, body)
  }

  /// Reads a part that workbooks have in common, unless it was met in the one before.
  func read<Value>(
    _ name: String,
    memo: PartMemo<Value>,
    _ body: (PartReader) throws(ReadingError) -> Value
  ) throws(ReadingError) -> Value {
    let bytes = try bytes(of: name, maximum: sideBytes)
    if !readsWithParser, let value = memo.value(of: name, bytes) { return value }
    let value = try read(bytes, part: name, body)
    memo.keep(value, of: name, bytes)
    return value
  }

  private func read<Value>(
    _ bytes: [UInt8],
    part name: String,
    _ body: (PartReader) throws(ReadingError) -> Value
  ) throws(ReadingError) -> Value {
    if !readsWithParser, let value = readPlain(bytes, part: name, body) { return value }
    return try body(PartReader(bytes, part: name))
  }

  /// Reads bytes as those of a part; `nil` where the scanner does not understand all of them.
  func readPlain<Value>(
    _ bytes: [UInt8],
    part: String,
    _ body: (PartReader) throws(ReadingError) -> Value
  ) -> Value? {
    guard let reader = PartReader(scanning: bytes, part: part), let value = try? body(reader),
      reader.hasUnderstood()
    else { return nil }
    return value
  }

  /// The relationships of a part by id, of the package where the name is empty.
  func relationships(of name: String) throws(ReadingError) -> [String: Relationship] {
    let slash = name.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(name[...$0]) } ?? ""
    let path = folder + "_rels/" + name.dropFirst(folder.count) + ".rels"
    guard contains(path) else { return [:] }
    return try read(path, memo: Self.relationships) { reader throws(ReadingError) in
      try relationships(reader, from: folder)
    }
  }

  private func relationships(
    _ reader: PartReader,
    from folder: String
  ) throws(ReadingError) -> [String: Relationship] {
    try reader.expectRoot(Namespace.packageRelationships, "Relationships")
    var relationships: [String: Relationship] = [:]
    try reader.forEachChild(in: Namespace.packageRelationships) { local throws(ReadingError) in
      guard local == "Relationship", let id = reader.attribute("Id"),
        let type = reader.attribute("Type"), let target = reader.attribute("Target")
      else { return }
      let isExternal = reader.attribute("TargetMode") == "External"
      let word = type.lastPathWord
      let relationship = Relationship(
        type: word == "custom-properties" ? "customProperties" : word,
        target: isExternal ? target : try resolve(target, from: folder, reader),
        isExternal: isExternal
      )
      guard relationships.updateValue(relationship, forKey: id) == nil else {
        throw reader.damaged(ja: "参照「\(id)」が2つあります", en: "there are two relationships '\(id)'")
      }
    }
    return relationships
  }

  /// The way from a folder to a target; it never leads out of the package.
  private func resolve(
    _ target: String,
    from folder: String,
    _ reader: PartReader
  ) throws(ReadingError) -> String {
    let slash = UInt8(ascii: "/")
    var segments = target.utf8.first == slash ? [] : folder.utf8.split(separator: slash)
    for segment in target.utf8.split(separator: slash) where !segment.elementsEqual(".".utf8) {
      guard segment.elementsEqual("..".utf8) else {
        segments.append(segment)
        continue
      }
      guard segments.popLast() != nil else {
        throw reader.damaged(ja: "参照先「\(target)」が外に出ています", en: "'\(target)' leads outside")
      }
    }
    return segments.map { String(Substring($0)) }.joined(separator: "/")
  }

  private static func percentDecoded(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// What stands behind the last slash.
  fileprivate var lastPathWord: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return String(self[utf8.index(after: slash)...])
  }
}

extension ZipLimits {
  fileprivate init(_ limits: Limits) {
    self.init(
      entries: limits.entries,
      partBytes: limits.partBytes,
      packageBytes: limits.packageBytes,
      ratio: limits.ratio,
      freeBytes: limits.ratioFreeBytes
    )
  }
}
