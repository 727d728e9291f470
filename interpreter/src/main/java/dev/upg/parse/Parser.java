package dev.upg.parse;
public final class Parser {
  private Parser() {}
  public static java.util.Optional<dev.upg.tree.SourceUnit> parse(dev.upg.source.SourceFile f,
      dev.upg.diagnostic.Diagnostics d) {
    throw new UnsupportedOperationException();
  }
}
