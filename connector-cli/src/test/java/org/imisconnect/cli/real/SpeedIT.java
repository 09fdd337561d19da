package org.imisconnect.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.imisconnect.cli.real.RecordingProxy.Said;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * W6: a push beside a plain loop that posts the same bodies, both through the same recording proxy
 * into the same server, each begun on the demonstration data. {@code -Dreal.speed=N} members.
 */
class SpeedIT {
  private static final int CONCURRENCY = 4;
  private static final double NANOS = 1e9;
  @TempDir Path folder;

  @Test
  void aPushIsNearlyAsFastAsAPlainLoop() throws Exception {
    int members = Integer.getInteger("real.speed", 0);
    Assumptions.assumeTrue(members > 0, "not asked for: -Dreal.speed=MEMBERS");
    RealServer server = RealServer.ofTheRun();
    server.reset();
    BuiltCommandLine cli = BuiltCommandLine.in(folder.resolve("project"));
    LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    try (RecordingProxy proxy = RecordingProxy.start(server.url())) {
      cli.init("Highland", "starter", "data", proxy.baseUrl());
      cli.edit("rate: 60000", "rate: 60000\n    concurrency: " + CONCURRENCY);
      cli.must(
          "generate",
          "--pack=starter",
          "--members=" + members,
          "--claims=" + members,
          "--today=" + today.plusDays(21),
          "--visits-from=" + today,
          "--out=data");
      cli.crosswalkOf("generated");
      cli.mostly("push");
      List<Said> ours = proxy.take();
      server.reset();
      new PlainLoop(proxy.baseUrl(), server.token()).post(ours, CONCURRENCY);
      List<Said> plain = proxy.take();
      tell("push ", ours);
      tell("plain", plain);
      assertThat(rate(ours) / rate(plain)).as("of the plain loop's rate").isGreaterThan(0.8);
    }
  }

  private static void tell(String who, List<Said> all) {
    System.out.println("  " + who + "  requests " + RecordingProxy.counts(all));
    for (String type : List.of("Patient", "Contract", "Claim")) {
      List<Said> some = all.stream().filter(one -> one.type().equals(type)).toList();
      System.out.printf(Locale.ROOT, "  %s  %s %.1f a second%n", who, type, rate(some));
    }
    System.out.printf(Locale.ROOT, "  %s  all together %.1f a second%n", who, rate(all));
  }

  /** Resources stored a second, from the first write that begins to the last that ends. */
  private static double rate(List<Said> all) {
    List<Said> posts = all.stream().filter(PlainLoop::stored).filter(SpeedIT::isResource).toList();
    long begun = posts.stream().mapToLong(Said::begun).min().orElseThrow();
    long ended = posts.stream().mapToLong(Said::ended).max().orElseThrow();
    return posts.size() / ((ended - begun) / NANOS);
  }

  private static boolean isResource(Said said) {
    return !said.type().equals("login");
  }
}
