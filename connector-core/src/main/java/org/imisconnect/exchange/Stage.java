package org.imisconnect.exchange;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.imisconnect.exchange.PushResult.Stop;
import org.imisconnect.exchange.Work.Done;
import org.imisconnect.exchange.Work.Failed;
import org.imisconnect.exchange.Work.Look;
import org.imisconnect.exchange.Work.Looked;
import org.imisconnect.exchange.Work.Write;
import org.imisconnect.exchange.Work.Written;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Sends all resources of one receiver type. One thread decides and writes to the ledger; others
 * wait for the receiver. Each turn makes one commit: the answers that came in, and the intents that
 * go out.
 */
final class Stage {
  private final ExchangeScope scope;
  private final PushState state;
  private final Workers workers;
  private final DispatchListener listener;
  private final TypeRule rule;
  private final LaneQueue lanes;
  private final LedgerBuffer buffer;
  private final Results results;
  private final Preparation preparation;
  private final @Nullable Canary canary;
  private final Deque<Look> doubts = new ArrayDeque<>();
  private final List<Look> suspended = new ArrayList<>();
  private final List<Entry> answered = new ArrayList<>();

  Stage(
      ExchangeScope scope,
      Scratch scratch,
      PushState state,
      Workers workers,
      DispatchListener listener,
      TypeRule rule,
      LaneQueue lanes,
      Preparation.Contact contact) {
    this.scope = scope;
    this.state = state;
    this.workers = workers;
    this.listener = listener;
    this.rule = rule;
    this.lanes = lanes;
    this.buffer = new LedgerBuffer(scope.ledger());
    this.results = new Results(scope, buffer);
    this.preparation = new Preparation(scope, scratch, buffer, rule, contact);
    ExchangeSettings settings = scope.settings();
    this.canary = rule.canary() ? new Canary(settings.canary(), settings.refusedLimit()) : null;
  }

  /** Sends, waits for what is in doubt to settle, looks it up, and sends again what is absent. */
  void run() {
    dispatch();
    for (int i = 0; i < scope.settings().attemptLimit() && settle(); i++) {
      dispatch();
    }
  }

  private boolean settle() {
    if (suspended.isEmpty() || state.isStopped()) {
      return false;
    }
    Instant settled =
        suspended.stream()
            .map(look -> look.entry().attempt().doubtfulSince())
            .map(since -> since == null ? scope.clock().instant() : since.plus(scope.settle()))
            .max(Instant::compareTo)
            .orElseThrow();
    if (!state.await(settled)) {
      return false;
    }
    // One reading that begins now, when all have settled, may answer them all.
    scope.session().lookTogether(suspended.stream().map(Look::form).toList());
    doubts.addAll(suspended);
    suspended.clear();
    return true;
  }

  private void dispatch() {
    while (true) {
      Departures next = new Departures(rule.together());
      while (workers.underWay() + next.requests() < scope.settings().concurrency()
          && state.mayStart(workers.underWay() + next.requests() > 0)) {
        Work work = nextWork();
        if (work == null) {
          break;
        }
        next.add(work);
      }
      commit();
      launch(next);
      if (workers.underWay() == 0) {
        break;
      }
      workers.awaitSome(state).forEach(this::handle);
    }
    commit();
  }

  private void commit() {
    buffer.flush();
    answered.forEach(entry -> listener.at(DispatchPoint.AFTER_COMMIT, rule.type(), entry.id()));
    answered.clear();
  }

  private void launch(Departures next) {
    next.writes()
        .forEach(work -> listener.at(DispatchPoint.AFTER_INTENT, rule.type(), work.entry().id()));
    next.single().forEach(work -> workers.launch(work, rule.type()));
    next.groups().forEach(group -> workers.launchTogether(group, rule.type()));
  }

