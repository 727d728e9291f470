package dev.upg.practice;

import java.io.IOException;

/** A practice cluster whose options have been found to be right. Nothing of it is there yet. */
public interface PracticePlan {
  /**
   * Brings it up. It lives until it is closed, or until this process ends, however that comes.
   *
   * @throws IOException when the machine lacks what is needed: a free port, room for files, a shell
   */
  PracticeCluster start() throws IOException;
}
