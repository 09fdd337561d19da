package org.imisconnect.receiver;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One environment of a receiver, as the project file has it, secrets resolved. Immutable.
 *
 * @param environment its name in the project file ({@code production}); part of every ledger key
 * @param kind {@link Receiver#kind()}
 * @param url base address, as the user wrote it
 * @param zone the server's zone: it cannot be asked for
 * @param currency ISO code that the server's amounts are in (openIMIS writes {@code $})
 * @param accounts who logs in; the first that serves a district, else the first without districts
 * @param options settings of this kind only ({@code insurance-number-length: 9}), checked by it
 * @param crosswalk national code to this installation's code
 */
public record ReceiverSettings(
    String environment,
    String kind,
    URI url,
    ZoneId zone,
    String currency,
    List<Account> accounts,
    Map<String, String> options,
    Crosswalk crosswalk) {

  public ReceiverSettings {
    accounts = List.copyOf(accounts);
    options = Map.copyOf(options);
  }

  /**
   * A login.
   *
   * @param districts codes of the districts it serves; empty for all
   */
  public record Account(String user, Secret password, List<String> districts) {
    public Account {
      districts = List.copyOf(districts);
    }
  }

  /** A secret that shows itself only when asked by name. */
  public record Secret(String reveal) {
    @Override
    public String toString() {
      return "(secret)";
    }
  }
}
