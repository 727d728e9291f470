package dev.upg.lint;

import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedModule;
import dev.upg.diagnostic.Spelling;
import dev.upg.lint.Marks.Mark;
import dev.upg.lint.Marks.Mistake;
import dev.upg.tree.Name;
import dev.upg.tree.Parameter;
import dev.upg.value.Quantities;
import dev.upg.value.Version;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The marks there are, and what stands behind the name of each. */
enum MarkForm {
  DISRUPTS("", 0, 0), GATE("[node]", 0, 1, Word.NODE), UNDO("NAME", 1, 1, Word.FUNCTION), SCOPE("NAME", 1, 1,
      Word.FUNCTION), TAKES("DURATION", 1, 1, Word.DURATION), LEAST("PARAMETER DURATION", 2, 2, Word.PARAMETER,
          Word.DURATION), KEEPS("PARAMETER", 1, 1, Word.PARAMETER), LEADER_LAST("NAME", 1, 1,
              Word.FUNCTION), AFTER("NAME, …", 1, Integer.MAX_VALUE, Word.FUNCTION), VERSIONS("PARAMETER FROM [TO]", 2,
                  3, Word.PARAMETER, Word.VERSION), DEPRECATED("[use NAME] WHY", 1, Integer.MAX_VALUE, Word.TEXT);

  private enum Word { NODE, FUNCTION, DURATION, PARAMETER, VERSION, TEXT }

  private final String shown;
  private final int least;
  private final int most;
  private final List<Word> words;

  /** @param words the last one stands for all that follow it */
  MarkForm(String shown, int least, int most, Word... words) {
    this.shown = shown;
    this.least = least;
    this.most = most;
    this.words = List.of(words);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> names() {
    return Arrays.stream(values()).map(MarkForm::word).toList();
  }

  /** What is wrong with a mark; empty when it is as it should be. */
  static Optional<Mistake> mistake(Mark mark, CheckedFunction function) {
    var form = Arrays.stream(values()).filter(one -> one.word().equals(mark.name())).findFirst();
    return form.isEmpty()
        ? Optional.of(new Mistake("There is no mark `@" + mark.name() + "`", "@" + mark.name(),
            Spelling.nearest(mark.name(), names()).map(near -> "did you mean `@" + near + "`?").orElse("says nothing")))
        : form.get().of(mark, function);
  }

  private Optional<Mistake> of(Mark mark, CheckedFunction function) {
    var written = mark.words();
    if (written.size() < least || written.size() > most) {
      return Optional.of(new Mistake("`@" + word() + "` can't be read", "@" + mark.name(),
          "`@" + word() + (shown.isEmpty() ? "" : " " + shown) + "` is wanted"));
    }
    for (int i = 0; i < written.size(); i++) {
      var wrong = wrong(words.get(Math.min(i, words.size() - 1)), written.get(i), function);
      if (wrong.isPresent()) {
        return Optional.of(new Mistake("`@" + word() + "` can't be read", written.get(i), wrong.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrong(Word word, String written, CheckedFunction function) {
    return switch (word) {
      case TEXT -> Optional.empty();
      case NODE -> written.equals("node") ? Optional.empty() : Optional.of("only `node` may stand here");
      case DURATION -> Quantities.duration(written).isPresent()
          ? Optional.empty()
          : Optional.of("a duration is wanted, like `30s`");
      case VERSION -> isVersion(written) ? Optional.empty() : Optional.of("a version is wanted, like `2.5.0`");
      case PARAMETER -> among(function.parameters().stream().map(Parameter::name).map(Name::text).toList(), written,
          "not a parameter of `" + function.signature().name() + "`");
      case FUNCTION ->
        among(functions(function.module()), written,
            "neither this module nor one that it uses declares this name");
    };
  }

  private static Set<String> functions(CheckedModule module) {
    var names = new LinkedHashSet<>(module.functions().keySet());
    module.uses().values().forEach(used -> names.addAll(used.functions().keySet()));
    return names;
  }

  private static Optional<String> among(Collection<String> known, String written, String otherwise) {
    return known.contains(written) ? Optional.empty() : Optional.of(Spelling.label(written, known, otherwise));
  }

  private static boolean isVersion(String written) {
    try {
      Version.parse(written);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }
}
