package dev.upg.practice.openmldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.Refused;

/** The pages of one component. */
abstract class Pages {
  private final Component component;
  private final Cluster cluster;

  Pages(Component component, Cluster cluster) {
    this.component = component;
    this.cluster = cluster;
  }

  static Pages of(Component component, Cluster cluster) {
    return switch (component.role()) {
      case NAMESERVER -> new NameserverPages(component, cluster);
      case TABLET -> new TabletPages(component, cluster);
      case APISERVER -> new ApiserverPages(component, cluster);
      case TASKMANAGER -> new TaskmanagerPages(component, cluster);
    };
  }

  Component component() {
    return component;
  }

  Cluster cluster() {
    return cluster;
  }

  Reply answer(Call call) {
    synchronized (cluster.model()) {
      cluster.model().advanceTo(cluster.clock().now());
      if (!component.isServing()) {
        return Reply.CUT;
      }
      try {
        return page(call);
      } catch (Refused e) {
        return Reply.code(e.code(), e.getMessage());
      } catch (JsonProcessingException e) {
        // A guess: brpc fails such a request by 4xx or 5xx with a text; which ones is in no source here.
        return Reply.failed(400, "Fail to parse http body as json: " + e.getOriginalMessage());
      }
    }
  }

  /** The pages of every brpc server in C++; calls have names that begin with a capital. */
  Reply page(Call call) throws Refused, JsonProcessingException {
    return switch (call.path()) {
      case "/health" -> Reply.text("OK");
      case "/version" -> Reply.text(component.build().toString());
      case "/status" -> status(call);
      default -> {
        if (!call.path().startsWith(service())) {
          // A guess, as above.
          yield Reply.failed(404, "Fail to find method on `" + call.path() + "'");
        }
        if (!call.authorized() && needsAuthorization() && component.build().isAtLeast("0.9.0")) {
          yield Reply.CUT;
        }
        yield method(call.path().substring(service().length()), call);
      }
    };
  }

  /** {@code /NameServer/}. */
  abstract String service();

  /** Whether calls without an Authorization header are cut off, since 0.9; what it says doesn't matter. */
  boolean needsAuthorization() {
    return true;
  }

  abstract Reply method(String name, Call call) throws Refused, JsonProcessingException;

  /** A guess: status and words are in no source here. */
  static Reply unknown(String method) {
    return Reply.failed(404, "Fail to find method=" + method);
  }

  /** Text for curl and for a client that doesn't name itself, HTML for any other. */
  private Reply status(Call call) {
    var text = "version: " + component.build() + "\nnon_service_error: 0\nconnection_count: 1\n"
        + "max_concurrency: unlimited\nconcurrency: 1\n";
    boolean plain = call.agent().isEmpty() || call.agent().startsWith("curl") || call.query().contains("console=1");
    return plain
        ? Reply.text(text)
        : Reply.html("<!DOCTYPE html><html><head></head><body>" + text.replace("\n", "<br>\n") + "</body></html>\n");
  }
}
