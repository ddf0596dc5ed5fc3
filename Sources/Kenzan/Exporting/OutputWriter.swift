private import KenzanBridge

/// A file to be written: its path in the folder of output, and its bytes.
public struct OutputFile: Sendable, Equatable {
  /// The path below the folder: `sheets.csv`.
  public var path: String
  /// What it holds.
  public var bytes: [UInt8]

  /// Puts the two together.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Writes output whole or not at all, and never over what somebody else wrote.
///
/// A file is kenzan's own if it is what the folder's manifest lists, or bears the mark that kenzan
/// puts on every file it writes (an extended attribute with the digest of its bytes). Such a file is
/// replaced; one that differs in any byte is not, unless the caller insists.
public struct OutputWriter: Sendable {
  /// Whether to replace files that are not kenzan's own.
  public var replacesForeignFiles: Bool

  /// Replaces nothing foreign unless told so.
  public init(replacesForeignFiles: Bool = false) {
    self.replacesForeignFiles = replacesForeignFiles
  }

  /// Writes one file; a pipe or a device is written to as it is.
  public func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    switch fileKind(at: path) {
    case .folder: throw .isFolder(path)
    case .notRegular:
      do throws(FileError) { try writeStream(bytes, at: path) } catch { throw error.asOutput }
    case .file, .danglingLink, nil:
      guard mayReplace(path, with: bytes, listed: nil) else { throw .changed([path]) }
      try commit([OutputFile(path: path, bytes: bytes)])
    }
  }

  /// Writes files that belong together, each to its own path: all of them or none.
  package func write(_ files: [OutputFile]) throws(OutputError) {
    for file in files where fileKind(at: file.path) == .folder {
      throw .isFolder(file.path)
    }
    let foreign = files.filter { !mayReplace($0.path, with: $0.bytes, listed: nil) }.map(\.path)
    guard foreign.isEmpty else { throw .changed(foreign) }
    try commit(files)
  }

  /// Writes files into a folder with a manifest of them.
  ///
  /// What an earlier run left in the folder and this one does not make again is removed, if nobody
  /// changed it: a folder of public tables must not keep an internal one.
  package func write(
    _ files: [OutputFile],
    inFolder folder: String,
    manifest: OutputManifest
  ) throws(OutputError) {
    guard fileKind(at: folder) ?? .folder == .folder else { throw .isFile(folder) }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let old = Self.bytes(at: base + OutputManifest.fileName)
    let known = old.flatMap { OutputManifest.files(in: $0) }
    let listed = known ?? [:]
    var manifest = manifest
    manifest.files = Dictionary(files.map { ($0.path, sha256(of: $0.bytes)) }) { $1 }
    let stale = listed.keys.filter { manifest.files[$0] == nil }.sorted()
    let last = OutputFile(path: OutputManifest.fileName, bytes: manifest.bytes)

    var foreign = files.filter {
      !mayReplace(base + $0.path, with: $0.bytes, listed: listed[$0.path])
    }
    .map(\.path)
    foreign += stale.filter { !mayReplace(base + $0, with: nil, listed: listed[$0]) }
    if old != nil, known == nil, !mayReplace(base + last.path, with: last.bytes, listed: nil) {
      foreign.append(last.path)
    }
    guard foreign.isEmpty else { throw .changed(foreign.map { base + $0 }) }

    try commit(
      files.map { OutputFile(path: base + $0.path, bytes: $0.bytes) },
      removing: stale.map { base + $0 },
      last: OutputFile(path: base + last.path, bytes: last.bytes)
    )
  }

  private func mayReplace(_ path: String, with bytes: [UInt8]?, listed: String?) -> Bool {
    if replacesForeignFiles { return true }
    switch fileKind(at: path) {
    case nil: return true
    case .folder, .notRegular, .danglingLink: return false
    case .file:
      guard let old = Self.bytes(at: path) else { return false }
      let digest = sha256(of: old)
      return old == bytes || digest == listed || digest == StagedFile.seal(at: path)
    }
  }

  /// Writes every file under another name first, so that an error leaves everything as it was, then
  /// renames them in one go: a run that is ended leaves the old files or the new ones, unless it is ended in
  /// that fraction of a millisecond.
  ///
  /// The last file comes when nothing is left to be removed, so that it never says more than is true.
  private func commit(
    _ files: [OutputFile],
    removing stale: [String] = [],
    last: OutputFile? = nil
  ) throws(OutputError) {
    let files = files + [last].compactMap { $0 }
    var staged: [StagedFile] = []
    for file in files { try makeFolder(of: file.path) }
    for folder in Set(files.map { folderName(of: $0.path) }) {
      StagedFile.removeLeftovers(in: folder)
    }
    do throws(FileError) {
      for file in files { staged.append(try StagedFile(file.bytes, for: file.path)) }
      let folders = Set(staged.map(\.folder))
      while staged.count > (last == nil ? 0 : 1) { try staged.removeFirst().commit() }
      for path in stale { try removeFile(at: path) }
      while !staged.isEmpty { try staged.removeFirst().commit() }
      for folder in folders { synchronize(folder) }
    } catch {
      for file in staged { file.discard() }
      throw error.asOutput
    }
  }

  private func makeFolder(of path: String) throws(OutputError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    do throws(FileError) { try createFolder(at: String(path[..<slash])) } catch {
      switch error.kind {
      case .exists, .notAFolder: throw .inFile(path)
      default: throw .failed(path, error.words)
      }
    }
  }

  private static func bytes(at path: String) -> [UInt8]? {
    try? readFile(at: path)
  }
}

extension FileError {
  fileprivate var asOutput: OutputError { .failed(path, words) }
}
