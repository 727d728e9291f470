package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

final class TunnelTest {
  /** As sshj's stream of a channel: unusable after it has failed. */
  private static final class Breaking extends OutputStream {
    private boolean broken;
    private int failures;

    @Override
    public void write(int one) throws IOException {
      if (failures > 0) {
        throw new ArrayIndexOutOfBoundsException(-5);
      }
      if (broken) {
        failures++;
        throw new IOException("broken pipe");
      }
    }

    @Override
    public void close() throws IOException {
      write(0);
    }
  }

  @Test
  void failsAgainAsItFailedFirst() throws Exception {
    var breaking = new Breaking();
    try (var output = new Tunnel.FailingOnce(breaking)) {
      output.write(new byte[10], 2, 5);
      output.flush();
      breaking.broken = true;
      assertEquals("broken pipe", assertThrows(IOException.class, () -> output.write(1)).getMessage());
      assertEquals("broken pipe", assertThrows(IOException.class, () -> output.write(1)).getMessage());
      assertEquals("broken pipe", assertThrows(IOException.class, output::flush).getMessage());
    }
    assertEquals(1, breaking.failures);
  }
}
