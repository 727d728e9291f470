package dev.upg.practice.pegasus.model;

/** What a server says it is: {@code 2.4.0 (8bdca…) Release}. */
public record ServerVersion(String number, String commit) {
  @Override
  public String toString() {
    return number + " (" + commit + ") Release";
  }
}