  private @Nullable Work nextWork() {
    Look doubt = doubts.pollFirst();
    if (doubt != null) {
      return new Look(doubt.lane(), doubt.entry(), doubt.form(), scope.clock().instant());
    }
    if (canary != null && !canary.mayLeave()) {
      return null;
    }
    for (Lane lane = lanes.poll(); lane != null; lane = lanes.poll()) {
      Work work = preparation.next(lane);
      if (work instanceof Write) {
        state.sent++;
        if (canary != null) {
          canary.left();
        }
      }
      if (work != null) {
        return work;
      }
    }
    return null;
  }

  private void handle(Done done) {
    if (done instanceof Written written) {
      written(written.write(), written.outcome());
    } else if (done instanceof Looked looked) {
      looked(looked);
    } else if (done instanceof Failed failed) {
      failed(failed.work(), failed.cause());
    }
  }

  private void written(Write write, Outcome outcome) {
    listener.at(DispatchPoint.AFTER_ANSWER_BEFORE_COMMIT, rule.type(), write.entry().id());
    Entry after = results.apply(write.entry(), write.form().form(), outcome);
    answered.add(after);
    if (outcome instanceof Outcome.Changed && after.state() == ResourceState.READY) {
      // Overwritten by the project's own choice, at once.
      write.lane().overwrite();
      lanes.tryAgain(write.lane());
      return;
    }
    switch (after.state()) {
      case ACCEPTED, REFUSED, CONFLICT -> settled(write.lane(), after);
      case UNKNOWN -> doubts.add(new Look(write.lane(), after, write.form(), Instant.EPOCH));
      default -> {
        if (canary != null) {
          canary.cameBack();
        }
        state.sent--;
        write.lane().tryNotCounted();
        lanes.tryAgain(write.lane());
        state.notSent(outcome instanceof Outcome.NotSent not ? not.after() : null);
      }
    }
  }

  /** One resource has a certain outcome: count it, and let its lane go on. */
  private void settled(Lane lane, Entry after) {
    state.certainty();
    boolean refused = after.state() == ResourceState.REFUSED;
    state.refused += refused ? 1 : 0;
    state.accepted += after.state() == ResourceState.ACCEPTED ? 1 : 0;
    judge(refused || after.decision() == Answer.Decision.REJECTED);
    lane.advance();
    lanes.goOn(lane);
  }

  private void judge(boolean bad) {
    if (canary == null) {
      return;
    }
    canary.judge(bad);
    if (canary.isStopped()) {
      state.stop(
          Stop.CANARY, canary.bad() + " of " + canary.judged() + " were refused or rejected");
    }
  }

  private void looked(Looked looked) {
    Look look = looked.look();
    boolean inDoubt = look.entry().state() == ResourceState.UNKNOWN;
    Optional<Entry> after = results.apply(look, looked.search(), rule);
    if (inDoubt) {
      cleared(look, after);
    } else {
      preparation.looked(look.lane(), looked.search(), after);
      after
          .filter(entry -> entry.state() == ResourceState.ACCEPTED)
          .ifPresent(entry -> state.accepted++);
      lanes.goOn(look.lane());
    }
  }

  private void cleared(Look look, Optional<Entry> after) {
    if (after.isEmpty()) {
      suspended.add(look);
      if (look.begun().isBefore(settledAt(look))) {
        state.doubt();
        judge(false);
      }
      return;
    }
    answered.add(after.get());
    if (after.get().state() == ResourceState.READY) {
      state.certainty();
      lanes.goOn(look.lane());
    } else {
      settled(look.lane(), after.get());
    }
  }

  private Instant settledAt(Look look) {
    Instant since = look.entry().attempt().doubtfulSince();
    return since == null ? Instant.MIN : since.plus(scope.settle());
  }

  private void failed(Work work, Throwable cause) {
    if (cause instanceof Error death) {
      throw death;
    }
    RuntimeException exception =
        cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    state.fail(exception);
    if (work instanceof Write write) {
      // A refused login surely had no effect; of a bug nobody knows.
      Entry entry = write.entry();
      if (exception instanceof ExchangeException) {
        results.apply(
            entry,
            write.form().form(),
            new Outcome.NotSent("the receiver refused login or right", null));
      } else {
        results.doubtful(entry, "the receiver's code failed");
      }
    }
  }
}
