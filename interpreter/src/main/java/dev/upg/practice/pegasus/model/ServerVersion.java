package dev.upg.practice.pegasus.model;

/** What a server says it is: {@code 2.4.0 (8bdca…) Release}. */
public record ServerVersion(String number, String commit) {
  /** Whether it is older than this minor release. */
  public boolean isBefore(int major, int minor) {
    var parts = number.split("[.-]");
    var ownMajor = Integer.parseInt(parts[0]);
    return ownMajor < major || ownMajor == major && Integer.parseInt(parts[1]) < minor;
  }

  /** Whether it is of the generation that answers with JSON and has host names in its addresses: after 2.5. */
  public boolean speaksJson() {
    return !isBefore(2, 6);
  }

  @Override
  public String toString() {
    return number + " (" + commit + ") Release";
  }
}
