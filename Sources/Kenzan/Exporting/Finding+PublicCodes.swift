/// The codes of what stands in the way of publishing; `docs/findings.md` explains each.
extension Finding.Code {
  /// A text that is published seems to hold a telephone number.
  public static let publicTelephone = Self(rawValue: "public.telephone")
  /// A text that is published seems to hold a mail address.
  public static let publicMail = Self(rawValue: "public.mail")
  /// A text that is published seems to hold the address of a house.
  public static let publicAddress = Self(rawValue: "public.address")
  /// A text that is published holds a name of the list.
  public static let publicName = Self(rawValue: "public.name")
  /// A text that is published says what an internal field says.
  public static let publicInternal = Self(rawValue: "public.internal")
  /// Pictures are published as they are.
  public static let publicPicture = Self(rawValue: "public.picture")
  /// Notes, drawings or pictures lie on the sheet that are not published.
  public static let publicObjects = Self(rawValue: "public.objects")

  /// Whether it is found only where something is published.
  var isOfPublishing: Bool { rawValue.hasPrefix("public.") }
}
