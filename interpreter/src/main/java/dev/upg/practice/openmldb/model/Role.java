package dev.upg.practice.openmldb.model;

/** What a component of the cluster is, in OpenMLDB's words. */
public enum Role {
  NAMESERVER("nameserver"), TABLET("tablet"), APISERVER("apiserver"), TASKMANAGER("taskmanager");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
