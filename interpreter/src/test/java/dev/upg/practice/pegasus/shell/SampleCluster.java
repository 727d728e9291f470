package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.Gpid;
import dev.upg.practice.pegasus.model.MetaServer;
import dev.upg.practice.pegasus.model.Partition;
import dev.upg.practice.pegasus.model.PegasusConfig;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ReplicaServer;
import dev.upg.practice.pegasus.model.Role;
import dev.upg.practice.pegasus.model.ServerState;
import dev.upg.practice.pegasus.model.ServerVersion;
import dev.upg.practice.pegasus.model.Table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sets the model up as the cluster of a sample: {@code temp} from its {@code app temp -d}, the other tables so that the
 * counts of its {@code nodes -d} come out.
 */
final class SampleCluster {
  private record Filler(int id, String name, int partitionCount, Instant created) {}

  private static final Pattern REPLICAS_ROW = Pattern.compile("(\\d+) +(\\d+) +\\d/\\d +(\\S+) +\\[(\\S*)] *");
  private static final Pattern NODE_ROW = Pattern.compile("([\\w.-]+:\\d+) +ALIVE +\\d+ +(\\d+) +(\\d+)");

  private final List<Address> metas = new ArrayList<>();
  private final Map<Address, int[]> missing = new LinkedHashMap<>();
  private final List<Filler> fillers = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final Map<Address, Instant> started = new LinkedHashMap<>();

  static String read(String name) {
    try (var stream = SampleCluster.class.getResourceAsStream("/practice/pegasus/" + name)) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Samples hold the local time of the machine; the shell prints that of this one. */
  static Instant local(String time) {
    return LocalDateTime.parse(time.replace(' ', 'T')).atZone(ZoneId.systemDefault()).toInstant();
  }

  SampleCluster metas(String list) {
    Arrays.stream(list.split(",")).map(SampleCluster::address).forEach(metas::add);
    return this;
  }

  SampleCluster nodes(String nodesSample) {
    nodesSample.lines().map(NODE_ROW::matcher).filter(row -> row.matches()).forEach(
        row -> missing.put(address(row.group(1)),
            new int[]{Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3))}));
    return this;
  }

  SampleCluster table(int id, String name, Instant created, String appSample) {
    var partitions = new ArrayList<Partition>();
    appSample.lines().map(REPLICAS_ROW::matcher).filter(row -> row.matches()).forEach(row -> {
      var secondaries = Arrays.stream(row.group(4).split(",")).map(SampleCluster::address).toList();
      var partition = new Partition(new Gpid(id, Integer.parseInt(row.group(1))), Long.parseLong(row.group(2)),
          address(row.group(3)), secondaries);
      partitions.add(count(partition));
    });
    tables.add(new Table(id, name, 3, created, partitions));
    return this;
  }

  /** A table that takes up what the counts of {@code nodes -d} leave. */
  SampleCluster filler(int id, String name, int partitionCount, Instant created) {
    fillers.add(new Filler(id, name, partitionCount, created));
    return this;
  }

  /** Tries orders of primaries until all counts come out. */
  private void fill() {
    var primaries = new ArrayList<Address>();
    missing.forEach((node, left) -> primaries.addAll(Collections.nCopies(left[0], node)));
    for (var seed = 0; seed < 1000; seed++) {
      Collections.shuffle(primaries, new Random(seed));
      var secondaries = new LinkedHashMap<Address, Integer>();
      missing.forEach((node, left) -> secondaries.put(node, left[1]));
      var rows = new ArrayList<List<Address>>();
      for (var primary : primaries) {
        var first = most(secondaries, List.of(primary));
        var second = most(secondaries, List.of(primary, first));
        rows.add(List.of(first, second));
      }
      if (secondaries.values().stream().allMatch(left -> left == 0)) {
        take(primaries, rows);
        return;
      }
    }
    throw new IllegalStateException("the counts of the sample can't be met");
  }

  private void take(List<Address> primaries, List<List<Address>> secondaries) {
    var next = 0;
    for (var filler : fillers) {
      var partitions = new ArrayList<Partition>();
      for (var index = 0; index < filler.partitionCount(); index++, next++) {
        partitions.add(new Partition(new Gpid(filler.id(), index), 3, primaries.get(next), secondaries.get(next)));
      }
      tables.add(new Table(filler.id(), filler.name(), 3, filler.created(), partitions));
    }
  }

  private static Address most(Map<Address, Integer> secondaries, List<Address> without) {
    var node = secondaries.keySet().stream().filter(candidate -> !without.contains(candidate))
        .max(Comparator.comparingInt(secondaries::get)).orElseThrow();
    secondaries.merge(node, -1, Integer::sum);
    return node;
  }

  private Partition count(Partition partition) {
    missing.get(partition.primary().orElseThrow())[0]--;
    partition.secondaries().forEach(node -> missing.get(node)[1]--);
    return partition;
  }

  SampleCluster started(String address, String time) {
    started.put(address(address), local(time));
    return this;
  }

  PegasusModel model(PegasusConfig config, String leader, ServerVersion version, Instant startedAt, Instant now) {
    fill();
    var metaServers = metas.stream()
        .map(address -> new MetaServer(process("meta", Role.META, address, version, startedAt), config)).toList();
    var leading = metaServers.stream().filter(meta -> meta.address().equals(address(leader))).findFirst().orElseThrow();
    var replicas = missing.keySet().stream()
        .map(address -> new ReplicaServer(process("replica", Role.REPLICA, address, version, startedAt))).toList();
    tables.sort(Comparator.comparingInt(Table::id));
    return new PegasusModel(config, metaServers, leading, replicas, List.of(), tables, now);
  }

  private ServerState process(String kind, Role role, Address address, ServerVersion version, Instant startedAt) {
    return new ServerState(kind + "@" + address, role, address, version, started.getOrDefault(address, startedAt));
  }

  static Address address(String text) {
    return Address.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
  }
}
