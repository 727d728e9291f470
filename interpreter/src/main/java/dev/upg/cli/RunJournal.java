package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.eval.Recording;
import dev.upg.event.RunEvent;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import dev.upg.value.Value;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journal that this process writes, of a new run or of one that it goes on with.
 *
 * @param how {@code run}, {@code resume} or {@code abort}
 */
record RunJournal(RunFolder folder, JournalFile file, Recording recording, String how) implements AutoCloseable {

  static RunJournal begin(Environment environment, RunOptions options, Bound bound, Parts parts, Instant now)
      throws IOException {
    var folder = RunFolder.create(environment.directory(), now, ZoneId.systemDefault());
    RunIdentity.sources(bound).write(folder.sources());
    var file = JournalFile.create(folder.journal(), new Entry.Opened(now, JournalFile.FORMAT, VersionCommand.line(),
        RunIdentity.of(bound), facts(options, bound), secrets(options, bound)));
    return new RunJournal(folder, file, new Recording(parts.journal(file), History.none(), folder.name() + "-1", false),
        "run");
  }

  static RunJournal goOn(Continuation continuation, Parts parts) throws IOException {
    var folder = continuation.folder();
    var file = JournalFile.append(folder.journal(), continuation.contents());
    var entries = continuation.contents().entries();
    long process = 1 + entries.stream().filter(Entry.Began.class::isInstance).count();
    return new RunJournal(folder, file,
        new Recording(parts.journal(file), History.of(entries), folder.name() + "-" + process,
            continuation.aborting()),
        continuation.how());
  }

  /** This process works on the run from now on. */
  void began(Instant now) throws IOException {
    recording.journal()
        .keep(new Entry.Began(now, how, System.getProperty("user.name"), RunFacts.machine(), ProcessHandle.current()
            .pid()));
  }

  /** Nothing was run: a run that is only begun now never was. */
  void refused() throws IOException {
    file.close();
    if (recording.history().isEmpty()) {
      folder.delete();
    }
  }

  /** What the run has come to. */
  RunRecord record() throws IOException {
    return RunRecord.of(folder, file.entries(), false);
  }

  /** The last entry: how the run ended. */
  void end(RunEvent.Outcome outcome, String why, Instant now) throws IOException {
    recording.journal().keep(new Entry.Ended(now, outcome.name().toLowerCase(Locale.ROOT), why));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** What nobody can go on with needs none: it takes a tenth of a second. */
  private static Optional<String> secrets(RunOptions options, Bound bound) {
    return options.practice().isPresent() ? Optional.empty() : SecretMark.of(bound).map(SecretMark::text);
  }

  /** The command line, with files as they were named from this folder, for the process that goes on. Secrets aren't written: they have to be given again. */
  static Map<String, String> facts(RunOptions options, Bound bound) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("title", bound.program().title());
    facts.put("playbook", options.playbook().toString());
    for (int i = 0; i < options.inventories().size(); i++) {
      facts.put("inventory " + i, options.inventories().get(i).toString());
    }
    options.settings().forEach((name, text) -> {
      if (isSecret(bound.parameters().get(name))) {
        facts.put(RunRecord.SECRET + name, "given");
      } else {
        facts.put("set " + name, text);
      }
    });
    options.settingsFile().ifPresent(file -> facts.put("set-file", file.toString()));
    options.sshConfig().ifPresent(file -> facts.put("ssh-config", file.toString()));
    options.transport().ifPresent(transport -> facts.put("transport", transport.name()));
    if (!options.limit().isEmpty()) {
      facts.put("limit", String.join(",", options.limit()));
    }
    options.practice().ifPresent(practice -> facts.put("practice", "yes"));
    return facts;
  }

  private static boolean isSecret(Value value) {
    return value instanceof Value.Secret || value instanceof Value.Items(var items) && items.stream()
        .anyMatch(RunJournal::isSecret);
  }

  /** The options of the run that is gone on with. */
  static RunOptions options(Map<String, String> facts, Map<String, String> settings, RunOptions like) {
    var given = new LinkedHashMap<String, String>();
    var inventories = new ArrayList<Path>();
    facts.forEach((name, text) -> {
      if (name.startsWith("set ")) {
        given.put(name.substring("set ".length()), text);
      } else if (name.startsWith("inventory ")) {
        inventories.add(Path.of(text));
      }
    });
    given.putAll(settings);
    return new RunOptions(Path.of(facts.get("playbook")), inventories, given,
        like.settingsFile().or(() -> Optional.ofNullable(facts.get("set-file")).map(Path::of)),
        Optional.ofNullable(facts.get("limit")).map(text -> List.of(text.split(",")))
            .orElse(List.of()),
        Optional.empty(), Optional.ofNullable(facts.get("ssh-config")).map(Path::of),
        like.transport().or(() -> Optional.ofNullable(facts.get("transport")).map(Transport::valueOf)), like.conduct());
  }
}
