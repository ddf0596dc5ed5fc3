/// The codes of the findings about a ledger and its reconciliation; `docs/findings.md` explains each.
extension Finding.Code {
  /// A ledger cannot be read, or is empty.
  public static let ledgerFile = Self(rawValue: "ledger.file")
  /// A column of the map is not in the ledger, or is there several times.
  public static let ledgerColumn = Self(rawValue: "ledger.column")
  /// A row has another number of columns than the headings.
  public static let ledgerRow = Self(rawValue: "ledger.row")
  /// A cell that should be an amount is none.
  public static let ledgerAmount = Self(rawValue: "ledger.amount")
  /// Bytes that are no text in the encoding of the file.
  public static let ledgerEncoding = Self(rawValue: "ledger.encoding")
  /// A byte order mark inside the file.
  public static let ledgerMark = Self(rawValue: "ledger.mark")
  /// A part of the key is blank.
  public static let ledgerKey = Self(rawValue: "ledger.key")
  /// A row that looks like a total which the map does not declare.
  public static let ledgerTotal = Self(rawValue: "ledger.total")
  /// A declared total is not the sum of its lines.
  public static let ledgerSum = Self(rawValue: "ledger.sum")
  /// Two lines agree in what must be unique.
  public static let ledgerTwice = Self(rawValue: "ledger.twice")
  /// The sources of funds of a line do not add up.
  public static let ledgerFunds = Self(rawValue: "ledger.funds")
  /// A crosswalk cannot be read, or a row of it fits nothing.
  public static let crosswalk = Self(rawValue: "reconcile.crosswalk")
  /// Two keys that only one side has may be the same.
  public static let crosswalkCandidate = Self(rawValue: "reconcile.candidate")
  /// Sheets and ledger differ by more than rounding.
  public static let reconcileDifference = Self(rawValue: "reconcile.difference")
  /// Sheets and ledger agree only because of rounding.
  public static let reconcileRounding = Self(rawValue: "reconcile.rounding")
  /// The ledger does not have what a sheet states.
  public static let reconcileSheets = Self(rawValue: "reconcile.sheets")
  /// No sheet has what the ledger has.
  public static let reconcileLedger = Self(rawValue: "reconcile.ledger")
  /// Sheets cover a key only in part.
  public static let reconcilePart = Self(rawValue: "reconcile.part")
  /// A key cannot be judged.
  public static let reconcileUnverifiable = Self(rawValue: "reconcile.unverifiable")
  /// The sources of funds of a sheet do not add up.
  public static let reconcileFunds = Self(rawValue: "reconcile.funds")
  /// A sheet that is not compared.
  public static let reconcileSheet = Self(rawValue: "reconcile.sheet")
  /// An earlier answer to a key whose figures changed, or that is gone.
  public static let reconcileAnswer = Self(rawValue: "reconcile.answer")
  /// A packet prints another figure than the sheet states.
  public static let reconcilePacket = Self(rawValue: "reconcile.packet")
  /// Control totals that do not prove themselves.
  public static let reconcileControl = Self(rawValue: "reconcile.control")
}
