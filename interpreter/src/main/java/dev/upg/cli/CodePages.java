package dev.upg.cli;

import dev.upg.diagnostic.Code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages of {@code upg explain}: Markdown, one for each code. */
final class CodePages {
  private CodePages() {}

  /** The page as written; empty when there is none. */
  static Optional<String> page(Code code) {
    try (var file = CodePages.class.getResourceAsStream("/explain/" + code.id() + ".md")) {
      return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What follows the code in the first line: {@code # UPG2001: A name isn't known}. */
  static String title(String page) {
    var first = page.lines().findFirst().orElse("");
    return first.substring(first.indexOf(':') + 1).strip();
  }

  /** The page for a terminal: no marks of headings and fences, code set in by four blanks. */
  static String readable(String page) {
    var text = new StringBuilder();
    boolean code = false;
    for (var line : page.lines().toList()) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (code) {
        text.append(line.isEmpty() ? "" : "    " + line).append('\n');
      } else {
        text.append(line.replaceFirst("^#+ ", "")).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }
}
