package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import java.io.RandomAccessFile;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What a host does with a job whose input comes over a connection that breaks. */
abstract class SshJobContract extends JobContract {
  @Test
  void noticesThatAFileBreaksOff() throws Exception {
    var file = folder.resolve("file");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(8L << 30);
    }
    var running = started(upload("echo begun; cat >/dev/null", file));
    cut();
    assertInstanceOf(HostFailure.ConnectionLost.class, assertThrows(ExecutionException.class, running::get).getCause());
    await(jobFolder().resolve("code"));
    var unknown = assertInstanceOf(JobAnswer.Unknown.class, host().attach(job, LONG, OutputListener.NONE));
    assertTrue(unknown.known().contains("broke off"), unknown.known());
    assertTrue(unknown.known().contains("exit status 0"), unknown.known());
    var failure = assertThrows(HostFailure.EndUnknown.class,
        () -> host().execute(upload("echo twice", file), OutputListener.NONE));
    assertEquals(unknown.known(), failure.getMessage());
  }
}
