package dev.upg.format;

import dev.upg.parse.Syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The same program as somebody could have written it: comments, empty lines and ends of lines wherever they may be. */
final class Disturbance {
  private static final List<String> NOISES = List.of(" # c\n", "\n", "\n\n\n# c\n\n", "\t \n   # c\r\n", "\n#\n",
      " ## d\n");
  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");

  private Disturbance() {}

  /** @param share how much of the places gets something, from 0 to 1 */
  static String of(Syntax.File file, Random random, double share) {
    var text = file.root().span().file().text();
    var words = new ArrayList<Syntax>();
    collect(file.root(), words);
    var result = new StringBuilder();
    var brackets = new ArrayDeque<String>();
    int end = 0;
    for (var word : words) {
      var between = text.substring(end, word.span().start());
      // Within round and square brackets a line may end anywhere; elsewhere only where one ends.
      boolean isFree = !brackets.isEmpty() && !brackets.peek().equals("{") && end > 0
          && ".-".indexOf(text.charAt(end - 1)) < 0;
      boolean isHit = random.nextDouble() < share && !between.contains("#") && (isFree || between.contains("\n"));
      result.append(isHit ? NOISES.get(random.nextInt(NOISES.size())) : between)
          .append(text, word.span().start(), word.span().end());
      bracket(word, brackets);
      end = word.span().end();
    }
    return result.toString();
  }

  private static void bracket(Syntax word, ArrayDeque<String> brackets) {
    var text = word.span().text();
    if (word.rule().isEmpty() && OPENING.contains(text)) {
      brackets.push(text);
    } else if (word.rule().isEmpty() && CLOSING.contains(text)) {
      brackets.pop();
    }
  }

  private static void collect(Syntax syntax, List<Syntax> words) {
    if (syntax.isWord()) {
      words.add(syntax);
    }
    syntax.parts().forEach(part -> collect(part, words));
  }
}
