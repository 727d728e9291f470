package dev.upg.practice.openmldb.model;

/** A call that the nameserver or a tablet refuses, with its words. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;
  /** Any code but 300 and 301: which ones OpenMLDB gives isn't known here. */
  private static final int OTHER = 1;

  private final int code;

  public Refused(String message) {
    this(OTHER, message);
  }

  private Refused(int code, String message) {
    super(message);
    this.code = code;
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
