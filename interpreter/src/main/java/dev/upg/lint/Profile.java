package dev.upg.lint;

/** How much is asked of a playbook; each has all rules of the one before. */
public enum Profile {
  /** What surely goes wrong. */
  ESSENTIAL,
  /** What usually does: the one that counts when none is chosen. */
  STANDARD,
  /** What a playbook for production should hold besides. */
  STRICT;

  public boolean includes(Profile rule) {
    return compareTo(rule) >= 0;
  }

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
