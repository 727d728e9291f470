package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds out which form an inventory file has, and reads it. */
final class InventoryFile {
  private static final Pattern YAML_NAME = Pattern.compile(".*\\.(ya?ml|json)");
  /** In INI a line can't end in {@code :}, begin with a brace or be three dashes. */
  private static final Pattern YAML_LINE = Pattern.compile("---.*|%YAML.*|\\{.*|(?!\\[)[^=]*:(\\s*#.*)?");

  private InventoryFile() {}

  static void read(SourceFile file, Draft draft, Diagnostics diagnostics) {
    var first = firstLine(file);
    var name = file.name().toLowerCase(Locale.ROOT);
    if (file.text().startsWith("#!")) {
      refuse(file, 2, "`" + file.name() + "` is a program", "programs aren't run here", diagnostics);
    } else if (file.text().startsWith(Unusable.VAULT_HEADER)) {
      diagnostics.add(Unusable.vaultFile(new Span(file, 0, Unusable.VAULT_HEADER.length())));
    } else if (name.endsWith(".toml")) {
      refuse(file, 0, "`" + file.name() + "` is TOML, which isn't read here", "expected Ansible's INI or YAML",
          diagnostics);
    } else if (YAML_NAME.matcher(name).matches() || YAML_LINE.matcher(first).matches()) {
      new YamlReader(file, draft, diagnostics).read();
    } else {
      new IniReader(file, draft, diagnostics).read();
    }
  }

  /** The first line that isn't blank or a comment, or an empty text. */
  static String firstLine(SourceFile file) {
    for (int line = 1; line <= file.lineCount(); line++) {
      var text = file.lineText(line).strip();
      if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != ';') {
        return text;
      }
    }
    return "";
  }

  private static void refuse(SourceFile file, int length, String title, String label, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.error(Code.INVENTORY_SYNTAX, title, new Span(file, 0, length), label)
        .help(YamlReader.SAVE_AS_LIST.formatted(file.name())));
  }
}
