package org.imisconnect.run.project;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long personal data stays on disk; null for ever.
 *
 * @param forms what the ledger keeps of resources that have not changed since
 * @param logs logs of runs
 * @param output mapped resources, trace and rejects: a mapping makes them anew
 * @param letters exported letters and worklist, in their usual places
 */
public record Retention(
    @Nullable Duration forms,
    @Nullable Duration logs,
    @Nullable Duration output,
    @Nullable Duration letters) {
  /** Everything stays. */
  public static final Retention NONE = new Retention(null, null, null, null);
}
