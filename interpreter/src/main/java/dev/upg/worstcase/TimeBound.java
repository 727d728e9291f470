package dev.upg.worstcase;

import dev.upg.value.Show;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A longest time: what is known of it, and how often each of what isn't comes on top. {@code toString} is a sum as
 * {@code 2m + replica × 1h22m}.
 *
 * @param fixed never negative
 * @param terms how often each, above zero; in the order they were met
 */
public record TimeBound(Duration fixed, Map<Term, Long> terms) {
  public static final TimeBound ZERO = new TimeBound(Duration.ZERO, Map.of());

  private static final Duration LONGEST = Duration.ofDays(1_000_000_000_000L);

  /** A part that has no value yet. */
  public sealed interface Term {}

  /** A duration of the playbook that has no value before it is run or called: a parameter, or what is computed from one. */
  public record Named(String text) implements Term {}

  /** A duration that only the run can tell. */
  public record Unknown(String why) implements Term {}

  /** As many times as there are items in {@code count}. */
  public record Each(String count, TimeBound time) implements Term {}

  /** Whichever of them is longest. */
  public record Longest(Set<TimeBound> of) implements Term {
    public Longest {
      of = Collections.unmodifiableSet(new LinkedHashSet<>(of));
    }
  }

  /** The answer to a question to a person. */
  public record Answer() implements Term {}

  public TimeBound {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  public static TimeBound of(Duration time) {
    return time.isPositive() ? new TimeBound(time.compareTo(LONGEST) < 0 ? time : LONGEST, Map.of()) : ZERO;
  }

  public static TimeBound of(Term term) {
    return new TimeBound(Duration.ZERO, Map.of(term, 1L));
  }

  /** The time, when nothing in it is unknown; questions don't count. */
  public Optional<Duration> known() {
    return terms.keySet().stream().allMatch(Answer.class::isInstance) ? Optional.of(fixed) : Optional.empty();
  }

  /**
   * The time that is sure to be counted: what has no value yet takes none.
   *
   * @param counts how many items there are, by name; once what isn't named
   */
  public Duration atLeast(Map<String, Long> counts) {
    var sum = fixed;
    for (var term : terms.entrySet()) {
      var one = switch (term.getKey()) {
        case Each(var count, var time) ->
          TimeBound.of(time.atLeast(counts)).times(counts.getOrDefault(count, 1L)).fixed;
        case Longest(var of) -> of.stream().map(time -> time.atLeast(counts)).max(Duration::compareTo)
            .orElse(Duration.ZERO);
        case Named ignored -> Duration.ZERO;
        case Unknown ignored -> Duration.ZERO;
        case Answer ignored -> Duration.ZERO;
      };
      sum = sum.plus(TimeBound.of(one).times(term.getValue()).fixed);
    }
    return TimeBound.of(sum).fixed;
  }

  /** How many questions a person is asked, as far as that is known. */
  public long questions() {
    return terms.getOrDefault(new Answer(), 0L);
  }

  public boolean isZero() {
    return equals(ZERO);
  }

  public TimeBound plus(TimeBound other) {
    var sum = new LinkedHashMap<>(terms);
    other.terms.forEach((term, count) -> sum.merge(term, count, TimeBound::added));
    return new TimeBound(of(fixed.plus(other.fixed)).fixed, sum);
  }

  public TimeBound times(Count count) {
    if (isZero()) {
      return ZERO;
    }
    return switch (count) {
      case Count.AtMost(var number) -> times(number);
      case Count.Named(var text) -> of(new Each(text, this));
    };
  }

  private TimeBound times(long number) {
    if (number <= 0) {
      return ZERO;
    }
    var product = new LinkedHashMap<Term, Long>();
    terms.forEach((term, count) -> product.put(term, multiplied(count, number)));
    var longest = LONGEST.dividedBy(number).compareTo(fixed) < 0 ? LONGEST : fixed.multipliedBy(number);
    return new TimeBound(longest, product);
  }

  /** The longer of the two. Of questions, too, the larger number counts: not more are asked, whichever it is. */
  public TimeBound max(TimeBound other) {
    long questions = Math.max(questions(), other.questions());
    var longer = withoutQuestions().longer(other.withoutQuestions());
    return questions == 0 ? longer : longer.plus(of(new Answer()).times(questions));
  }

  private TimeBound longer(TimeBound other) {
    if (covers(other)) {
      return this;
    }
    if (other.covers(this)) {
      return other;
    }
    var all = new LinkedHashSet<TimeBound>(choices());
    all.addAll(other.choices());
    return of(new Longest(all));
  }

  private Set<TimeBound> choices() {
    return fixed.isZero() && terms.size() == 1 && terms.entrySet().iterator().next().getKey() instanceof Longest(var of)
        && terms.containsValue(1L) ? of : Set.of(this);
  }

  private boolean covers(TimeBound other) {
    return fixed.compareTo(other.fixed) >= 0
        && other.terms.entrySet().stream().allMatch(term -> terms.getOrDefault(term.getKey(), 0L) >= term.getValue());
  }

  private TimeBound withoutQuestions() {
    var rest = new LinkedHashMap<>(terms);
    rest.remove(new Answer());
    return new TimeBound(fixed, rest);
  }

  private static long added(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static long multiplied(long a, long b) {
    return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  /** {@code at most 7h5m, and the answer to 1 question}. */
  public String sentence() {
    var time = withoutQuestions();
    var asked = switch ((int) Math.min(questions(), Integer.MAX_VALUE)) {
      case 0 -> "";
      case 1 -> "the answer to 1 question";
      default -> "the answers to " + questions() + " questions";
    };
    var first = time.isZero() ? asked.isEmpty() ? "no time to speak of" : "" : "at most " + time;
    return first + (first.isEmpty() || asked.isEmpty() ? "" : ", and ") + asked;
  }

  @Override
  public String toString() {
    var parts = new ArrayList<String>();
    if (!fixed.isZero() || terms.isEmpty()) {
      parts.add(fixed.compareTo(LONGEST) < 0 ? Show.duration(fixed) : "longer than anyone waits");
    }
    terms.forEach((term, count) -> parts.add(count == 1 ? text(term) : count + " × " + text(term)));
    return String.join(" + ", parts);
  }

  private static String text(Term term) {
    return switch (term) {
      case Named(var text) -> text;
      case Unknown(var why) -> "an unknown time (" + why + ")";
      case Each(var count, var time) -> count + " × " + time.inBrackets();
      case Longest(var of) -> "the longest of (" + of.stream().map(TimeBound::toString)
          .collect(Collectors.joining(", ")) + ")";
      case Answer() -> "an answer";
    };
  }

  private String inBrackets() {
    return terms.size() + (fixed.isZero() ? 0 : 1) > 1 ? "(" + this + ")" : toString();
  }

  static TimeBound sum(List<TimeBound> times) {
    return times.stream().reduce(ZERO, TimeBound::plus);
  }
}
