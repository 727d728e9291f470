package dev.upg.practice.dolphindb.model;

/** What a server says instead of an answer, in its own words. */
public final class Refusal extends Exception {
  public Refusal(String words) {
    super(words, null, false, false);
  }
}
