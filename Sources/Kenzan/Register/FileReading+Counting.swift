extension [FileReading] {
  /// The readings with those sheets ignored that do not count: further versions of a sheet that say the same,
  /// versions that a register does not adopt, and sheets that it does not expect.
  func counted(by register: Register?) -> [FileReading] {
    let files = map { file in
      CheckedFile(path: file.path, sha256: file.sha256, findings: [], sheets: file.checkedSheets)
    }
    let versions = SheetVersions(files, register: register)
    let index = register.map { RowIndex($0) }
    return enumerated().map { number, file in
      guard case .sheets(var sheets) = file.outcome else { return file }
      for place in sheets.indices {
        guard case .record(let record, _) = sheets[place].outcome else { continue }
        let version = SheetVersions.Place(file: number, sheet: place)
        let row = RowKey(record).flatMap { index?[$0] }
        let judged = register?.judgement(of: record, row)
        let reasons =
          versions.uncounted.contains(version)
          ? versions.findings[version] : judged?.isCounted == false ? judged?.findings : nil
        if let reason = reasons?.first { sheets[place].outcome = .ignored(reason.message) }
      }
      var file = file
      file.outcome = .sheets(sheets)
      return file
    }
  }
}

extension FileReading {
  /// Its sheets as if they had been checked, so that they can be compared with each other.
  fileprivate var checkedSheets: [CheckedSheet] {
    guard case .sheets(let sheets) = outcome else { return [] }
    return sheets.map { reading in
      var record: Record?
      if case .record(let read, _) = reading.outcome { record = read }
      return CheckedSheet(report: SheetReport(sheet: reading.sheet, findings: []), record: record)
    }
  }
}
