package dev.upg.practice.openmldb.client;

import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.Health;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Role;
import dev.upg.practice.openmldb.model.Table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The results of the statements that tell how a cluster is. */
public final class SqlViews {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String NULL = "NULL";

  private final OpenmldbModel model;
  private final ZoneId zone;

  /**
   * A statement's result.
   *
   * @param types of the columns, as the apiserver tells them
   */
  public record Result(List<String> columns, List<String> types, List<List<String>> rows) {}

  public SqlViews(OpenmldbModel model, ZoneId zone) {
    this.model = model;
    this.zone = zone;
  }

  /** Components; when each connected is told in UTC+8, whatever the machine's zone. */
  Result components() {
    var rows = new ArrayList<List<String>>();
    connected().forEach(one -> rows.add(List.of(one.endpoint(), one.role(), time(one.at(), ZoneOffset.ofHours(8)),
        one.status(), one.nsRole())));
    return new Result(List.of("Endpoint", "Role", "Connect_time", "Status", "Ns_role"),
        List.of("String", "String", "Timestamp", "String", "String"), rows);
  }

  /** A row of {@code SHOW COMPONENTS}. */
  public record Connected(String endpoint, String role, Instant at, String status, String nsRole) {}

  public List<Connected> connected() {
    var rows = new ArrayList<Connected>();
    model.tablets().forEach(view -> rows.add(
        new Connected(view.endpoint(), "tablet", view.since(), view.isHealthy() ? "online" : "offline", NULL)));
    var nameservers = model.registeredNameservers();
    nameservers.forEach(one -> rows.add(new Connected(one.endpoint(), "nameserver", one.connected(), "online",
        one == nameservers.getFirst() ? "master" : "standby")));
    model.of(Role.TASKMANAGER).stream().filter(Component::isRegistered)
        .forEach(one -> rows.add(new Connected(one.endpoint(), "taskmanager", one.connected(), "online", NULL)));
    return rows;
  }

  private static String time(Instant moment, ZoneId zone) {
    return LocalDateTime.ofInstant(moment, zone).format(TIME);
  }

  Result databases() {
    return strings(List.of("Databases"), model.databases().stream().map(List::of).toList());
  }

  private static Result strings(List<String> columns, List<List<String>> rows) {
    return new Result(columns, columns.stream().map(one -> "String").toList(), rows);
  }

  /**
   * @param like pattern of database names
   * @param database the current one, or empty: all that aren't internal
   * @param build of the client, which names the columns
   */
  Result tableStatus(Optional<String> like, String database, Build build) {
    var columns = List.of("Table_id", "Table_name", "Database_name", "Storage_type", "Rows", "Memory_data_size",
        "Disk_data_size", "Partition", "Partition_unalive", "Replica", "Offline_path", "Offline_format",
        build.isAtLeast("0.8.2") ? "Offline_symbolic_paths" : "Offline_deep_copy", "Warnings");
    if (model.leader().isEmpty()) {
      return strings(columns, List.of());
    }
    var pattern = like.map(SqlViews::pattern);
    return strings(columns, model.tables().stream()
        .filter(table -> pattern.map(one -> one.matcher(table.db()).matches())
            .orElse(database.isEmpty() ? !table.isInternal() : table.db().equals(database)))
        .map(this::status).toList());
  }

  private static Pattern pattern(String like) {
    return Pattern.compile(like.chars().mapToObj(Character::toString)
        .map(one -> one.equals("%") ? ".*" : one.equals("_") ? "." : Pattern.quote(one)).collect(Collectors.joining()));
  }

  private List<String> status(Table table) {
    long rows = 0;
    long memory = 0;
    long disk = 0;
    for (var partition : table.partitions()) {
      long offset = partition.leader().map(leader -> leader.offset()).orElse(0L);
      rows += table.rows(offset);
      memory += table.memory(offset);
      disk += partition.diskUsed();
    }
    return List.of(String.valueOf(table.tid()), table.name(), table.db(), table.onDisk() ? "hdd" : "memory",
        String.valueOf(rows), String.valueOf(memory), String.valueOf(disk),
        String.valueOf(table.partitions().size()), String.valueOf(Health.unalive(table)),
        String.valueOf(table.replicaNum()), NULL, NULL, NULL, String.join("\n", model.health().warnings(table)));
  }

  /** Operations as jobs, which are all of all databases. */
  Result nameserverJobs() {
    return jobs(model.ops().stream()
        .map(op -> List.of(String.valueOf(op.id()), op.type().word(), op.status().job(), time(op.start()),
            time(op.end()), NULL, NULL, NULL, NULL, op.table().db(), op.table().name(),
            String.valueOf(op.partition().id().pid()), op.currentTask(), "NameServer"))
        .toList());
  }

  private String time(Optional<Instant> moment) {
    return moment.map(at -> time(at, zone)).orElse(NULL);
  }

  /** The practice cluster has no jobs of the taskmanager. */
  Result taskmanagerJobs() {
    return jobs(List.of());
  }

  private static Result jobs(List<List<String>> rows) {
    return strings(List.of("job_id", "job_type", "state", "start_time", "end_time", "parameter", "cluster",
        "application_id", "error", "db", "name", "pid", "cur_task", "component"), rows);
  }

  /** The result of a statement; empty: the practice cluster doesn't know it. */
  public Optional<Result> run(String statement, String database, Build build) {
    var text = statement.strip().replaceFirst(";$", "").strip();
    var words = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (words.startsWith("show table status")) {
      var quoted = Pattern.compile("'([^']*)'").matcher(text);
      return Optional
          .of(tableStatus(quoted.find() ? Optional.of(quoted.group(1)) : Optional.empty(), database, build));
    }
    return switch (words) {
      case "show components" -> Optional.of(components());
      case "show databases" -> Optional.of(databases());
      case "show jobs", "show jobs from taskmanager" -> Optional.of(taskmanagerJobs());
      case "show jobs from nameserver" -> build.isAtLeast("0.8.1") ? Optional.of(nameserverJobs()) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
