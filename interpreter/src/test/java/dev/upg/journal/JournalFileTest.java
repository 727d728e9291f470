package dev.upg.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.value.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JournalFileTest {
  private static final Instant AT = Instant.parse("2026-11-21T02:00:00Z");
  private static final Entry.Opened OPENED = new Entry.Opened(AT, JournalFile.FORMAT, "0.1.0",
      Map.of("playbook", "high-availability.upg 1f"), Map.of());
  private static final List<Entry> ENTRIES = List.of(
      new Entry.Began(AT, "run", "ops", "control-1", 4711),
      new Entry.Intent(AT, "3/body[r-1]/0#0", Optional.of("r-1"), "./run.sh stop replica", "a.upg:12",
          Optional.of("20261121-3"), List.of("0"), 60_000, "ask", Optional.empty()),
      new Entry.Result(AT, "3/body[r-1]/0#0", new Answer.OfCommand(0, "停止\n", "", false)),
      new Entry.Look(AT, "3/body[r-1]/1#0", new Answer.OfValue(Value.text("x\ny"))),
      new Entry.ScopeLeft(AT, "3/scope0", "cluster.meta_level(\"steady\")", true, false),
      new Entry.Node(AT, "r-1", Entry.Node.State.DONE),
      new Entry.Ended(AT, "stopped", "by SIGINT"));

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("journal");
    try (var journal = JournalFile.create(file, OPENED)) {
      for (var entry : ENTRIES) {
        journal.write(entry);
      }
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertEquals(all(ENTRIES), JournalFile.read(file).entries());
  }

  @Test
  void theLastLineTellsWhetherAnythingIsLeft() throws IOException {
    assertFalse(JournalFile.isOver(file));
    for (var outcome : List.of("succeeded", "aborted")) {
      try (var journal = JournalFile.append(file, JournalFile.read(file))) {
        journal.keep(new Entry.Ended(AT, outcome, "x".repeat(3000)));
      }
      assertTrue(JournalFile.isOver(file));
    }
    Files.writeString(file, "0", StandardOpenOption.APPEND);
    assertFalse(JournalFile.isOver(file));
    assertFalse(JournalFile.isOver(folder.resolve("none")));
    assertFalse(JournalFile.isOver(Files.createFile(folder.resolve("empty"))));
  }

  @Test
  void oneThatSomebodyRemovedTakesNoMore() throws IOException {
    try (var journal = JournalFile.append(file, JournalFile.read(file))) {
      journal.keep(ENTRIES.getLast());
      Files.delete(file);
      assertEquals("somebody removed " + file,
          assertThrows(IOException.class, () -> journal.keep(ENTRIES.getLast())).getMessage());
      Files.createFile(file);
      assertThrows(IOException.class, () -> journal.keep(ENTRIES.getLast()));
    }
  }

  @Test
  void aTornLastLineCountsAsNotWritten() throws IOException {
    var whole = Files.readAllBytes(file);
    int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
    for (int length = lastLine; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertEquals(all(ENTRIES.subList(0, ENTRIES.size() - 1)), JournalFile.read(file).entries(), "cut at " + length);
    }
  }

  @Test
  void goingOnCutsATornLineOff() throws IOException {
    var whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 5));
    try (var journal = JournalFile.append(file, JournalFile.read(file))) {
      journal.keep(ENTRIES.getLast());
    }
    assertEquals(all(ENTRIES), JournalFile.read(file).entries());
  }

  @Test
  void whatAnotherProcessWroteMeanwhileIsNotCutOff() throws IOException {
    var before = JournalFile.read(file);
    try (var other = JournalFile.append(file, before)) {
      other.keep(ENTRIES.getFirst());
    }
    assertThrows(HeldJournal.class, () -> JournalFile.append(file, before).close());
    assertEquals(ENTRIES.getFirst(), JournalFile.read(file).entries().getLast());
    assertFalse(JournalFile.isHeld(file));
  }

  @Test
  void anyChangedByteIsNoticed() throws IOException {
    var whole = Files.readAllBytes(file);
    int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
    for (int i = 0; i < lastLine; i++) {
      var changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertThrows(DamagedJournal.class, () -> JournalFile.read(file), "byte " + i);
    }
  }

  @Test
  void aLostLineIsNoticed() throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(2);
    Files.write(file, lines);
    var damaged = assertThrows(DamagedJournal.class, () -> JournalFile.read(file));
    assertTrue(damaged.getMessage().startsWith("line 3 of "), damaged.getMessage());
  }

  @Test
  void anotherFormatIsRefusedByName() throws IOException {
    var other = folder.resolve("other");
    JournalFile.create(other, new Entry.Opened(AT, 99, "9.0", Map.of(), Map.of())).close();
    var damaged = assertThrows(DamagedJournal.class, () -> JournalFile.read(other));
    assertTrue(damaged.getMessage().contains("has a format that this upg doesn't know (99; it knows 1)"), damaged
        .getMessage());
  }

  /** A later format may compute its checksums in another way: that isn't damage. */
  @Test
  void aLaterFormatIsRefusedByNameWhateverItsChecksums() throws IOException {
    var other = Files.writeString(folder.resolve("other"),
        "xxh3:0123456789abcdef {\"format\":2,\"type\":\"opened\"}\n");
    var damaged = assertThrows(DamagedJournal.class, () -> JournalFile.read(other));
    assertTrue(damaged.getMessage().contains("has a format that this upg doesn't know (2; it knows 1)"), damaged
        .getMessage());
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() throws IOException {
    Files.write(file, new byte[0]);
    assertTrue(assertThrows(DamagedJournal.class, () -> JournalFile.read(file)).getMessage().contains("is empty"));
  }

  @Test
  void aFullDiskIsToldEachTime() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "a device that is always full is Linux' own");
    var full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
    assertThrows(IOException.class, () -> JournalFile.create(full, OPENED));
    assertFalse(Files.exists(folder.resolve("full.reserve")));
  }

  private static List<Entry> all(List<Entry> entries) {
    var all = new ArrayList<Entry>();
    all.add(OPENED);
    all.addAll(entries);
    return all;
  }
}
