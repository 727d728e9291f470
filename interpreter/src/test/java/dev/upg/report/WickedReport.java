package dev.upg.report;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.nio.file.Path;
import java.util.List;

/** Findings with all that a format could stumble over. */
final class WickedReport {
  static final Paths PATHS = new Paths(Path.of("/srv/checkout/sub"), Path.of("/srv/checkout"));

  private WickedReport() {}

  static Report report() {
    var file = new SourceFile("a folder/升级,%41:\"&'.upg", """
        playbook "节点 𠮷 <b>"
        \tlet x = "]]>" :: 100%
        let x = 5
        say "
        ::error::"
        """);
    var outside = new SourceFile("../../elsewhere/x.upg", "playbook \"x\"\n");
    return report(List.of(
        new Found("clean.upg", Diagnostic.error(Code.UNREADABLE_FILE, "`clean.upg` can't be read: it's \"gone\"")
            .help("Look at it.\nThen again: 100%, a,b")),
        found(file, Diagnostic.error(Code.UNKNOWN_NAME, "A <title> & \"]]>\", `$(rm)` 名\u0007\u001b[31m",
            file(file, "x = \"]]>\""), "::warning::here, 100%\r\nand there")
            .related(file(file, "let x = 5"), "it: [link](x) {0}").note("one\ntwo").help("Write `]]>`.")),
        found(file, Diagnostic.warning(Code.NEVER_REACHED, "After a wide sign", file(file, "<b>"), "")),
        found(file, Diagnostic.warning(Code.NEVER_REACHED, "Over two lines",
            file(file, "\"\n::error::\""), "from here to there")),
        found(file, Diagnostic.warning(Code.NEVER_REACHED, "Nothing is here", new Span(file, file.text().length(),
            file.text().length()), "the end")),
        found(outside, Diagnostic.error(Code.UNKNOWN_NAME, "Outside of the folder", file(outside, "\"x\""), "there")),
        found(outside, Diagnostic.error(Code.UNKNOWN_NAME, "Outside of the folder, again", file(outside, "\"x\""),
            "there"))));
  }

  static Report report(List<Found> found) {
    return new Report(found, List.of("a folder/升级,%41:\"&'.upg", "clean.upg", "./fine.upg"), PATHS);
  }

  private static Found found(SourceFile file, Diagnostic diagnostic) {
    return new Found(file.name(), diagnostic);
  }

  private static Span file(SourceFile file, String text) {
    int start = file.text().indexOf(text);
    return new Span(file, start, start + text.length());
  }
}
