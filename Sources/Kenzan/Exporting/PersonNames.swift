/// Names of people that must not be published, as a list gives them, one in a line.
///
/// Width, and spaces between family and given name, make no difference, nor do the other forms of the
/// characters that names are written with (髙橋 and 高橋).
public struct PersonNames: Sendable {
  package struct Name: Sendable {
    package var line: Int
    package var text: String
    fileprivate var scalars: [Unicode.Scalar]
  }

  package private(set) var names: [Name] = []
  /// What of the list cannot be looked for.
  public private(set) var notes: [Message] = []
  private var places: [Unicode.Scalar: [Int]] = [:]

  /// Reads a list, CSV or plain text in UTF-8 or CP932; of a table the column 氏名, or the first.
  public init(path: String) throws(OutputError) {
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      throw OutputError(.file(path, error.message))
    }
    guard file.kind == .csv, let table = file.worksheets.first else {
      throw OutputError(.noCSV(path))
    }
    let heads = ["氏名", "名前", "姓名"]
    let head = table.cells.first {
      $0.reference.row == 1 && heads.contains($0.content.text.normalizedForMatching)
    }
    let column = head?.reference.column ?? 1
    for cell in table.cells
    where cell.reference.column == column && cell.reference != head?.reference {
      add(cell.content.text.trimmed, line: cell.reference.row, of: path)
    }
    guard !names.isEmpty else { throw OutputError(.noNames(path)) }
  }

  private mutating func add(_ text: String, line: Int, of path: String) {
    let scalars = Self.folded(MatchableText(text))
    guard let first = scalars.first else { return }
    guard scalars.count > 1 else {
      notes.append(.tooShort(path.fileName, line, text))
      return
    }
    places[first, default: []].append(names.count)
    names.append(Name(line: line, text: text, scalars: scalars))
  }

  /// Every name that a text contains, once, with what was typed there.
  package func passages(in text: String) -> [(name: Name, text: String)] {
    let matchable = MatchableText(text)
    let scalars = Self.folded(matchable)
    var found: Set<Int> = []
    var passages: [(name: Name, text: String)] = []
    for place in scalars.indices {
      for index in places[scalars[place]] ?? [] where !found.contains(index) {
        let end = place + names[index].scalars.count
        guard end <= scalars.count, scalars[place..<end] == names[index].scalars[...] else {
          continue
        }
        found.insert(index)
        passages.append((names[index], matchable[place..<end]))
      }
    }
    return passages
  }

  private static func folded(_ text: MatchableText) -> [Unicode.Scalar] {
    text.scalars.map { variants[$0] ?? $0 }
  }

  /// The usual form of characters that names have in several.
  private static let variants: [Unicode.Scalar: Unicode.Scalar] = [
    "髙": "高", "﨑": "崎", "嵜": "崎", "濵": "浜", "濱": "浜", "齋": "斉", "斎": "斉", "齊": "斉",
    "邊": "辺", "邉": "辺", "澤": "沢", "廣": "広", "國": "国", "嶋": "島", "嶌": "島", "櫻": "桜",
    "眞": "真", "惠": "恵", "德": "徳", "𠮷": "吉", "舘": "館", "瀨": "瀬", "渕": "淵", "條": "条",
  ]
}

extension Message {
  fileprivate static func noNames(_ path: String) -> Message {
    Message(
      ja: "「\(path)」に氏名がありません。1行に1人ずつ氏名を書いてください。",
      en: "there is no name in '\(path)'; write one name in a line"
    )
  }

  fileprivate static func tooShort(_ file: String, _ line: Int, _ text: String) -> Message {
    Message(
      ja: "「\(file)」\(line)行目の「\(text)」は1文字のため探しません。姓と名を続けて書いてください。",
      en:
        "line \(line) of '\(file)', '\(text)', is a single character and is not looked for; write the "
        + "whole name"
    )
  }
}
