/// The schema files that are built into the binary, by file name.
///
/// A new form needs one line here and one in `Package.swift`; a test compares both with the folder.
public enum EmbeddedSchemas {
  /// The W3C XML Schema that every form description must satisfy.
  public static var grammar: [UInt8] { PackageResources.kenzan_schema_xsd }

  /// The W3C XML Schema that every map of a ledger must satisfy.
  public static var mapGrammar: [UInt8] { PackageResources.kenzan_map_xsd }

  /// The W3C XML Schema that every packet description must satisfy.
  public static var packetGrammar: [UInt8] { PackageResources.kenzan_packet_xsd }

  /// The form descriptions, and the code lists beside them, by file name.
  public static var files: [String: [UInt8]] {
    [
      "minamiaizu-policy.xml": PackageResources.minamiaizu_policy_xml,
      "mine-progress.xml": PackageResources.mine_progress_xml,
      "saitama-explanation.xml": PackageResources.saitama_explanation_xml,
      "saitama-program.xml": PackageResources.saitama_program_xml,
      "saitama-worksheet.xml": PackageResources.saitama_worksheet_xml,
      "sdgs-names.csv": PackageResources.sdgs_names_csv,
      "sdgs-numbers.csv": PackageResources.sdgs_numbers_csv,
      "shimotsuma-kan.csv": PackageResources.shimotsuma_kan_csv,
      "shimotsuma-kou.csv": PackageResources.shimotsuma_kou_csv,
      "shimotsuma-moku.csv": PackageResources.shimotsuma_moku_csv,
      "shimotsuma-program.xml": PackageResources.shimotsuma_program_xml,
      "toyama-audiences.csv": PackageResources.toyama_audiences_csv,
      "toyama-fields.csv": PackageResources.toyama_fields_csv,
      "toyama-goals.xml": PackageResources.toyama_goals_xml,
      "toyama-measures.xml": PackageResources.toyama_measures_xml,
      "toyama-minutes.xml": PackageResources.toyama_minutes_xml,
      "toyama-subsidy.xml": PackageResources.toyama_subsidy_xml,
      "toyama-themes.csv": PackageResources.toyama_themes_csv,
    ]
  }
}
