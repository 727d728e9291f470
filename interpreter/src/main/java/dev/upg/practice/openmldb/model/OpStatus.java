package dev.upg.practice.openmldb.model;

import java.util.Locale;

/** Of an operation. */
public enum OpStatus {
  INITED("Submitted"), DOING("RUNNING"), DONE("FINISHED"), FAILED("FAILED"), CANCELED("STOPPED");

  private final String job;

  OpStatus(String job) {
    this.job = job;
  }

  /** {@code kDone}. */
  public String word() {
    return "k" + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** In {@code SHOW JOBS FROM NAMESERVER}. */
  public String job() {
    return job;
  }

  public boolean isOpen() {
    return this == INITED || this == DOING;
  }
}
