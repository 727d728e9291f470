package dev.upg.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.value.Value;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class HistoryTest {
  private static final Instant AT = Instant.EPOCH;

  @Test
  void aChangeThatWasMadeIsAnswered() {
    var history = History.of(List.of(intent("0#0"), result("0#0")));
    assertTrue(history.answer("0#0").isPresent());
    assertTrue(history.open().isEmpty());
  }

  @Test
  void aChangeThatWasCutIsOpen() {
    var history = History.of(List.of(intent("0#0"), result("0#0"), intent("1#0")));
    assertEquals(List.of("1#0"), history.open().stream().map(Entry.Intent::key).toList());
  }

  @Test
  void aChangeThatFailedIsMadeAgain() {
    var history = History.of(List.of(intent("0#0"), new Entry.Failed(AT, "0#0", "exit code 1")));
    assertTrue(history.open().isEmpty());
    assertTrue(history.answer("0#0").isEmpty());
  }

  @Test
  void aChangeItsNodeWasNeverToldOfBeginsNothing() {
    var key = "3/body[web-1]/0#0";
    var told = List.of(new Entry.Planned(AT, "3/body", List.of("web-1")), new Entry.Node(AT, "web-1",
        Entry.Node.State.STARTED), intent(key), new Entry.Dropped(AT, key, Entry.Dropped.NEVER_TOLD));
    var history = History.of(told);
    assertFalse(history.isStarted("3/body[web-1]"));
    assertFalse(history.hasChanged("web-1"));
    assertTrue(history.open().isEmpty());
    var opened = new Entry.Opened(AT, JournalFile.FORMAT, "0.1.0", Map.of(), Map.of());
    assertEquals(NodeRecord.State.NOT_STARTED, RunRecord.of(new RunFolder(Path.of("run")), Stream.concat(
        Stream.of(opened), told.stream()).toList(), false).nodes().getFirst().state());
    assertTrue(History.of(Stream.concat(told.stream(), Stream.of(intent(key), result(key))).toList()).hasChanged(
        "web-1"));
  }

  @Test
  void whatTheNextChangeDependsOnIsAskedAgain() {
    var history = History.of(List.of(look("0#0"), intent("1#0"), result("1#0"), look("2#0"), intent("3#0")));
    assertTrue(history.answer("0#0").isPresent());
    assertTrue(history.answer("2#0").isEmpty());
  }

  @Test
  void whatAChangeDependedOnIsntAskedAgainOnceItIsKnownToHaveBeenMade() {
    var cut = History.of(List.of(look("2#0"), intent("3#0")));
    assertTrue(cut.answer("2#0").isEmpty());
    var settled = cut.with(result("3#0"));
    assertTrue(settled.answer("2#0").isPresent());
    assertTrue(settled.answer("3#0").isPresent());
    assertTrue(settled.open().isEmpty());
  }

  @Test
  void aScopeThatWasLeftWhileItsEnteringWasCutIsEnteredAndLeftAgain() {
    var cut = History.of(List.of(look("2/scope0/0#0"), new Entry.ScopeEntered(AT, "2/scope0", Optional.empty(),
        "meta_level"), intent("2/scope0/enter/0#0"), new Entry.ScopeLeaving(AT, "2/scope0", false),
        intent("2/scope0/leave/0#0"), result("2/scope0/leave/0#0"),
        new Entry.ScopeLeft(AT, "2/scope0", "meta_level", false, true)));
    var settled = cut.with(result("2/scope0/enter/0#0"));
    assertTrue(settled.isEntered("2/scope0"));
    assertTrue(settled.answer("2/scope0/0#0").isPresent());
    assertTrue(settled.answer("2/scope0/enter/0#0").isEmpty());
    assertTrue(settled.answer("2/scope0/leave/0#0").isEmpty());
  }

  @Test
  void aScopeThatWasLeftEarlyIsLeftAgainAlthoughTheCutChangeOfItsLeavingWasMade() {
    var cut = History.of(List.of(intent("2/scope0/enter/0#0"), result("2/scope0/enter/0#0"),
        new Entry.ScopeEntered(AT, "2/scope0", Optional.empty(), "meta_level"),
        new Entry.ScopeLeaving(AT, "2/scope0", false), intent("2/scope0/leave/0#0")));
    assertTrue(cut.with(result("2/scope0/leave/0#0")).answer("2/scope0/leave/0#0").isEmpty());
  }

  @Test
  void aChangeOnOneNodeOfABatchSaysNothingAboutAnother() {
    var history = History.of(List.of(look("5[a]/0#0"), look("5[b]/0#0"), intent("5[a]/1#0"), result("5[a]/1#0")));
    assertTrue(history.answer("5[a]/0#0").isPresent());
    assertTrue(history.answer("5[b]/0#0").isEmpty());
  }

  @Test
  void aScopeThatWasLeftEarlyIsEnteredAgain() {
    var history = History.of(List.of(look("2/scope0/0#0"), intent("2/scope0/enter/0#0"), result("2/scope0/enter/0#0"),
        new Entry.ScopeEntered(AT, "2/scope0", Optional.empty(), "meta_level"),
        intent("2/body/0[a]/0#0"), result("2/body/0[a]/0#0"), new Entry.Done(AT, "2/body/0[a]"),
        new Entry.ScopeLeaving(AT, "2/scope0", false), intent("2/scope0/leave/0#0"), result("2/scope0/leave/0#0"),
        new Entry.ScopeLeft(AT, "2/scope0", "meta_level", false, true)));
    assertTrue(history.answer("2/scope0/0#0").isEmpty());
    assertTrue(history.answer("2/scope0/enter/0#0").isEmpty());
    assertTrue(history.answer("2/scope0/leave/0#0").isEmpty());
    assertTrue(history.isDone("2/body/0[a]"));
    assertTrue(history.openScopes().isEmpty());
  }

  @Test
  void aScopeWhoseLeavingWasCutKeepsWhatItReadBefore() {
    var history = History.of(List.of(look("2/scope0/0#0"), intent("2/scope0/enter/0#0"), result("2/scope0/enter/0#0"),
        new Entry.ScopeEntered(AT, "2/scope0", Optional.empty(), "meta_level"),
        new Entry.ScopeLeaving(AT, "2/scope0", false), intent("2/scope0/leave/0#0"), result("2/scope0/leave/0#0")));
    assertTrue(history.answer("2/scope0/0#0").isPresent());
    assertTrue(history.answer("2/scope0/enter/0#0").isEmpty());
    assertTrue(history.answer("2/scope0/leave/0#0").isEmpty());
    assertEquals(List.of("meta_level"), List.copyOf(history.openScopes()));
  }

  @Test
  void aScopeThatCouldNotBePutBackKeepsWhatItReadBefore() {
    var history = History.of(List.of(look("2/scope0/0#0"), intent("2/scope0/enter/0#0"), result("2/scope0/enter/0#0"),
        new Entry.ScopeEntered(AT, "2/scope0", Optional.empty(), "meta_level"),
        new Entry.ScopeLeaving(AT, "2/scope0", false),
        new Entry.ScopeLeft(AT, "2/scope0", "meta_level", false, false)));
    assertTrue(history.answer("2/scope0/0#0").isPresent());
    assertTrue(history.answer("2/scope0/enter/0#0").isEmpty());
  }

  @Test
  void aScopeWhoseBlockCameToItsEndIsNotEnteredAgain() {
    var history = History.of(List.of(intent("2/scope0/enter/0#0"), result("2/scope0/enter/0#0"),
        new Entry.ScopeEntered(AT, "2/scope0", Optional.empty(), "meta_level"),
        new Entry.ScopeLeaving(AT, "2/scope0", true), intent("2/scope0/leave/0#0")));
    assertTrue(history.answer("2/scope0/enter/0#0").isPresent());
    assertFalse(history.open().isEmpty());
  }

  @Test
  void whatIsDroppedCountsNoLonger() {
    var history = History.of(List.of(intent("1/0#0"), result("1/0#0"), intent("10/0#0"), result("10/0#0"), intent(
        "1/1#0"), new Entry.Dropped(AT, "1", "retried")));
    assertTrue(history.answer("1/0#0").isEmpty());
    assertTrue(history.answer("10/0#0").isPresent());
    assertTrue(history.open().isEmpty());
  }

  @Test
  void aSkippedChangeCountsAsMade() {
    var history = History
        .of(List.of(intent("0#0"), new Entry.Skipped(AT, "0#0", java.util.Optional.empty(), "by ops: done by hand")));
    assertTrue(history.answer("0#0").isPresent());
  }

  @Test
  void anItemWithAChangeIsStarted() {
    var history = History.of(List.of(intent("1[a]/2[x]/0#0"), look("1[b]/0#0")));
    assertTrue(history.isStarted("1[a]"));
    assertTrue(history.isStarted("1[a]/2[x]"));
    assertFalse(history.isStarted("1[b]"));
  }

  @Test
  void aRescueIsRemembered() {
    var history = History.of(List.of(new Entry.Rescued(AT, "1", "exit code 1")));
    assertEquals(Optional.of("exit code 1"), history.rescued("1"));
    assertFalse(history.isDone("1"));
  }

  private static Entry intent(String key) {
    return new Entry.Intent(AT, key, Optional.empty(), "change", "a.upg:1", Optional.empty(), List.of("0"), 60_000,
        "ask",
        Optional.empty());
  }

  private static Entry result(String key) {
    return new Entry.Result(AT, key, new Answer.OfCommand(0, "", "", false));
  }

  private static Entry look(String key) {
    return new Entry.Look(AT, key, new Answer.OfValue(Value.bool(true)));
  }
}
