import Foundation
import Testing

@testable import Kenzan

struct PersonNamesTests {
  private func names(_ text: String, _ name: String = "names.csv") throws -> PersonNames {
    let folder = try ScratchFolder()
    try folder.overwrite(name, with: text)
    return try PersonNames(path: folder.path + "/" + name)
  }

  @Test(
    arguments: [
      ("委員の山田太郎氏から", "山田太郎"), ("山田　太郎", "山田　太郎"), ("山田\n太郎", "山田\n太郎"),
      ("髙橋 花子さん", "髙橋 花子"), ("高橋花子さん", "高橋花子"), ("ＳＭＩＴＨ　Ｊｏｈｎ", "ＳＭＩＴＨ　Ｊｏｈｎ"),
    ]
  )
  func `a name is found however it is spaced and written`(text: String, typed: String) throws {
    let names = try names("山田 太郎\n高橋　花子\nSmith John\n".replacing("Smith", with: "SMITH"))
    #expect(names.passages(in: text).map(\.text) == [typed])
  }

  @Test func `other people are not found`() throws {
    let names = try names("山田 太郎\n", "names.txt")
    #expect(names.passages(in: "山田一郎と太郎山").isEmpty)
  }

  @Test func `the column headed 氏名 counts, and the line is told`() throws {
    let names = try names("所属,氏名\n総務課,山田太郎\n企画課,林\n")
    #expect(names.names.map(\.line) == [2])
    #expect(names.notes.map(\.ja) == ["「names.csv」3行目の「林」は1文字のため探しません。姓と名を続けて書いてください。"])
  }

  @Test func `a list without a name is refused`() {
    #expect(throws: OutputError.self) { try names("氏名\n\n") }
  }
}
