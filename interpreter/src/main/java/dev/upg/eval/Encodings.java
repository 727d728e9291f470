package dev.upg.eval;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/** How a program may write a text that it was given, where that isn't the text itself. */
final class Encodings {
  /** Fewer characters of Base64 would be found in texts that have nothing to do with it. */
  private static final int SHORTEST_BASE64 = 5;

  private Encodings() {}

  /** As a part of JSON, of a word in quotes, of an address, in hexadecimal, and of something in Base64. */
  static Set<String> of(String text) {
    var found = new TreeSet<String>();
    var json = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r").replace("\t",
        "\\t");
    found.add(json);
    found.add(json.replace("/", "\\/"));
    found.add(text.replace("'", "'\\''"));
    var url = URLEncoder.encode(text, StandardCharsets.UTF_8);
    found.add(url);
    found.add(url.replace("+", "%20"));
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    found.add(HexFormat.of().formatHex(bytes));
    found.add(HexFormat.of().withUpperCase().formatHex(bytes));
    if (text.length() >= SHORTEST_BASE64) {
      found.add(Base64.getEncoder().encodeToString(bytes));
      // What `echo "$PASSWORD" | base64` prints.
      found.add(Base64.getEncoder().encodeToString((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    for (int before = 0; before < 3; before++) {
      var base64 = base64(text, before);
      if (base64.length() >= SHORTEST_BASE64) {
        found.add(base64);
        found.add(base64.replace('+', '-').replace('/', '_'));
      }
    }
    return found;
  }

  /** The characters that depend on nothing but the text, when {@code before} bytes (modulo 3) stand before it. */
  private static String base64(String text, int before) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    var encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = (before * 8 + 5) / 6;
    int last = shifted.length * 8 / 6;
    return String.valueOf(Arrays.copyOfRange(encoded.toCharArray(), first, last));
  }
}
