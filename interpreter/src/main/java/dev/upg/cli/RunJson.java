package dev.upg.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.upg.journal.Entry;
import dev.upg.journal.NodeRecord;
import dev.upg.journal.RunRecord;

import java.util.Locale;

/**
 * What is known of a run as a JSON object in one line:
 *
 * <pre>
 * version    1
 * run        its name
 * title      the playbook's
 * state      running, succeeded, failed, stopped, aborted or died; damaged, unreadable or unknown (of another upg): then only version, run, state and why are there
 * why        the title of what ended it; empty when nothing failed
 * takenOver  {run user host at} who took the cluster from it, for which run; only until it goes on
 * waits      the question whose answer it waits for; only while it does
 * stopping   whether it was asked to stop, and is at work still
 * incomplete whether it ended well and the journal lacks its last records
 * practice   whether its cluster was a model
 * last       when it was last heard of, ISO 8601
 * halfDone   whether the cluster isn't as it was before or as it is to be: a node half done, a setting not put back
 * processes  [{how user host pid at}] that worked on it
 * nodes      [{name state changes}]: not_started, half_done or done, with [{at node command written fate why}]; fate: made, failed, skipped or cut
 * stillSet   [text] what was entered and not put back: the scope, its node and its old values
 * unknown    [{at node command written}] changes of which nobody knows whether they were made
 * skipped    [{at command why}] what a person, or `on resume skip`, left out
 * next       {resume abort secrets} only when it can be gone on with: what is typed for that, or to put back and end it; FILE in it gives these parameters
 * </pre>
 */
final class RunJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RunJson() {}

  static String line(EarlierRuns.Found run) {
    var json = MAPPER.createObjectNode().put("version", 1).put("run", run.folder().name());
    if (run.record().isEmpty()) {
      return json.put("state", run.word()).put("why", run.damage()).toString();
    }
    var record = run.record().get();
    json.put("title", record.opened().facts().getOrDefault("title", "")).put("state", word(record.state())).put("why",
        record.why());
    TakenOver.of(record.folder()).ifPresent(taken -> json.putObject("takenOver").put("run", taken.run()).put("user",
        taken.user()).put("host", taken.host()).put("at", taken.at().toString()));
    record.waits().ifPresent(question -> json.put("waits", question));
    json.put("stopping", record.stopping()).put("incomplete", record.isIncomplete())
        .put("practice", record.opened().facts().containsKey("practice")).put("last", record.last()
            .toString())
        .put("halfDone", record.isHalfDone());
    var processes = json.putArray("processes");
    record.processes().forEach(process -> processes.addObject().put("how", process.how()).put("user", process.user())
        .put("host", process.host()).put("pid", process.pid()).put("at", process.at().toString()));
    var nodes = json.putArray("nodes");
    record.nodes().forEach(node -> node(nodes.addObject(), node));
    var set = json.putArray("stillSet");
    record.openScopes().forEach(set::add);
    var unknown = json.putArray("unknown");
    record.cut().forEach(intent -> change(unknown.addObject(), intent));
    var skipped = json.putArray("skipped");
    record.skipped().forEach(skip -> {
      var object = skipped.addObject().put("at", skip.at().toString());
      skip.what().ifPresent(what -> object.put("command", what));
      object.put("why", skip.why());
    });
    if (record.state().canGoOn() && !record.opened().facts().containsKey("practice")) {
      var next = json.putObject("next").put("resume", record.resume()).put("abort", record.abort());
      record.secrets().forEach(next.putArray("secrets")::add);
    }
    return json.toString();
  }

  private static void node(ObjectNode json, NodeRecord node) {
    json.put("name", node.name()).put("state", word(node.state()));
    var changes = json.putArray("changes");
    node.changes().forEach(change -> change(changes.addObject(), change.intent()).put("fate", word(change.fate())).put(
        "why", change.why()));
  }

  private static ObjectNode change(ObjectNode json, Entry.Intent intent) {
    json.put("at", intent.at().toString());
    intent.node().ifPresent(node -> json.put("node", node));
    return json.put("command", intent.what()).put("written", intent.where());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
