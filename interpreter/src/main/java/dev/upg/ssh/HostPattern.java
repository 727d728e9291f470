package dev.upg.ssh;

import java.util.List;

/** Patterns of OpenSSH for names: {@code *}, {@code ?}, and {@code !} before a pattern that must not match. Case counts for nothing. */
final class HostPattern {
  private HostPattern() {}

  /** Whether one of the patterns matches and no negated one does. */
  static boolean anyMatches(List<String> patterns, String name) {
    boolean found = false;
    for (var pattern : patterns) {
      if (pattern.startsWith("!")) {
        if (matches(pattern.substring(1), name)) {
          return false;
        }
      } else {
        found |= matches(pattern, name);
      }
    }
    return found;
  }

  /** Linear in practice: after a mismatch it goes back to the last star only. */
  static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length() && (pattern.charAt(p) == '?' || same(pattern.charAt(p), name.charAt(n)))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
