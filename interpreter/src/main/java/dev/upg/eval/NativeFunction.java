package dev.upg.eval;

/** The Java behind a {@code native} declaration. */
@FunctionalInterface
public interface NativeFunction {
  /** @throws NativeFailure for what the arguments or the world make impossible */
  dev.upg.value.Value call(NativeCall call) throws NativeFailure, InterruptedException;
}
