package dev.upg.practice.pegasus.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The servers and tables, and what can be asked about them without time. */
record Cluster(PegasusConfig config, List<MetaServer> metas, List<ReplicaServer> replicas, List<ServerState> collectors,
    List<Table> tables) {
  Cluster {
    metas = List.copyOf(metas);
    replicas = replicas.stream().sorted((a, b) -> a.address().compareTo(b.address())).toList();
    collectors = List.copyOf(collectors);
    tables = List.copyOf(tables);
  }

  Stream<Partition> partitions() {
    return tables.stream().flatMap(table -> table.partitions().stream());
  }

  Optional<Partition> partition(Gpid id) {
    return partitions().filter(partition -> partition.id().equals(id)).findFirst();
  }

  Optional<ReplicaServer> replica(Address address) {
    return replicas.stream().filter(server -> server.address().equals(address)).findFirst();
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
