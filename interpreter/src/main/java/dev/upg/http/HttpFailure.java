package dev.upg.http;

/** Why there is no reply. */
public final class HttpFailure extends Exception {
  private final boolean sent;

  HttpFailure(boolean sent, String message) {
    super(message);
    this.sent = sent;
  }

  /** Whether the request may have reached the server. */
  public boolean sent() {
    return sent;
  }
}
