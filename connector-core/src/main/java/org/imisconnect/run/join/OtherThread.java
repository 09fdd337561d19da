package org.imisconnect.run.join;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Lets what went wrong in another thread go wrong in the one that waits for it. */
public final class OtherThread {
  private OtherThread() {}

  /**
   * What to throw in place of the wrapper.
   *
   * @throws IOException where the other thread could not read or write
   */
  public static RuntimeException failure(ExecutionException wrapped) throws IOException {
    Throwable cause = Objects.requireNonNull(wrapped.getCause());
    if (cause instanceof UncheckedIOException unchecked) {
      throw unchecked.getCause();
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
