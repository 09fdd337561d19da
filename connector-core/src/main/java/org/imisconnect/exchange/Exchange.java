package org.imisconnect.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.imisconnect.finding.ConnectorException;
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

  /**
   * Plans without writing to the ledger or to the receiver. Findings are given on each time; a push
   * plans anew, as the ledger may have moved on since.
   */
  public Plan plan() {
    new Planner(scope, scratch).plan();
    Map<String, Long> gone = new PlanApplication(scope, scratch).gone(false);
    return new PlanCounts(scope, scratch).count(gone);
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
    Form after = form(scope.session().reduce(resource, scratch).result());
    return before.isPresent() && after != null
        ? FormDifference.between(before.get().body(), after.body())
        : List.of();
  }

  /** What is sent, now or on its day; null where nothing is. */
  static @Nullable Form form(Reduced reduced) {
    return reduced instanceof Reduced.Send send
        ? send.form()
        : reduced instanceof Reduced.Held held ? held.form() : null;
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
    return run(owner, liveness, listener, asked, Preparation.Contact.SEND);
  }

  /**
   * Links what the receiver has already, by its lists, and sends nothing: at first contact, and to
   * rebuild a ledger after a loss. What is not there is READY for the next push.
   */
  public PushResult link(Owner owner, Owner.Liveness liveness, BooleanSupplier asked) {
    return run(owner, liveness, DispatchListener.NONE, asked, Preparation.Contact.LINK);
  }

  private PushResult run(
      Owner owner,
      Owner.Liveness liveness,
      DispatchListener listener,
      BooleanSupplier asked,
      Preparation.Contact contact) {
    scope.ledger().begin(owner, liveness);
    // An Error passes through: it is a death, and the lease stays, as it would after a kill.
    try (Push push = new Push(scope, scratch, listener, asked)) {
      PushResult result = push.run(this::plan, contact);
      scope.ledger().end();
      return result;
    } catch (RuntimeException e) {
      try {
        scope.ledger().end();
      } catch (ConnectorException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
