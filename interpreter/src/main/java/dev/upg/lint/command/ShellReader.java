package dev.upg.lint.command;

import dev.upg.lint.command.ShellCommand.Joint;
import dev.upg.lint.command.ShellCommand.Redirect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a text of the shell into the programs it calls. It knows quotes, comments, here-documents, substitutions, redirections and
 * the words of compound commands, as POSIX has them; what it doesn't know it takes for words, so that nothing makes it fail.
 */
final class ShellReader {
  private static final Set<String> CONDITIONS = Set.of("if", "elif", "while", "until");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=");
  private static final Set<String> OPENERS = Set.of("then", "else", "do", "{", "}", "fi", "done", "esac");

  private final Scanner scanner;
  private final List<ShellCommand> found;
  private final boolean substituted;
  private final Deque<String> cases = new ArrayDeque<>();
  private List<ShellWord> words = new ArrayList<>();
  private List<Redirect> redirects = new ArrayList<>();
  private Joint before = Joint.NONE;
  private boolean condition;
  private boolean negated;
  private int loops;

  ShellReader(String text) {
    this(new Scanner(text, 0, text.length()), new ArrayList<>(), false);
  }

  private ShellReader(Scanner scanner, List<ShellCommand> found, boolean substituted) {
    this.scanner = scanner;
    this.found = found;
    this.substituted = substituted;
  }

  List<ShellCommand> read() {
    for (var token = scanner.next(); token != null; token = scanner.next()) {
      switch (token) {
        case Scanner.Operator(var text) -> operator(text);
        case Scanner.Redirection(var operator, var target) -> redirects.add(new Redirect(operator, target));
        case Scanner.Word(var word, var inner) -> {
          word(word);
          inner.forEach(part -> new ShellReader(part, found, true).read());
        }
      }
    }
    end(Joint.NONE);
    return found;
  }

  private void operator(String text) {
    switch (text) {
      case "&&" -> end(Joint.AND);
      case "||" -> end(Joint.OR);
      case "|", "|&" -> end(Joint.PIPE);
      case "&" -> end(Joint.BACKGROUND);
      case ";;" -> {
        end(Joint.SEQUENCE);
        skipPattern();
      }
      default -> end(Joint.SEQUENCE);
    }
  }

  private void word(ShellWord word) {
    if (!words.isEmpty()) {
      words.add(word);
      return;
    }
    var text = word.raw();
    if (CONDITIONS.contains(text)) {
      condition = true;
    } else if (text.equals("!")) {
      negated = true;
    } else if (OPENERS.contains(text)) {
      condition = false;
      loops += text.equals("do") ? 1 : text.equals("done") ? -1 : 0;
      if (text.equals("esac")) {
        cases.poll();
      }
    } else if (text.equals("for")) {
      scanner.skipTo("do");
      loops++;
    } else if (text.equals("case")) {
      cases.push(text);
      scanner.skipTo("in");
      skipPattern();
    } else if (!ASSIGNMENT.matcher(text).lookingAt()) {
      words.add(word);
    }
  }

  private void skipPattern() {
    if (!cases.isEmpty() && !scanner.comes("esac")) {
      scanner.skipTo(")");
    }
  }

  private void end(Joint joint) {
    if (!words.isEmpty()) {
      found.add(new ShellCommand(words, redirects, before, joint, condition || negated, loops, substituted));
    }
    words = new ArrayList<>();
    redirects = new ArrayList<>();
    before = joint;
    negated = false;
  }
}
