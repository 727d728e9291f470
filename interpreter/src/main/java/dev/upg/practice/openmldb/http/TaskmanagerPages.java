package dev.upg.practice.openmldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.Refused;

import java.time.Duration;

/**
 * The brpc-java server of a taskmanager: without care for those who ask it wrongly. That {@code /version} hangs, another content type is hung
 * up on, and an unknown method is 400 was seen with brpc-java 3.0.2; 400 for another path is a guess. There is one job, or none.
 */
final class TaskmanagerPages extends Pages {
  private static final int SHORT_COMMIT = 7;

  TaskmanagerPages(Component component, Cluster cluster) {
    super(component, cluster);
  }

  @Override
  String service() {
    return "/openmldb.taskmanager.TaskManagerServer/";
  }

  @Override
  Reply page(Call call) throws Refused, JsonProcessingException {
    if (call.path().equals("/") || call.path().equals("/status")) {
      return Reply.html(status());
    }
    if (call.path().equals("/version")) {
      return Reply.SILENCE;
    }
    if (!call.contentType().startsWith("application/json")) {
      return Reply.CUT;
    }
    return call.path().startsWith(service())
        ? method(call.path().substring(service().length()), call)
        : Reply.failed(400, "");
  }

  @Override
  Reply method(String name, Call call) throws JsonProcessingException {
    return switch (name) {
      case "GetVersion" -> new Reply(200, "application/json", """
          {
            "taskmanagerVersion": "%s",
            "batchVersion": "%s\\n"
          }""".formatted(shortened(component().build().toString()), shortened(component().companion())));
      case "ShowJobs" -> new Reply(200, "application/json", "{\n  \"code\": 0" + jobs(call) + "\n}");
      default -> Reply.failed(400, "");
    };
  }

  private String jobs(Call call) throws JsonProcessingException {
    var now = cluster().model().now();
    boolean unfinished = call.json().path("unfinished").asBoolean();
    return cluster().model().job().filter(job -> !unfinished || job.end().isAfter(now)).map(job -> """
        ,
          "jobs": [{
            "id": 1,
            "jobType": "ImportOnlineData",
            "state": "%s",
            "startTime": "%d",
        %s    "parameter": "/tmp/sql-1",
            "cluster": "local[*]",
            "applicationId": "local-%d",
            "error": ""
          }]""".formatted(job.state(now), job.start().toEpochMilli(),
        job.end().isAfter(now) ? "" : "    \"endTime\": \"" + job.end().toEpochMilli() + "\",\n",
        job.start().toEpochMilli() + 4000)).orElse("");
  }

  private static String shortened(String build) {
    int end = build.indexOf('-') + 1 + SHORT_COMMIT;
    return build.substring(0, Math.min(end, build.length()));
  }

  private String status() {
    var up = Duration.between(component().since(), cluster().model().now());
    var port = component().endpoint().split(":")[1];
    return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head>Server online: "
        + up.toDays() + " days " + up.toHoursPart() + " hours " + (up.toMinutesPart() * 60 + up.toSecondsPart())
        + " seconds<br>RPC port:" + port + "<br>Http management port:" + port + "<br>";
  }
}
