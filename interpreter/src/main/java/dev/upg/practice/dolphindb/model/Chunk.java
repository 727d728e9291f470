package dev.upg.practice.dolphindb.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A partition, or a small file of metadata: its version and those of its replicas. Changed by the model only. */
public final class Chunk {
  /** One row of the practice table. */
  public record Row(Instant time, String name, long id) {}

  private final String id;
  private final String file;
  private final boolean isFile;
  private final Map<String, Integer> replicas = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private int version;
  private Instant lastUpdated;

  Chunk(String id, String file, boolean isFile, int version, List<String> nodes, Instant now) {
    this.id = id;
    this.file = file;
    this.isFile = isFile;
    this.version = version;
    this.lastUpdated = now;
    nodes.forEach(node -> replicas.put(node, version));
  }

  /** One transaction: all of these replicas take it. */
  void write(List<Row> written, List<String> nodes, Instant now) {
    version++;
    rows.addAll(written);
    lastUpdated = now;
    nodes.forEach(node -> replicas.put(node, version));
  }

  void caughtUp(String node) {
    replicas.put(node, version);
  }

  public String id() {
    return id;
  }

  /** Below {@code dfs:/}. */
  public String file() {
    return file;
  }

  public boolean isFile() {
    return isFile;
  }

  public int version() {
    return version;
  }

  public Instant lastUpdated() {
    return lastUpdated;
  }

  /** By the alias of its data node. */
  public Map<String, Integer> replicas() {
    return replicas;
  }

  List<Row> rows() {
    return rows;
  }
}
