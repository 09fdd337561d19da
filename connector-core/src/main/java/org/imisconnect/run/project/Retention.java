package org.imisconnect.run.project;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long personal data stays on disk; null for ever.
 *
 * @param forms what was sent of resources that have not changed since
 * @param logs logs of runs
 */
public record Retention(@Nullable Duration forms, @Nullable Duration logs) {}
