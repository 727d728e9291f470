package dev.upg.openssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A connection whose master is gone. */
@Timeout(60)
final class LinkTest {
  @TempDir
  private Path folder;

  @Test
  void inputForACommandFailsAsAConnectionDoes() throws IOException {
    var path = folder.resolve("master");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      var master = CompletableFuture.runAsync(() -> greetAndGo(server));
      try (var link = new Link("web-1", ControlSocket.connect(path), () -> "Connection reset by peer")) {
        assertThrows(IOException.class, () -> link.open("session", UnaryOperator.identity()));
        var channel = new Channel(link);
        channel.output().opened(0, Channel.WINDOW, Channel.LONGEST_PACKET);
        var input = new ByteArrayInputStream(new byte[1]);
        // Both the writing and the closing fail.
        var failure = assertThrows(IOException.class, () -> new OpenedCommand(channel).send(input));
        assertEquals("Connection reset by peer", failure.getMessage());
      }
      master.join();
    }
  }

  private static void greetAndGo(ServerSocketChannel server) {
    try (var client = server.accept()) {
      for (int[] answer : new int[][]{{0x00000001, 4}, {0x80000005, 0, 1}, {0x8000000f, 0}}) {
        var asked = ByteBuffer.allocate(3 * Integer.BYTES);
        while (asked.hasRemaining() && client.read(asked) >= 0) {
          // All of the question.
        }
        var said = ByteBuffer.allocate((1 + answer.length) * Integer.BYTES).putInt(answer.length * Integer.BYTES);
        for (int part : answer) {
          said.putInt(part);
        }
        client.write(said.flip());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
