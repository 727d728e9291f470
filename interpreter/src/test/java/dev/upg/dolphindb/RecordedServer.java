package dev.upg.dolphindb;

import dev.upg.host.HostFailure;
import dev.upg.host.Way;
import dev.upg.local.LocalHost;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;

/** Answers scripts with recorded bytes, by the recorded frames; {@code hang} is never answered, {@code drop} ends the connection. */
final class RecordedServer implements AutoCloseable {
  private static final String ID = "1094852619";

  private final ServerSocket socket;
  private final Map<String, byte[]> answers;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** @param answers what follows {@code OK} for a script; none for an error line is the script itself */
  RecordedServer(Map<String, byte[]> answers) throws IOException {
    this(answers, ServerSocketFactory.getDefault());
  }

  /** @param sockets plain ones, or those of TLS */
  RecordedServer(Map<String, byte[]> answers, ServerSocketFactory sockets) throws IOException {
    this.socket = sockets.createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    this.answers = answers;
    Thread.ofPlatform().daemon().start(this::listen);
  }

  Way way() throws HostFailure {
    return new LocalHost().way("127.0.0.1", socket.getLocalPort());
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (var connection = socket.accept()) {
        serve(new DataInputStream(connection.getInputStream()), connection.getOutputStream());
      } catch (IOException e) {
        // The client has gone, or the test is over.
        continue;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void serve(DataInputStream in, OutputStream out) throws IOException, InterruptedException {
    while (true) {
      var header = new StringBuilder();
      for (int one = in.readByte(); one != '\n'; one = in.readByte()) {
        header.append((char) one);
      }
      var body = new byte[Integer.parseInt(header.toString().split(" ")[2])];
      in.readFully(body);
      var text = new String(body, StandardCharsets.UTF_8);
      if (text.equals("connect\n")) {
        write(out, "0 1\nOK\n", new byte[0]);
      } else if (text.startsWith("function\nisNodeInitialized\n")) {
        write(out, "1 1\nOK\n", new byte[]{1, 0, 1});
      } else if (text.equals("script\nhang")) {
        closed.await();
      } else if (text.equals("script\ndrop")) {
        return;
      } else {
        var script = text.substring(text.indexOf('\n') + 1);
        if (answers.containsKey(script)) {
          write(out, "1 1\nOK\n", answers.get(script));
        } else {
          write(out, "0 1\n" + script + "\n", new byte[0]);
        }
      }
    }
  }

  private static void write(OutputStream out, String head, byte[] object) throws IOException {
    out.write((ID + " " + head).getBytes(StandardCharsets.UTF_8));
    out.write(object);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
