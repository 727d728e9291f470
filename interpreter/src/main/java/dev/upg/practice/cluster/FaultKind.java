package dev.upg.practice.cluster;

import dev.upg.practice.PracticeFault;

/** What can be made to go wrong: an enum of each database lists its own. */
public interface FaultKind {
  /** As on the command line and in its help. */
  PracticeFault told();

  /** Why it may not have struck by the end; empty where it is there from the beginning. */
  String occasion();
}
