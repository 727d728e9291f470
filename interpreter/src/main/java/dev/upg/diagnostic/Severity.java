package dev.upg.diagnostic;

/** How much a diagnostic weighs. {@code FAILED} is an error met while running. */
public enum Severity {
  ERROR, WARNING, FAILED;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
