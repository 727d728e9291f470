package dev.upg.practice;

import java.util.List;
import java.util.Map;

/**
 * A practice cluster behind the curtain, for tests of whole runs.
 *
 * @param settings what a run may change and has to put back, by the database's names
 * @param healthy whether all data has all its copies
 * @param mostDown the largest number of servers that were down at the same time, ever
 */
public record PracticeState(List<Server> servers, Map<String, String> settings, boolean healthy, int mostDown) {
  public PracticeState {
    servers = List.copyOf(servers);
    settings = Map.copyOf(settings);
  }

  /** @param starts how often it was started, the first time included */
  public record Server(String name, String version, boolean running, int starts) {}
}
