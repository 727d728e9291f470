package dev.upg.practice.script;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests of scripts that are being served, each by a thread of its own. Thread-safe. */
final class OpenRequests {
  private final Map<Request, Thread> threads = new ConcurrentHashMap<>();

  /** The thread that calls this serves it. */
  void add(Request request) {
    threads.put(request, Thread.currentThread());
  }

  /** Lets go of requests whose scripts have ended, and removes what killed ones left. */
  void closeAbandoned() {
    for (var entry : threads.entrySet()) {
      if (!entry.getKey().isOpen()) {
        threads.remove(entry.getKey());
        entry.getValue().interrupt();
        entry.getKey().discard();
      }
    }
  }

  void closeAll() {
    threads.forEach((request, thread) -> {
      thread.interrupt();
      request.close();
    });
  }
}
