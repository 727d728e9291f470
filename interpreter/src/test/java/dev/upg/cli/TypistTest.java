package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

final class TypistTest {
  /** What was typed before a question was there must not retry, skip or stop anything. */
  @Test
  void whatIsTypedAheadIsNoAnswer() throws IOException, InterruptedException {
    try (var keys = new PipedOutputStream(); var terminal = new PipedInputStream(keys)) {
      var shown = new ArrayList<String>();
      keys.write("retry\nretry\n".getBytes(StandardCharsets.UTF_8));
      var question = new TypedLine(new Typist(terminal), text -> {
        shown.add(text);
        type(keys, "stop\nretry\n");
      }, () -> {});
      assertEquals(Optional.of("stop"), question.ask("retry or stop? "));
      assertEquals(Optional.of("stop"), question.ask("Sure? "));
      assertEquals(2, shown.size());
    }
  }

  @Test
  void theEndOfInputIsNoLine() {
    var typist = new Typist(new ByteArrayInputStream("half".getBytes(StandardCharsets.UTF_8)));
    assertEquals("half", typist.line());
    typist.forgetTyped();
    assertNull(typist.line());
  }

  private static void type(PipedOutputStream keys, String text) {
    try {
      keys.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
