extension Collection where Element: Sendable, Index == Int {
  /// The transformed elements in order, so many of them worked on at once.
  func mapped<Result: Sendable>(
    jobs: Int,
    progress: (Int, Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    var results = [Result?](repeating: nil, count: count)
    var done = 0
    await withTaskGroup(of: (Int, Result).self) { group in
      var waiting = indices.makeIterator()
      func startNext() {
        guard let index = waiting.next() else { return }
        let element = self[index]
        group.addTask { (index, transform(element)) }
      }
      for _ in 0..<Swift.max(1, jobs) { startNext() }
      while let (index, result) = await group.next() {
        results[index - startIndex] = result
        done += 1
        progress(done, count)
        startNext()
      }
    }
    return results.compactMap { $0 }
  }
}
