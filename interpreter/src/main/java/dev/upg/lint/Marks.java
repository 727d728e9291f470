package dev.upg.lint;

import dev.upg.check.CheckedFunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a function says of itself, in lines of its {@code ##} comment that begin with {@code @}:
 *
 * <pre>
 * &#64;disrupts                    its node, or the cluster, doesn't serve after it
 * &#64;gate, &#64;gate node            what it waits for, or its truth, says that the cluster, or only a node, is healthy
 * &#64;undo NAME                   this function takes it back
 * &#64;scope NAME                  this scope does it and takes it back
 * &#64;takes DURATION              what it asks for takes so long: a shorter wait ends too early
 * &#64;least PARAMETER DURATION    the same of a parameter
 * &#64;keeps PARAMETER             so many old versions are kept
 * &#64;leader-last NAME            of several nodes those go last of which this probe is true
 * &#64;after NAME, …               where these are called too, it comes after them
 * &#64;versions PARAMETER FROM TO  the versions that are known; TO may be left out
 * &#64;deprecated [use NAME] WHY   not to be used any more
 * </pre>
 */
public record Marks(List<Mark> all) {
  static final Marks NONE = new Marks(List.of());

  /** @param rest what stands behind the name, on the same line */
  public record Mark(String name, String rest) {
    public List<String> words() {
      return rest.isEmpty() ? List.of() : List.of(rest.split("[\\s,]+"));
    }
  }

  public Marks {
    all = List.copyOf(all);
  }

  /**
   * @param title what is wrong with a mark
   * @param word the part of its line that is wrong
   * @param label said of that part
   */
  public record Mistake(String title, String word, String label) {}

  /** Those that can be read; of the others a rule tells. */
  static Marks of(CheckedFunction function) {
    var written = written(function);
    return written.isEmpty()
        ? NONE
        : new Marks(written.stream().filter(mark -> mistake(mark, function).isEmpty()).toList());
  }

  /** What is wrong with a mark of a function; empty when it is as it should be. */
  public static Optional<Mistake> mistake(Mark mark, CheckedFunction function) {
    return MarkForm.mistake(mark, function);
  }

  /** Whether there is a mark of this name. */
  public static boolean isOne(String name) {
    return MarkForm.names().contains(name);
  }

  /** All marks of a function, those that can't be read, too. */
  public static List<Mark> written(CheckedFunction function) {
    var doc = function.declaration().doc();
    if (doc.indexOf('@') < 0) {
      return List.of();
    }
    var marks = new ArrayList<Mark>();
    doc.lines().filter(line -> line.startsWith("@")).forEach(line -> {
      var parts = line.substring(1).strip().split("\\s+", 2);
      marks.add(new Mark(parts[0], parts.length < 2 ? "" : parts[1].strip()));
    });
    return marks;
  }

  public Optional<Mark> get(String name) {
    return all.stream().filter(mark -> mark.name.equals(name)).findFirst();
  }

  public boolean has(String name) {
    return get(name).isPresent();
  }
}
