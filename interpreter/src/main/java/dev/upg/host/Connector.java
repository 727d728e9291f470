package dev.upg.host;

/** Opens hosts. One host per address, however often it is asked for. Thread-safe. */
public interface Connector extends AutoCloseable {
  /** Doesn't connect yet: the first command does. */
  Host host(HostAddress address);

  /** Closes every connection. */
  @Override
  void close();
}
