package dev.upg.host;

/** A port of this machine whose one connection leads to a port that another machine reaches. Closing it cuts that connection. */
public interface Way extends AutoCloseable {
  /** To be connected to once, on 127.0.0.1. */
  int port();

  @Override
  void close();
}
