/// The version of kenzan that every output bears.
public let kenzanVersion = "0.1.0"
