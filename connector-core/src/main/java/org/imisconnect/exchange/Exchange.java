package org.imisconnect.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.imisconnect.ledger.Owner;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Reduced;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one folder of mapped resources with one receiver. One thread.
 *
 * <pre>{@code
 * try (Exchange exchange = Exchange.open(out, scratchFile, scope)) {
 *   Plan plan = exchange.plan();
 *   exchange.show(Step.WITHHELD, System.out::println);
 * }
 * try (Exchange exchange = Exchange.open(out, scratchFile, scope)) {
 *   PushResult result = exchange.push(owner, Owner.Liveness.ofSystem(), listener, () -> false);
 * }
 * }</pre>
 */
public final class Exchange implements AutoCloseable {
  private final ExchangeScope scope;
  private final Scratch scratch;
  private @Nullable Plan plan;

  private Exchange(ExchangeScope scope, Scratch scratch) {
    this.scope = scope;
    this.scratch = scratch;
  }

  /**
   * Reads the folder once: ids, rows and links, no resource is kept in memory.
   *
   * @param folder {@code <ResourceType>.ndjson} and {@code trace.ndjson}
   * @param scratch a file that is written anew, and removed on close
   * @throws org.imisconnect.finding.ConfigException when trace and files do not agree
   */
  public static Exchange open(Path folder, Path scratch, ExchangeScope scope) throws IOException {
    Scratch made = Scratch.create(scratch);
    boolean done = false;
    try {
      new Intake(folder, scope.session(), made).read();
      done = true;
      return new Exchange(scope, made);
    } finally {
      if (!done) {
        made.close();
      }
    }
  }

  /** Plans without writing to the ledger or to the receiver. Once per exchange. */
  public Plan plan() {
    if (plan == null) {
      new Planner(scope, scratch).plan();
      Map<String, Long> gone = new PlanApplication(scope, scratch).gone(false);
      plan = new PlanCounts(scope, scratch).count(gone);
    }
    return plan;
  }

  /** Gives on the resources of a step in source order, with their differences. After planning. */
  public void show(Step step, Consumer<PlannedResource> sink) {
    PlanPages.walk(
        scratch,
        "step = '" + step.name() + "'",
        planned -> {
          CanonicalResource resource = scratch.resource(planned.n());
          List<FormDifference> differences =
              step == Step.UPDATE || step == Step.NOT_CARRIED ? differences(resource) : List.of();
          sink.accept(
              new PlannedResource(resource, step, planned.cause(), planned.amount(), differences));
        });
  }

  private List<FormDifference> differences(CanonicalResource resource) {
    Optional<Form> before = scope.ledger().findForm(resource.id());
    Reduced reduced = scope.session().reduce(resource, scratch).result();
    Form after =
        reduced instanceof Reduced.Send send
            ? send.form()
            : reduced instanceof Reduced.Held held ? held.form() : null;
    return before.isPresent() && after != null
        ? FormDifference.between(before.get().body(), after.body())
        : List.of();
  }

  /**
   * Takes the lease, clears what an earlier run left in doubt, plans, and sends.
   *
   * @param asked tells whether to stop; asked before each write
   * @throws org.imisconnect.finding.ConfigException when another run has the ledger
   * @throws org.imisconnect.finding.ExchangeException when the receiver refuses login or right
   */
  public PushResult push(
      Owner owner, Owner.Liveness liveness, DispatchListener listener, BooleanSupplier asked) {
    scope.ledger().begin(owner, liveness);
    boolean alive = false;
    try (Push push = new Push(scope, scratch, listener, asked)) {
      PushResult result = push.run(this::plan);
      alive = true;
      return result;
    } catch (RuntimeException e) {
      alive = true;
      throw e;
    } finally {
      // An Error is a death: the lease stays, as it would after a kill.
      if (alive) {
        scope.ledger().end();
      }
    }
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
