package dev.upg.practice.pegasus.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers and tables, and what can be asked about them without time. Asked often: nothing is searched for. */
final class Cluster {
  private final PegasusConfig config;
  private final List<MetaServer> metas;
  private final List<ReplicaServer> replicas;
  private final List<ServerState> collectors;
  private final List<Table> tables;
  private final List<Partition> partitions;
  private final Map<Address, ReplicaServer> byAddress;

  Cluster(PegasusConfig config, List<MetaServer> metas, List<ReplicaServer> replicas, List<ServerState> collectors,
      List<Table> tables) {
    this.config = config;
    this.metas = List.copyOf(metas);
    this.replicas = replicas.stream().sorted((a, b) -> a.address().compareTo(b.address())).toList();
    this.collectors = List.copyOf(collectors);
    this.tables = List.copyOf(tables);
    this.partitions = tables.stream().flatMap(table -> table.partitions().stream()).toList();
    this.byAddress = replicas.stream().collect(Collectors.toMap(ReplicaServer::address, server -> server));
  }

  PegasusConfig config() {
    return config;
  }

  List<MetaServer> metas() {
    return metas;
  }

  /** In the order of {@code nodes}. */
  List<ReplicaServer> replicas() {
    return replicas;
  }

  List<Table> tables() {
    return tables;
  }

  Stream<Partition> partitions() {
    return partitions.stream();
  }

  Optional<Partition> partition(Gpid id) {
    return partitions().filter(partition -> partition.id().equals(id)).findFirst();
  }

  Optional<ReplicaServer> replica(Address address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  /** Runs, has loaded, and the leader counts it as alive. */
  boolean usable(Address address) {
    return replica(address).filter(server -> server.alive() && server.ready()).isPresent();
  }

  boolean alive(Address address) {
    return replica(address).filter(ReplicaServer::alive).isPresent();
  }

  /** Whether this server runs and serves its replica, whatever the leader thinks. */
  boolean serves(Address node, Gpid partition) {
    return replica(node).filter(server -> server.serves(partition)).isPresent();
  }

  int primariesOf(Address node) {
    return (int) partitions().filter(partition -> partition.isPrimary(node)).count();
  }

  long primariesOf(Address node, int table) {
    return partitions().filter(partition -> partition.id().table() == table && partition.isPrimary(node)).count();
  }

  int replicasOf(Address node) {
    return (int) partitions().filter(partition -> partition.has(node)).count();
  }

  boolean healthy() {
    return tables.stream().allMatch(table -> table.partitions().stream().allMatch(table::healthy));
  }

  Stream<ServerState> processes() {
    return Stream
        .of(metas.stream().map(MetaServer::process), replicas.stream().map(ReplicaServer::process), collectors.stream())
        .flatMap(stream -> stream);
  }
}
