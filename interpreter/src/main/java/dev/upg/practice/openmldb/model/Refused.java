package dev.upg.practice.openmldb.model;

/** A call that the nameserver or a tablet refuses, with its words. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;
  /** A guess: no source tells the code of any refusal but 300 and 301. */
  private static final int OTHER = 1;

  private final int code;

  /** @param message the words of OpenMLDB's own sources of 0.9, in which they were read; the code is a guess */
  public Refused(String message) {
    this(OTHER, message);
  }

  private Refused(int code, String message) {
    super(message);
    this.code = code;
  }

  /** Words and code that are in no source: what the real one says here isn't known. */
  static Refused guessed(String message) {
    return new Refused(OTHER, message);
  }

  public static Refused notLeader() {
    return new Refused(300, "nameserver is not leader");
  }

  static Refused autoFailover() {
    return new Refused(301, "auto_failover is enabled");
  }

  /** As in the JSON replies. */
  public int code() {
    return code;
  }
}
