package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import dev.upg.view.Screen;
import dev.upg.view.TextView;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

class PassphrasePromptTest {
  private static final Path KEY = Path.of("keys/id");

  private final List<String> asked = new ArrayList<>();
  private final Iterator<String> typed = List.of("wrong", "right", "third").iterator();
  private final PassphrasePrompt prompt = new PassphrasePrompt(Optional.of(() -> typed.next().toCharArray()),
      asked::add, () -> {});

  @Test
  void asksOnceForAllHostsAndAgainAfterAWrongOne() {
    assertArrayEquals("wrong".toCharArray(), prompt.passphrase(KEY, 1).orElseThrow());
    assertArrayEquals("right".toCharArray(), prompt.passphrase(KEY, 2).orElseThrow());
    assertArrayEquals("right".toCharArray(), prompt.passphrase(KEY, 1).orElseThrow());
    assertEquals(List.of("Passphrase of keys/id: ", "That one doesn't open the key. Passphrase of keys/id: "), asked);
  }

  @Test
  void withoutATerminalNothingIsAsked() {
    assertTrue(new PassphrasePrompt(Optional.empty(), asked::add, () -> {}).passphrase(KEY, 1).isEmpty());
    assertEquals(List.of(), asked);
  }

  @Test
  void theLiveLineStaysAwayFromThePrompt() {
    var out = new StringWriter();
    var view = new TextView(new PrintWriter(out), new Screen(true, false, true, () -> 80, () -> 24), ZoneOffset.UTC, 0);
    view.on(new RunEvent.RunStarted(Instant.EPOCH, "Title", "a.upg", Optional.empty()));
    var waiting = new PassphrasePrompt(Optional.of(() -> {
      view.tick(Instant.EPOCH.plusSeconds(9));
      return new char[0];
    }), view::ask, view::answered);
    waiting.passphrase(KEY, 1);
    assertTrue(out.toString().endsWith("Passphrase of keys/id: "), out.toString());
  }
}
