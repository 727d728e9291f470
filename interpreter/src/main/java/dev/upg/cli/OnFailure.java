package dev.upg.cli;

import dev.upg.eval.Counsel;
import dev.upg.eval.Retrying;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What becomes of a statement that fails, said before: {@code ask}, {@code stop} or {@code retry=N}. Nothing is skipped
 * unseen: that takes a person, and a reason.
 *
 * @param retries how often it is tried again by itself
 * @param asks whether somebody at the terminal decides then
 */
record OnFailure(int retries, boolean asks) {
  static final OnFailure ASK = new OnFailure(0, true);

  private static final String RETRY = "retry=[1-9][0-9]?";

  /** @param person who can be asked; empty when nobody can */
  Optional<Counsel> counsel(Supplier<Optional<Counsel>> person) {
    var asked = asks ? person.get() : Optional.<Counsel>empty();
    return retries > 0 ? Optional.of(new Retrying(retries, asked)) : asked;
  }

  @Override
  public String toString() {
    return retries > 0 ? "retry=" + retries : asks ? "ask" : "stop";
  }

  static final class Converter implements ITypeConverter<OnFailure> {
    @Override
    public OnFailure convert(String text) {
      if (text.equals("ask")) {
        return ASK;
      }
      if (text.equals("stop")) {
        return new OnFailure(0, false);
      }
      if (!text.matches(RETRY)) {
        throw new TypeConversionException("wants ask, stop or retry=N with N from 1 to 99, not `" + text + "`");
      }
      return new OnFailure(Integer.parseInt(text.substring("retry=".length())), true);
    }
  }
}
