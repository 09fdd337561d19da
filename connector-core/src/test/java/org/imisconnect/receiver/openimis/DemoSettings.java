package org.imisconnect.receiver.openimis;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Place;
import org.imisconnect.receiver.Crosswalk;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;

/** Settings and crosswalk for the public demonstration data of openIMIS. */
public final class DemoSettings {
  private DemoSettings() {}

  public static ReceiverSettings of(URI url, String user, String password) {
    return new ReceiverSettings(
        "test",
        "openimis",
        url,
        ZoneOffset.UTC,
        "USD",
        List.of(new Account(user, new Secret(password), List.of())),
        Map.of("contract-status", "active"),
        crosswalk());
  }

  public static Crosswalk crosswalk() {
    Map<CrosswalkKind, List<Crosswalk.Row>> rows = new EnumMap<>(CrosswalkKind.class);
    put(rows, CrosswalkKind.LOCATION, "V01", "r1d1m1v1");
    put(rows, CrosswalkKind.OFFICER, "OFF1", "E00001");
    put(rows, CrosswalkKind.PRODUCT, "PROD1", "BCUL0001");
    put(rows, CrosswalkKind.FACILITY, "HF1", "VIDS001");
    put(rows, CrosswalkKind.CLAIM_ADMIN, "ADM1", "VIDS0011");
    put(rows, CrosswalkKind.DIAGNOSIS, "A00.0", "A000");
    put(rows, CrosswalkKind.ITEM, "D1", "0001");
    put(rows, CrosswalkKind.SERVICE, "S1", "A1");
    put(rows, CrosswalkKind.RELATION, "child", "4");
    return Crosswalk.of(rows, finding -> {});
  }

  private static void put(
      Map<CrosswalkKind, List<Crosswalk.Row>> rows, CrosswalkKind kind, String from, String to) {
    rows.computeIfAbsent(kind, k -> new ArrayList<>())
        .add(new Crosswalk.Row(from, to, null, null, "", Place.of(kind.fileName())));
  }
}
