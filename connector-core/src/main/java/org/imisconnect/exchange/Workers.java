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
import org.imisconnect.receiver.ReceiverSession;

/** The threads that wait for the receiver. Launched and awaited by one thread. */
final class Workers implements AutoCloseable {
  private final ReceiverSession session;
  private final DispatchListener listener;
  private final ExecutorService threads;
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
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
    threads.execute(() -> done.add(carryOut(work, type)));
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

  /** At least one that is done, and all others that are by then. */
  List<Done> awaitSome(PushState state) {
    List<Done> some = new ArrayList<>();
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
    return some;
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
