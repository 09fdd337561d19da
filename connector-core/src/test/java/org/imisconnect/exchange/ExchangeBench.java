package org.imisconnect.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.imisconnect.exchange.ExchangeSettings.ConflictPolicy;
import org.imisconnect.exchange.ExchangeSettings.Contracts;
import org.imisconnect.finding.Finding;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Owner;
import org.imisconnect.ledger.sqlite.SqliteLedger;

/**
 * A folder, a server and a ledger on a bench: each run opens all of them anew, as a process would.
 */
final class ExchangeBench {
  static final Owner OWNER = new Owner("machine", "nobody", 1, Instant.EPOCH);
  static final Owner.Liveness ALL_DEAD = owner -> false;

  final TestClock clock = new TestClock();
  final FakeServer server = new FakeServer(clock);
  final FakeSession session = new FakeSession(server, clock);
  final List<Finding> findings = new ArrayList<>();
  final MappedFolder source;
  private final Path folder;
  ExchangeSettings settings =
      ExchangeSettings.of(Contracts.ACTIVE, ConflictPolicy.HOLD, ZoneOffset.UTC)
          .withPace(4, 150, Duration.ofSeconds(60))
          .withLimits(50, 0.2, 1.0);
  DispatchListener listener = DispatchListener.NONE;
  BooleanSupplier asked = () -> false;

  ExchangeBench(Path folder, MappedFolder source) {
    try {
      this.folder = Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.source = source;
  }

  SqliteLedger ledger() {
    return SqliteLedger.open(folder.resolve("ledger.db"), "test", "la-demo", clock);
  }

  PushResult push() {
    return with((exchange, ledger) -> exchange.push(OWNER, ALL_DEAD, listener, asked));
  }

  Plan plan() {
    return with((exchange, ledger) -> exchange.plan());
  }

  List<PlannedResource> show(Step step) {
    return with(
        (exchange, ledger) -> {
          exchange.plan();
          List<PlannedResource> shown = new ArrayList<>();
          exchange.show(step, shown::add);
          return shown;
        });
  }

  interface Use<T> {
    T of(Exchange exchange, SqliteLedger ledger);
  }

  <T> T with(Use<T> use) {
    try (SqliteLedger ledger = ledger()) {
      ExchangeScope scope =
          new ExchangeScope(session, ledger, settings, "1.0", clock, clock, findings::add);
      Path mapped = source.write(folder.resolve("out"));
      try (Exchange exchange = Exchange.open(mapped, folder.resolve("scratch.db"), scope)) {
        return use.of(exchange, ledger);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Entry entry(String type, String key) {
    try (SqliteLedger ledger = ledger()) {
      return ledger.find(MappedFolder.id(type, key)).orElseThrow();
    }
  }

  /** {@code "Patient ACCEPTED" -> 4}. */
  Map<String, Long> states() {
    try (SqliteLedger ledger = ledger()) {
      Map<String, Long> states = new TreeMap<>();
      ledger.totals().forEach(t -> states.merge(t.type() + " " + t.state(), t.count(), Long::sum));
      return states;
    }
  }
}
