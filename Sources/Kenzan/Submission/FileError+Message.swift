import KenzanBridge

extension Message {
  /// Why a file cannot be read: the end of a sentence that begins with its name.
  static func inaccessible(_ error: FileError) -> Message {
    switch error.kind {
    case .changed:
      Message(
        ja: "読み込み中に書き換えられたため読んでいません。保存やコピーが終わってから、もう一度実行してください。",
        en: "was changed while it was read; run again once it is saved or copied"
      )
    case .notRegular:
      Message(
        ja: "ファイルではない（パイプ、装置など）ため読めません。ファイルを指定してください。",
        en: "is no file (a pipe, a device) and cannot be read; name a file"
      )
    case .folder:
      Message(ja: "フォルダのため読めません。ファイルを指定してください。", en: "is a folder; name a file")
    case .tooLarge:
      Message(
        ja: "大きすぎる（2GBを超える）ため読めません。分けて提出してください。",
        en: "is too large (over 2 GB) to be read; hand it in in parts"
      )
    case .missing, .danglingLink:
      Message(
        ja: "見つかりません（移動または削除されたか、リンク先がありません）。ファイルの場所を確かめてください。",
        en: "is not there (moved, deleted, or a link to nothing); check where it is"
      )
    case .permission, .nameTooLong, .noSpace, .readOnly, .notAFolder, .exists, .other:
      Message(
        ja: "開けません（\(error.words)）。ファイルの場所とアクセス権を確かめてください。",
        en: "cannot be opened (\(error.words)); check where it is and who may read it"
      )
    }
  }
}
