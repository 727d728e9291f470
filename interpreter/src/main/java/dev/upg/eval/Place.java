package dev.upg.eval;

import java.util.Optional;

/**
 * Where in the journal a thread of the run stands; see {@code dev.upg.journal} for the path.
 *
 * @param recorded false where nothing is journaled: in conditions that are asked again whenever a run goes on, and in
 *        pure functions
 * @param within the innermost {@code wait} or {@code ensure}: it settles a change that was cut by running again
 */
record Place(String path, boolean recorded, Optional<String> within) {
  private static final Place NOWHERE = new Place("", false, Optional.empty());

  static Place start() {
    return new Place("", true, Optional.empty());
  }

  static Place nowhere() {
    return NOWHERE;
  }

  /** The statement with this number in the block that is here. */
  Place statement(int index) {
    return part(Integer.toString(index));
  }

  Place part(String name) {
    return recorded ? new Place(path.isEmpty() ? name : path + "/" + name, true, within) : this;
  }

  /** An item of the loop that is here. */
  Place item(String name) {
    return recorded ? new Place(path + "[" + escaped(name) + "]", true, within) : this;
  }

  /** Inside of the wait or ensure that is here. */
  Place settling() {
    return recorded ? new Place(path, true, Optional.of(path)) : this;
  }

  private static String escaped(String name) {
    var text = new StringBuilder();
    name.chars().forEach(c -> {
      if ("/[]#~%".indexOf(c) >= 0 || c < ' ') {
        text.append("%%%02x".formatted(c));
      } else {
        text.append((char) c);
      }
    });
    return text.toString();
  }
}
