package org.imisconnect.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far a command is: one line that is written over on a terminal, plain lines at a distance
 * elsewhere, both to where people look. Thread-safe.
 */
public final class ProgressLine {
  private static final int BAR = 24;
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(60);

  private final Env env;
  private final String label;
  private final String unit;
  private final Instant began;
  private Instant shown;
  private long total;
  private long done;
  private boolean dirty;

  /**
   * Begins.
   *
   * @param unit what is counted, for plain lines
   */
  public ProgressLine(Env env, String label, String unit) {
    this.env = env;
    this.label = label;
    this.unit = unit;
    this.began = env.clock().instant();
    this.shown = began;
  }

  /** How much there is; 0 where nobody knows. */
  public synchronized void total(long number) {
    total = number;
  }

  /** More is done. */
  public synchronized void add(long number) {
    done += number;
    Instant now = env.clock().instant();
    Duration since = Duration.between(shown, now);
    if (since.compareTo(env.terminal() ? ON_TERMINAL : ELSEWHERE) >= 0) {
      shown = now;
      show(now);
    }
  }

  private void show(Instant now) {
    if (env.terminal()) {
      env.err().print("\r" + line(now) + "  ");
      env.err().flush();
      dirty = true;
    } else {
      env.err().println(line(now));
    }
  }

  private String line(Instant now) {
    double seconds = Math.max(0.001, Duration.between(began, now).toMillis() / 1000.0);
    double rate = done / seconds;
    StringBuilder line = new StringBuilder(80);
    line.append(String.format(Locale.ROOT, "  %-9s ", label));
    if (total > 0 && env.terminal()) {
      int full = (int) Math.min(BAR, done * BAR / total);
      line.append((env.signs().unicode() ? "█" : "#").repeat(full));
      line.append((env.signs().unicode() ? "░" : ".").repeat(BAR - full)).append("  ");
    }
    line.append(Signs.count(done));
    line.append(total > 0 ? " of " + Signs.count(total) : "").append(' ').append(unit);
    line.append(String.format(Locale.ROOT, "  %,.0f/s", rate));
    if (total > done && rate > 0) {
      line.append("  ").append(Words.time((long) ((total - done) / rate))).append(" left");
    }
    return line.toString();
  }

  /** Removes the line from a terminal; what follows begins at the margin. */
  public synchronized void end() {
    if (dirty) {
      env.err().print("\r" + " ".repeat(79) + "\r");
      env.err().flush();
      dirty = false;
    }
  }
}
