package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
  void whatOpensAKeyIsAskedOnceForAllHostsAndWhatIsOneHostsEachTime() {
    var ofKey = "Enter passphrase for key 'keys/id': ";
    assertArrayEquals("wrong".toCharArray(), prompt.answer(ofKey, false).orElseThrow());
    assertArrayEquals("right".toCharArray(), prompt.answer(ofKey, true).orElseThrow());
    assertArrayEquals("right".toCharArray(), prompt.answer(ofKey, false).orElseThrow());
    var code = "Verification code: ";
    assertArrayEquals("third".toCharArray(), prompt.answer(code, false).orElseThrow());
    prompt.tell("Confirm user presence for key ED25519-SK");
    assertThrows(java.util.NoSuchElementException.class, () -> prompt.answer(code, false));
    assertEquals(
        List.of(ofKey, "That wasn't right. " + ofKey, code, "Confirm user presence for key ED25519-SK\n", code), asked);
  }

  @Test
  void withoutATerminalNothingIsAsked() {
    assertTrue(new PassphrasePrompt(Optional.empty(), asked::add, () -> {}).answer("Password: ", false).isEmpty());
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
