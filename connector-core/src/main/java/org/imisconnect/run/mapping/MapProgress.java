package org.imisconnect.run.mapping;

/** Hears how a mapping run goes on. Called by the thread that runs the job. */
public interface MapProgress {
  /** A pass over a record begins; {@code bytes} of its input, or -1 where not known. */
  void begin(String record, long bytes);

  /** More rows are done. */
  void rows(long rows, long bytes);

  /** Hears nothing. */
  static MapProgress none() {
    return new MapProgress() {
      @Override
      public void begin(String record, long bytes) {}

      @Override
      public void rows(long rows, long bytes) {}
    };
  }
}
