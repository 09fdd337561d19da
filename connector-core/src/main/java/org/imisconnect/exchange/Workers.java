package org.imisconnect.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.imisconnect.exchange.Work.Done;
import org.imisconnect.exchange.Work.Failed;
import org.imisconnect.exchange.Work.Look;
import org.imisconnect.exchange.Work.Looked;
import org.imisconnect.exchange.Work.Write;
import org.imisconnect.exchange.Work.Written;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ReceiverSession;

/** The threads that wait for the receiver. Launched and awaited by one thread. */
final class Workers implements AutoCloseable {
  private final ReceiverSession session;
  private final DispatchListener listener;
  private final ExecutorService threads;
  private final BlockingQueue<List<Done>> done = new LinkedBlockingQueue<>();
  private int underWay;

  Workers(ReceiverSession session, DispatchListener listener, int threads) {
    this.session = session;
    this.listener = listener;
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "exchange");
              thread.setDaemon(true);
              return thread;
            });
  }

  int underWay() {
    return underWay;
  }

  void launch(Work work, String type) {
    underWay++;
    threads.execute(() -> done.add(List.of(carryOut(work, type))));
  }

  /** Several creates in one request, where the receiver takes them so. */
  void launchTogether(List<Write> writes, String type) {
    underWay++;
    threads.execute(() -> done.add(carryOutTogether(writes, type)));
  }

  private List<Done> carryOutTogether(List<Write> writes, String type) {
    try {
      List<Outcome> outcomes = session.createTogether(writes.stream().map(Write::form).toList());
      List<Done> ended = new ArrayList<>();
      for (int i = 0; i < writes.size(); i++) {
        listener.at(DispatchPoint.AFTER_SEND, type, writes.get(i).entry().id());
        ended.add(new Written(writes.get(i), outcomes.get(i)));
      }
      return ended;
    } catch (Throwable e) {
      return writes.stream().<Done>map(write -> new Failed(write, e)).toList();
    }
  }

  /** Never throws: what goes wrong, a death too, is told to the thread that decides. */
  private Done carryOut(Work work, String type) {
    try {
      if (work instanceof Write write) {
        Written written = new Written(write, write.send(session));
        listener.at(DispatchPoint.AFTER_SEND, type, write.entry().id());
        return written;
      }
      Look look = (Look) work;
      return new Looked(look, look.search(session));
    } catch (Throwable e) {
      return new Failed(work, e);
    }
  }

  /** What at least one request came to, and all others that are done by then. */
  List<Done> awaitSome(PushState state) {
    List<List<Done>> some = new ArrayList<>();
    while (some.isEmpty()) {
      try {
        some.add(done.take());
      } catch (InterruptedException e) {
        // What left has to be awaited all the same; the push stops after that.
        state.interrupted();
      }
    }
    done.drainTo(some);
    underWay -= some.size();
    return some.stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
