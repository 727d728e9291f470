package dev.upg.practice.openmldb.client;

import dev.upg.practice.openmldb.model.OpenmldbModel;

import java.util.Arrays;

/** {@code bin/openmldb} as a client: everything goes to stdout, errors too, and the exit status is 0. */
public final class Client {
  private final OpenmldbModel model;
  private final Site site;

  public Client(OpenmldbModel model, Site site) {
    this.model = model;
    this.site = site;
  }

  /** What it prints. To be called with the model's monitor held. */
  public String run(Invocation call) {
    return switch (call.flag("role")) {
      case "ns_client" -> nameserver(call);
      case "client" -> new TabletClient(model).run(call);
      case "sql_client" -> new SqlClient(model, site).run(call);
      default -> "Start failed! role " + call.flag("role") + " isn't one of the practice cluster's\n";
    };
  }

  private String nameserver(Invocation call) {
    if (call.flag("endpoint").isEmpty()) {
      var trouble = trouble(call, model, site);
      if (!trouble.isEmpty()) {
        return trouble;
      }
    }
    var client = new NameserverClient(model, site.zone(), call);
    if (call.hasCommand()) {
      return client.prefix() + client.run(call.flag("cmd"));
    }
    var line = call.input().lines().findFirst().orElse("");
    return client.prefix() + "Welcome to openmldb with version " + call.build() + "\n" + client.run(line);
  }

  /** Why the cluster can't be reached by way of ZooKeeper; empty: it can. */
  static String trouble(Invocation call, OpenmldbModel model, Site site) {
    if (!Arrays.asList(site.zookeeper().split(",")).containsAll(
        Arrays.asList(call.flag("zk_cluster").split(",")))) {
      return "zk client init failed\n";
    }
    boolean found = call.flag("zk_root_path").equals(site.root()) && !model.registeredNameservers().isEmpty();
    return found ? "" : "get children failed\n";
  }
}
