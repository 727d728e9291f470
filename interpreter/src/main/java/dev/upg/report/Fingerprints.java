package dev.upg.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What tells a finding from others, in this report and the next ones: its code, its file and the words of its line, and which
 * one of several alike it is. Lines above it may come, go and be indented.
 */
final class Fingerprints {
  private static final int BYTES = 16;

  private final Map<String, Integer> seen = new HashMap<>();
  private final Paths paths;

  Fingerprints(Paths paths) {
    this.paths = paths;
  }

  /** Asked once for each finding, in the order of the report. */
  String of(Found finding) {
    var words = String.join("\n", finding.code(), paths.path(finding.file()),
        finding.lineText().strip().replaceAll("\\s+", " "),
        finding.span().isEmpty() ? finding.diagnostic().title() : "");
    return hash(words + "\n" + seen.merge(words, 1, Integer::sum));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
