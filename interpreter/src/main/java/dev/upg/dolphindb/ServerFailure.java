package dev.upg.dolphindb;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a script has no result. */
public final class ServerFailure extends Exception {
  private static final Pattern REF_ID = Pattern.compile("RefId: ?(S\\d{5})");

  /** What servers say while they, their leader or their data come and go (error reference, and the clients' sources). */
  private static final List<String> PASSING = List.of("<NotLeader>", "<UnknownLeader>", "<ControllerNotReady>",
      "<ControllerNotAvail>", "<DataNodeNotReady>", "<DataNodeNotAvail>", "<ChunkInTransaction>",
      "isn't initialized yet");
  /** Not an initialized controller; shutting down; too many connections; no leader; no replica on line. */
  private static final List<String> PASSING_REFS = List.of("S01005", "S00005", "S00006", "S03020", "S01012");

  /** What is known of the script. */
  public enum Kind {
    /** It wasn't carried out, and may be at another try. */
    NOT_NOW,
    /** It wasn't carried out, and won't be. */
    REFUSED,
    /** It was sent, and what became of it isn't known. */
    END_UNKNOWN
  }

  private final Kind kind;

  private ServerFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static ServerFailure notNow(String message) {
    return new ServerFailure(Kind.NOT_NOW, message);
  }

  static ServerFailure endUnknown(String message) {
    return new ServerFailure(Kind.END_UNKNOWN, message);
  }

  /** @param text the server's words */
  static ServerFailure said(String text) {
    var passing = PASSING.stream().anyMatch(text::contains) || refId(text).filter(PASSING_REFS::contains).isPresent();
    return new ServerFailure(passing ? Kind.NOT_NOW : Kind.REFUSED, text);
  }

  public Kind kind() {
    return kind;
  }

  /** The key of the vendor's error reference, as {@code S01005}. */
  public Optional<String> refId() {
    return refId(getMessage());
  }

  private static Optional<String> refId(String text) {
    var found = REF_ID.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
