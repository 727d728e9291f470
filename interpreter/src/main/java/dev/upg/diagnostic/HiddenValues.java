package dev.upg.diagnostic;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Which characters of a line of an inventory aren't shown, since any value may be a password: all but the names of hosts,
 * groups and variables, and what the message is about.
 */
final class HiddenValues {
  private static final Pattern HEADER = Pattern.compile("\\s*\\[[^\\[\\]'\"]*\\]\\s*");
  /** A host, with variables or nothing behind it. */
  private static final Pattern HOST = Pattern.compile("\\s*[\\w.:\\[\\]-]+(?=\\s+[\\w.-]+=)");
  /** At the beginning of a line; all behind it is the value. */
  private static final Pattern KEY = Pattern.compile("[\\s{-]*[\"']?[\\w.-]+[\"']?\\s*(=|:(?=\\s|$))");
  private static final Pattern VARIABLE = Pattern.compile("\\s+[\\w.-]+=");
  private static final Pattern VALUE = Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s\"'])*[\"']?");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private HiddenValues() {}

  /** @return the offsets of the characters to hide, those of the labels not yet taken out */
  static BitSet of(String line) {
    var hidden = new BitSet();
    if (HEADER.matcher(line).matches()) {
      return hidden;
    }
    hidden.set(0, line.length());
    var host = HOST.matcher(line);
    if (host.lookingAt()) {
      hidden.clear(0, host.end());
      showNames(line, host.end(), hidden);
    } else {
      var key = KEY.matcher(line);
      if (key.lookingAt()) {
        hidden.clear(0, key.end());
      }
    }
    showSpaces(line, hidden);
    return hidden;
  }

  /** Those around what is shown: the words of a hidden value show as one sign. */
  private static void showSpaces(String line, BitSet hidden) {
    var spaces = SPACES.matcher(line);
    while (spaces.find()) {
      if (spaces.start() == 0 || !hidden.get(spaces.start() - 1) || !hidden.get(spaces.end())) {
        hidden.clear(spaces.start(), spaces.end());
      }
    }
  }

  /** As far as the words are variables with their values. */
  private static void showNames(String line, int from, BitSet hidden) {
    var name = VARIABLE.matcher(line).useAnchoringBounds(false);
    var value = VALUE.matcher(line).useAnchoringBounds(false);
    for (int at = from; name.region(at, line.length()).lookingAt();) {
      hidden.clear(at, name.end());
      value.region(name.end(), line.length()).lookingAt();
      at = value.end();
    }
  }
}
