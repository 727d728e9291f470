package dev.upg.host;

/** What is known of a job of an earlier connection, or of an earlier process. */
public sealed interface JobAnswer {
  /** It ran to its end; its folder is kept until {@link Host#forget}. */
  record Finished(CommandResult result) implements JobAnswer {}

  /** It hasn't begun, and what was sent of it can't begin any more; its folder, which forbids it, is kept until {@link Host#forget}. */
  record NeverStarted() implements JobAnswer {}

  /**
   * It was started, and how it ended can't be told any more. Its folder is kept.
   *
   * @param known all that can be said, in sentences
   */
  record Unknown(String known) implements JobAnswer {}
}
