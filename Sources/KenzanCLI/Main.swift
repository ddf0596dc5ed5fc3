import Kenzan
@main struct Main { static func main() {} }
