import Testing

@testable import Kenzan

struct PublicTextTests {
  @Test(
    arguments: [
      ("電話 0296-43-2111 まで", "0296-43-2111"), ("０２９６（４３）２１１１", "０２９６（４３）２１１１"),
      ("（0296）43-2111まで", "（0296）43-2111"), ("03-1234-5678", "03-1234-5678"),
      ("携帯は09012345678", "09012345678"), ("090-1234-5678", "090-1234-5678"),
      ("0296ー43ー2111", "0296ー43ー2111"), ("0120-123-456", "0120-123-456"),
      ("0296-432111", "0296-432111"), ("+81-296-43-2111", "81-296-43-2111"),
      ("電話43-2111", "43-2111"), ("TEL：43-2111（代）", "43-2111"),
      ("内線1234", "内線1234"), ("（内線：215）", "内線：215"),
    ]
  )
  func `telephone numbers are found`(text: String, passage: String) {
    #expect(PublicText.passages(in: text) == [.init(kind: .telephone, text: passage)])
  }

  @Test(
    arguments: [
      ("info@example.jp へ", "info@example.jp"),
      ("宛先：ｋｉｋａｋｕ＠ｃｉｔｙ．ｌｇ．ｊｐ", "ｋｉｋａｋｕ＠ｃｉｔｙ．ｌｇ．ｊｐ"),
      ("a.b-c@city.shimotsuma.lg.jp。", "a.b-c@city.shimotsuma.lg.jp"),
    ]
  )
  func `mail addresses are found`(text: String, passage: String) {
    #expect(PublicText.passages(in: text) == [.init(kind: .mail, text: passage)])
  }

  @Test(
    arguments: [
      ("本城町3丁目13番地", "本城町3丁目13番地"), ("〒304-8501", "〒304-8501"), ("中町5番6号", "中町5番6号"),
      ("本城町三丁目13", "本城町三丁目13"), ("大字高道祖1234", "大字高道祖1234"), ("本城町2-22に移転", "本城町2-22"),
      ("甲123番地の2", "甲123番地"),
    ]
  )
  func `addresses are found`(text: String, passage: String) {
    #expect(PublicText.passages(in: text) == [.init(kind: .address, text: passage)])
  }

  @Test(
    arguments: [
      "令和6年度の2,504千円", "2019-04-01から", "0.30人", "第3回 5番目の案", "1日あたり9,100件", "@マーク",
      "対象は10000000人", "単価@1,200円×5", "02-01-06-0001", "款項目 01-0203-0405", "2-1-6", "市内線2系統",
      "県内線12路線", "令和6-7年度", "3番目に大きく、第2号議案", "一番地域に近い", "三丁目地内の道路", "町道1-2号線",
      "0-4歳 1200人", "R6.4.1～R7.3.31", "△1,234,567,890円", "0.123456789", "10-20-3040", "(1)(2)(3)",
      "文字3-4", "平日9:00-17:00", "国道294号", "町3-5月", "2024-2025", "0000-000-0000", "3丁目3地区",
    ]
  )
  func `figures, dates and codes are not`(text: String) {
    #expect(PublicText.passages(in: text).isEmpty)
  }
}
