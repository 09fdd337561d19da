package org.imisconnect.ledger;

import java.time.Instant;

/**
 * Who runs: a process on a machine.
 *
 * @param machine its name; processes are compared only on one machine
 * @param user name of the account, for the message to the next one
 * @param started when the process began: a pid is used again
 */
public record Owner(String machine, String user, long pid, Instant started) {

  /** Tells whether a process is still there. Thread-safe. */
  @FunctionalInterface
  public interface Liveness {
    /** Whether the owner's process runs; asked for owners on this machine only. */
    boolean isAlive(Owner owner);

    /** Asks the operating system. */
    static Liveness ofSystem() {
      return owner ->
          ProcessHandle.of(owner.pid())
              .filter(ProcessHandle::isAlive)
              .filter(p -> p.info().startInstant().map(owner.started()::equals).orElse(true))
              .isPresent();
    }
  }

  /** This process. */
  public static Owner ofThisProcess(String machine, String user) {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(machine, user, self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
  }
}
