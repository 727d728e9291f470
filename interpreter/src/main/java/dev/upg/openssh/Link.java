package dev.upg.openssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The channels of one connection, over the master that holds it. Thread-safe. Threads of its own read and write, since a
 * thread that is interrupted while it does would close the socket.
 */
final class Link implements AutoCloseable {
  private final ControlSocket socket;
  private final Supplier<String> lastWords;
  private final Map<Integer, Channel> channels = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final LinkedBlockingQueue<ByteBuffer> waiting = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile IOException broken;

  /** @param lastWords what the master said before it ended */
  Link(String name, ControlSocket socket, Supplier<String> lastWords) {
    this.socket = socket;
    this.lastWords = lastWords;
    Thread.ofPlatform().daemon().name("upg-openssh-read-" + name).start(this::read);
    writer = Thread.ofPlatform().daemon().name("upg-openssh-write-" + name).start(this::write);
  }

  boolean isAlive() {
    return broken == null;
  }

  /**
   * @param kind of the channel, as {@code session}
   * @param more adds what this kind wants to know besides
   * @throws OpenRefused by the server
   * @throws IOException when the connection is gone; nothing was opened then
   */
  Channel open(String kind, UnaryOperator<Packet> more) throws IOException, InterruptedException {
    int id = ids.getAndIncrement();
    var channel = new Channel(this);
    channels.put(id, channel);
    try {
      send(more.apply(new Packet(Packet.OPEN).text(kind).number(id).number(Channel.WINDOW)
          .number(Channel.LONGEST_PACKET)));
      channel.opened().get();
      return channel;
    } catch (ExecutionException e) {
      throw (IOException) e.getCause();
    } catch (InterruptedException e) {
      channel.opened().thenRun(channel::letGo);
      throw e;
    }
  }

  void send(Packet packet) throws IOException {
    if (broken != null) {
      // Each time another one: who closes after a failed writing would add an exception to itself.
      throw new IOException(broken.getMessage(), broken);
    }
    waiting.add(packet.framed());
  }

  /** Commands that run now lose their connection. */
  @Override
  public void close() {
    breakOff(new IOException("upg has closed it"));
  }

  private void read() {
    try {
      while (true) {
        handle(socket.read());
      }
    } catch (IOException e) {
      breakOff(new IOException(lastWords.get(), e));
    } catch (RuntimeException e) {
      breakOff(new IOException("ssh says what upg doesn't understand: " + e, e));
    }
  }

  private void handle(ByteBuffer message) {
    message.get();
    int type = message.get();
    if (type < Packet.OPEN_CONFIRMATION || type > Packet.FAILURE) {
      // Of the connection as a whole: the master's.
      return;
    }
    int id = message.getInt();
    var channel = channels.get(id);
    if (channel != null && channel.handle(type, message)) {
      channels.remove(id);
    }
  }

  private void write() {
    try {
      while (broken == null) {
        socket.write(waiting.take());
      }
    } catch (IOException e) {
      breakOff(new IOException(lastWords.get(), e));
    } catch (InterruptedException e) {
      // Only breakOff interrupts it.
      return;
    }
  }

  private synchronized void breakOff(IOException why) {
    if (broken == null) {
      broken = why;
      socket.close();
      writer.interrupt();
    }
    channels.values().forEach(channel -> channel.breakOff(broken));
    channels.clear();
  }
}
