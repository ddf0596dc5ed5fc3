import Kenzan
import KenzanBridge

// What several commands ask of the library in the same way.
extension Arguments {
  /// How many files to work on at once.
  var jobs: Int { count(.jobs) ?? Terminal.processors }

  /// The writer of results, which replaces foreign files only with `--force`.
  var outputWriter: OutputWriter { OutputWriter(replacesForeignFiles: has(.force)) }

  /// The built-in forms, and those of `--schemas`.
  func catalogue() throws(NotDone) -> Catalogue {
    do throws(SchemaErrors) {
      var catalogue = try Catalogue()
      if let directory = text(.schemas) { try catalogue.add(directory: directory) }
      return catalogue
    } catch {
      throw NotDone(error)
    }
  }

  /// The form of an id or of an XML file, for the year of `--year`.
  func schema(_ name: String) throws(NotDone) -> FormSchema {
    var catalogue = try catalogue()
    let id = try catalogue.id(of: name)
    return try catalogue.compiled(id, for: year(.year))
  }
}

extension Arguments {
  /// Last year's files, or `nil` where none are named.
  ///
  /// A path that leads nowhere is a mistake: nothing would be compared, and nobody would know.
  func priorPaths() throws(NotDone) -> SubmissionPaths? {
    let named = texts(.prior)
    guard !named.isEmpty else { return nil }
    let paths = SubmissionPaths(named)
    guard paths.problems.isEmpty else { throw NotDone(paths.problems) }
    return paths
  }

  /// The findings that were accepted; `nil` where no table and no slip is named.
  func accepted() throws(NotDone) -> AcceptedFindings? {
    let paths = texts(.accept)
    guard !paths.isEmpty else { return nil }
    do throws(AcceptanceErrors) { return try AcceptedFindings(paths: paths) } catch {
      throw NotDone(error.messages)
    }
  }

  /// The register of expected sheets, brought up to its masters; `nil` where none is named.
  func register(schema: String? = nil) throws(NotDone) -> Register? {
    guard let path = text(.register) else {
      let lonely =
        [OptionSpec.projects, .departments].first { has($0) }
        ?? (has(.deadline) && !isReturning ? .deadline : nil)
      if let lonely { throw NotDone(.goesWithRegister(lonely)) }
      return nil
    }
    var options = Register.Options(path: path)
    options.projects = text(.projects)
    options.departments = text(.departments)
    options.schema = schema
    options.year = year(.year)
    options.asOf = date(.asOfRegister)
    options.deadline = date(.deadline)
    do throws(RegisterErrors) { return try Register(options) } catch {
      throw NotDone(error.messages)
    }
  }

  /// Whether departments get back what was found.
  var isReturning: Bool { ["xlsx", "html"].contains(text(.checkFormat)) }

  /// What papers tell departments beside what they are about; papers are made where `isGiven`.
  func notice(whereMade isGiven: Bool, by way: String) throws(NotDone) -> SecretariatNotice {
    if has(.contact), !isGiven { throw NotDone(.goesWith(.contact, way)) }
    return SecretariatNotice(deadline: date(.deadline), contact: text(.contact) ?? "")
  }

  /// The sums that somebody states; `nil` where no table of them is named.
  func totals() throws(NotDone) -> TotalsTable? {
    guard let path = text(.totals) else { return nil }
    do throws(SchemaErrors) { return try TotalsTable(path: path) } catch { throw NotDone(error) }
  }

  /// What was renamed since last year; `nil` where no table is named.
  func renames(in catalogue: Catalogue) throws(NotDone) -> RenameMap? {
    guard let path = text(.renames) else { return nil }
    do throws(RenameErrors) { return try RenameMap(path: path, catalogue: catalogue) } catch {
      throw NotDone(error.messages)
    }
  }
}

extension Catalogue {
  /// A form compiled for a year, its own where none is asked for.
  func compiled(_ id: String, for year: FiscalYear?) throws(NotDone) -> FormSchema {
    do throws(SchemaErrors) { return try schema(id: id, year: year) } catch {
      throw NotDone(error)
    }
  }

  /// The id that a user names directly or by an XML file, which is taken in.
  mutating func id(of name: String) throws(NotDone) -> String {
    if ids.contains(name) { return name }
    guard name.lowercased().hasSuffix(".xml") else {
      throw NotDone(.unknownSchema(name, nearestWord(to: name, in: ids), ids))
    }
    do throws(SchemaErrors) { return try add(file: name) } catch { throw NotDone(error) }
  }
}

extension NotDone {
  /// Every mistake of a form description with its line.
  init(_ errors: SchemaErrors) {
    self.init(errors.errors.map { Message(ja: $0.text(in: .ja), en: $0.text(in: .en)) })
  }
}

extension Message {
  fileprivate static func goesWithRegister(_ option: OptionSpec) -> Message {
    Message(
      ja: "--\(option.name) は、台帳を示す --register とともに使います。",
      en: "--\(option.name) goes with --register, which names the register"
    )
  }

  fileprivate static func goesWith(_ option: OptionSpec, _ way: String) -> Message {
    Message(
      ja: "--\(option.name) は、\(way) とともに使います。",
      en: "--\(option.name) goes with \(way)"
    )
  }

  /// What a secretariat may not have thought of.
  static let withoutContact = Message(
    ja: "問い合わせ先は記していません（--contact \"企画課 内線2345\" のように指定すると記します）。",
    en: "no contact is given on them; --contact adds one"
  )

  fileprivate static func unknownSchema(
    _ name: String,
    _ nearest: String?,
    _ ids: [String]
  ) -> Message {
    let hint = nearest.map { Message(ja: "\($0) ではありませんか。", en: "; did you mean \($0)?") }
    let list = ids.joined(separator: ", ")
    return Message(
      ja: "様式「\(name)」は登録されていません。\(hint?.ja ?? "登録されている様式: \(list)")",
      en: "there is no form '\(name)'\(hint?.en ?? "; there are: \(list)")"
    )
  }
}
