package dev.upg.lint.command;

import java.util.List;
import java.util.Optional;

/**
 * A program and its words, somewhere in a command's text.
 *
 * @param words without what is assigned before them; never empty
 * @param condition whether its exit status is asked: behind {@code if}, {@code while}, {@code until} or {@code !}
 * @param loops how many loops it stands in
 * @param substituted whether it stands in {@code $(…)}
 */
public record ShellCommand(List<ShellWord> words, List<Redirect> redirects, Joint before, Joint after,
    boolean condition, int loops, boolean substituted) {

  /** What stands between two commands. */
  public enum Joint {
    NONE, SEQUENCE, AND, OR, PIPE, BACKGROUND
  }

  /** {@code 2>/dev/null}: {@code operator} is {@code 2>}. */
  public record Redirect(String operator, ShellWord target) {}

  public ShellCommand {
    words = List.copyOf(words);
    redirects = List.copyOf(redirects);
  }

  /** The program's name, without its folder. */
  public String program() {
    return words.getFirst().base();
  }

  public List<ShellWord> arguments() {
    return words.subList(1, words.size());
  }

  public boolean hasArgument(String... any) {
    return argument(any).isPresent();
  }

  public Optional<ShellWord> argument(String... any) {
    return arguments().stream().filter(word -> List.of(any).contains(word.text())).findFirst();
  }

  /** Whether one of its options has this letter: {@code -rf} has {@code r}. */
  public boolean hasFlag(char letter) {
    return arguments().stream().anyMatch(word -> word.text().matches("-[A-Za-z]+") && word.text().indexOf(letter) > 0);
  }

  /** The words that are no options. */
  public List<ShellWord> operands() {
    return arguments().stream().filter(word -> !word.text().startsWith("-")).toList();
  }

  /** Whether somebody looks at how it ended, or at what follows only then. */
  public boolean isAsked() {
    return condition || after == Joint.AND || after == Joint.OR;
  }

  public int start() {
    return words.getFirst().start();
  }

  public int end() {
    return words.getLast().end();
  }
}
