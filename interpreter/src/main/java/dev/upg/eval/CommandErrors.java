package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.host.CommandResult;
import dev.upg.host.HostFailure;
import dev.upg.source.Span;
import dev.upg.value.Show;

/** The words for commands that went wrong. */
final class CommandErrors {
  private CommandErrors() {}

  static Diagnostic exitCode(RemoteRequest request, CommandResult result, OutputTail tail, Frame frame, Span at) {
    var diagnostic = Diagnostic.failed(Code.COMMAND_FAILED, "A command failed on `" + request.node().name() + "`", at,
        "exit status " + result.code());
    return tail.facts(facts(diagnostic, request, frame).with(new Note("took", Show.duration(result.took()))));
  }

  static Failure noExitCode(RemoteRequest request, HostFailure failure, OutputTail tail, Frame frame, Span at) {
    var told = noExitCode(request, failure, frame, at);
    return told.with(tail.facts(told.bare()));
  }

  private static Failure noExitCode(RemoteRequest request, HostFailure failure, Frame frame, Span at) {
    var message = failure.getMessage();
    return switch (failure) {
      case HostFailure.Unreachable e ->
        Failure.ofTransport(told(Code.HOST_UNREACHABLE, "`" + request.node().name() + "` can't be reached", message,
            request, e, frame, at));
      case HostFailure.ConnectionLost e -> Failure.ofTransport(told(Code.CONNECTION_LOST,
          "The connection to `" + request.node().name() + "` was lost", message, request, e, frame, at));
      case HostFailure.EndUnknown e -> Failure.ofTransport(told(Code.CONNECTION_LOST,
          "How a command ended on `" + request.node().name() + "` isn't known", message, request, e, frame, at));
      case HostFailure.TimedOut e -> Failure.ofTransport(told(Code.COMMAND_TIMED_OUT,
          "A command ran out of time on `" + request.node().name() + "`", "longer than its timeout",
          request, e, frame, at));
      case HostFailure.UnknownHostKey e ->
        Failure.of(told(Code.HOST_KEY_UNKNOWN, message, "not connected", request, e, frame, at));
      case HostFailure.ChangedHostKey e ->
        Failure.of(told(Code.HOST_KEY_CHANGED, message, "not connected", request, e, frame, at));
      case HostFailure.KeyRefused e -> Failure.of(told(Code.KEY_REFUSED,
          "`" + request.node().name() + "` refused the login", message, request, e, frame, at));
      case HostFailure.KilledBySignal e -> Failure.of(told(Code.KILLED_BY_SIGNAL,
          "A command on `" + request.node().name() + "` was killed", "ended by signal " + e.signal(), request, e,
          frame, at));
      case HostFailure.CannotRun e -> Failure
          .of(told(Code.NO_SHELL, "`" + request.node().name() + "` can't run this command", message, request, e,
              frame, at));
    };
  }

  private static Diagnostic told(Code code, String title, String label, RemoteRequest request, HostFailure failure,
      Frame frame, Span at) {
    var told = facts(Diagnostic.failed(code, title, at, label), request, frame);
    return (label.equals(title) ? told : told.with(new Note("why", failure.getMessage()))).help(failure.remedy());
  }

  private static Diagnostic facts(Diagnostic diagnostic, RemoteRequest request, Frame frame) {
    var address = request.node().address();
    var told = diagnostic.with(new Note("node", request.node().name()
        + (address.host().equals(request.node().name()) ? "" : " (" + address.host() + ")")));
    if (frame.step().isPresent()) {
      told = told.with(new Note("step", frame.step().get()));
    }
    told = told.with(new Note("command", request.text().strip()));
    return request.stdin().isPresent() ? told.with(new Note("stdin", request.stdin().get().strip())) : told;
  }
}
