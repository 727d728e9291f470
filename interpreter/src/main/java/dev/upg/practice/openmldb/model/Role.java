package dev.upg.practice.openmldb.model;

import java.util.Arrays;
import java.util.Optional;

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

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }
}
