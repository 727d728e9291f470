package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.host.CommandResult;
import dev.upg.host.HostFailure;
import dev.upg.source.Span;
import dev.upg.value.Show;

import java.util.List;

/** The words for commands that went wrong. */
final class CommandErrors {
  private static final int SHOWN_LINES = 12;

  private CommandErrors() {}

  static Diagnostic exitCode(RemoteRequest request, CommandResult result, Frame frame, Span at) {
    var diagnostic = Diagnostic.failed(Code.COMMAND_FAILED, "A command failed on `" + request.node().name() + "`", at,
        "exit status " + result.code());
    diagnostic = facts(diagnostic, request, frame).with(new Note("took", Show.duration(result.took())));
    diagnostic = output(diagnostic, "stderr", result.stderr());
    return output(diagnostic, "stdout", result.stdout());
  }

  private static Diagnostic output(Diagnostic diagnostic, String name, String text) {
    var lines = text.strip().lines().toList();
    if (lines.isEmpty() || lines.getFirst().isEmpty()) {
      return diagnostic;
    }
    List<String> tail = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    var cut = tail.size() < lines.size() ? "… " + (lines.size() - tail.size()) + " lines before\n" : "";
    return diagnostic.with(new Note(name, cut + String.join("\n", tail)));
  }

  static Failure noExitCode(RemoteRequest request, HostFailure failure, Frame frame, Span at) {
    var message = failure.getMessage();
    return switch (failure) {
      case HostFailure.Unreachable e ->
        Failure.ofTransport(told(Code.HOST_UNREACHABLE, "`" + request.node().name() + "` can't be reached", message,
            request, e, frame, at));
      case HostFailure.ConnectionLost e -> Failure.ofTransport(told(Code.CONNECTION_LOST,
          "The connection to `" + request.node().name() + "` was lost", message, request, e, frame, at));
      case HostFailure.TimedOut e -> Failure.ofTransport(told(Code.COMMAND_TIMED_OUT,
          "A command ran out of time on `" + request.node().name() + "`", "longer than " + Show.duration(e.timeout()),
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
    return told.with(new Note("command", request.text().strip()));
  }
}
