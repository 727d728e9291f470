package dev.upg.practice.dolphindb.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The chunks of database {@code dfs://stock}, where their replicas are, and what brings them up to date. */
public final class Storage {
  public static final int REPLICATION_FACTOR = 2;

  private static final Duration TASK = Duration.ofSeconds(3);
  /** Whatever lower value is configured, but zero. */
  private static final Duration RECOVERY_WAIT = Duration.ofMinutes(1);

  private final List<String> nodes;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<RecoveryTask> tasks = new ArrayList<>();
  private final Set<String> offline = new HashSet<>();
  private final Map<String, Instant> offlineSince = new HashMap<>();
  private final Set<Chunk> stuck = new HashSet<>();
  private final Set<Chunk> givenUp = new HashSet<>();
  private Instant now;

  /**
   * @param nodes aliases of the data nodes; without any there are no chunks
   * @param days how many partitions there are before today's
   */
  public Storage(List<String> nodes, int days, Instant now) {
    this.nodes = List.copyOf(nodes);
    this.now = now;
    if (nodes.isEmpty()) {
      return;
    }
    chunks.add(new Chunk(id(), "/stock/domain", true, 1, placed(0), now));
    chunks.add(new Chunk(id(), "/stock/stock.tbl", true, 1, placed(1), now));
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int day = days; day > 0; day--) {
      chunks.add(new Chunk(id(), file(today.minusDays(day)), false, 100 + day, placed(chunks.size()), now));
    }
  }

  private String id() {
    return new UUID(0x3f7c1e086f0b4c57L, 0x9e1d0f5c8f0a1a00L + chunks.size() + tasks.size() * 0x10000L).toString();
  }

  private static String file(LocalDate day) {
    return "/stock/" + day.toString().replace("-", "") + "/4";
  }

  private List<String> placed(int number) {
    return List.of(nodes.get(number % nodes.size()), nodes.get((number + 1) % nodes.size()));
  }

  void step(Instant at, List<String> serving, boolean recovers) {
    now = at;
    for (var chunk : chunks) {
      if (recovers && isShort(chunk) && tasks.stream().noneMatch(task -> task.isOpen() && task.chunk() == chunk)) {
        replacement(chunk, serving).ifPresent(target -> addTask(chunk, serving, target));
      }
    }
    for (var task : tasks) {
      if (task.isWaiting() && recovers && serving.contains(task.target()) && !stuck.contains(task.chunk())
          && tasks.stream().filter(RecoveryTask::isOpen).filter(other -> !other.isWaiting()).count() < 2) {
        task.start(now);
      }
      if (task.isOpen() && !task.isWaiting() && !task.started().orElseThrow().plus(TASK).isAfter(now)) {
        if (givenUp.contains(task.chunk())) {
          task.abort(now);
        } else {
          task.finish(now);
          task.chunk().caughtUp(task.target());
        }
      }
    }
  }

  /** Whether somebody has been away so long that its replicas are made anew elsewhere. */
  private boolean isShort(Chunk chunk) {
    return live(chunk).size() < REPLICATION_FACTOR && chunk.replicas().keySet().stream().filter(offline::contains)
        .anyMatch(node -> !offlineSince.get(node).plus(RECOVERY_WAIT).isAfter(now));
  }

  private Optional<String> replacement(Chunk chunk, List<String> serving) {
    return serving.stream().filter(node -> !chunk.replicas().containsKey(node)).findFirst();
  }

  private void addTask(Chunk chunk, List<String> serving, String target) {
    live(chunk).stream().filter(node -> serving.contains(node) && !node.equals(target))
        .filter(node -> chunk.replicas().get(node) == chunk.version())
        .findFirst()
        .ifPresent(source -> tasks.add(new RecoveryTask(id(), chunk, source, target, now)));
  }

  void left(String node) {
    offline.add(node);
    offlineSince.put(node, now);
    tasks.stream().filter(RecoveryTask::isOpen).filter(task -> task.target().equals(node))
        .forEach(task -> task.finish(now));
  }

  void returned(String node, Instant at) {
    now = at;
    offline.remove(node);
    for (var chunk : chunks) {
      boolean behind = chunk.replicas().getOrDefault(node, chunk.version()) < chunk.version();
      if (behind || (stuck.contains(chunk) || givenUp.contains(chunk)) && chunk.replicas().containsKey(node)) {
        addTask(chunk, live(chunk), node);
      }
    }
  }

  void insert(List<Chunk.Row> rows, List<String> serving, Instant at) throws Refusal {
    if (serving.size() < REPLICATION_FACTOR) {
      throw new Refusal("The number of data nodes on line is less than dfsReplicationFactor");
    }
    for (var row : rows) {
      var file = file(LocalDate.ofInstant(row.time(), ZoneOffset.UTC));
      var chunk = chunks.stream().filter(one -> one.file().equals(file)).findFirst()
          .orElseGet(() -> created(file, serving, at));
      var current = live(chunk).stream().filter(serving::contains)
          .filter(node -> chunk.replicas().get(node) == chunk.version()).toList();
      if (current.isEmpty()) {
        throw new Refusal(
            "No available replica for the chunk " + chunk.id() + " is found on the controller. RefId:S01012");
      }
      chunk.write(List.of(row), current, at);
    }
  }

  private Chunk created(String file, List<String> serving, Instant at) {
    var chunk = new Chunk(id(), file, false, 0, serving.subList(0, REPLICATION_FACTOR), at);
    chunks.add(chunk);
    return chunk;
  }

  /** From the next return of one of its nodes on, nothing brings this chunk up to date. */
  public void holdBack(Chunk chunk) {
    stuck.add(chunk);
  }

  /** From now on each recovery of this chunk fails as often as it may, and is given up. */
  public void giveUp(Chunk chunk) {
    givenUp.add(chunk);
  }

  /** The replicas that the controller knows: those of nodes that are away it has forgotten. */
  public List<String> live(Chunk chunk) {
    return chunk.replicas().keySet().stream().filter(node -> !offline.contains(node)).toList();
  }

  public boolean isRecovering(Chunk chunk) {
    return tasks.stream().anyMatch(task -> (task.isOpen() || task.isAborted()) && task.chunk() == chunk);
  }

  public List<Chunk> chunks() {
    return List.copyOf(chunks);
  }

  public List<RecoveryTask> tasks() {
    return List.copyOf(tasks);
  }

  /** Ids of all rows that a replica has, on line or not. */
  public Set<Long> kept() {
    return chunks.stream().filter(chunk -> chunk.replicas().containsValue(chunk.version()))
        .flatMap(chunk -> chunk.rows().stream()).map(Chunk.Row::id).collect(Collectors.toSet());
  }

  /** All rows that a replica on line has, in the order of their ids. */
  public List<Chunk.Row> rows() {
    return chunks.stream()
        .filter(chunk -> live(chunk).stream().anyMatch(node -> chunk.replicas().get(node) == chunk.version()))
        .flatMap(chunk -> chunk.rows().stream()).sorted(Comparator.comparingLong(Chunk.Row::id)).toList();
  }
}
