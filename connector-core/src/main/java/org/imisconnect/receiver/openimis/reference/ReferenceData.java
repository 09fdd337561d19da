package org.imisconnect.receiver.openimis.reference;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.ReferenceEntry;

/** Reference data, read when first asked for and again when too old. Thread-safe. */
public final class ReferenceData {
  private final ReferenceReader reader;
  private final Clock clock;
  private final Duration maxAge;
  private final Map<CrosswalkKind, ReferenceList> lists = new EnumMap<>(CrosswalkKind.class);

  public ReferenceData(ReferenceReader reader, Clock clock, Duration maxAge) {
    this.reader = reader;
    this.clock = clock;
    this.maxAge = maxAge;
  }

  /**
   * All of a kind.
   *
   * @throws ExchangeException when nothing can be read
   */
  public synchronized ReferenceList list(CrosswalkKind kind) {
    ReferenceList known = lists.get(kind);
    if (known == null || known.readAt().plus(maxAge).isBefore(clock.instant())) {
      known = reader.read(kind);
      lists.put(kind, known);
    }
    return known;
  }

  /** By code without regard to letter case. */
  public Optional<ReferenceEntry> find(CrosswalkKind kind, String code) {
    return list(kind).find(code);
  }

  /** A village by code, with the names of its ward, district and region; empty for any other. */
  public Optional<Village> village(String code) {
    ReferenceList locations = list(CrosswalkKind.LOCATION);
    return locations
        .find(code)
        .filter(place -> place.name().startsWith("V|"))
        .map(
            place -> {
              Optional<ReferenceEntry> ward = locations.find(place.parent());
              Optional<ReferenceEntry> district = ward.flatMap(w -> locations.find(w.parent()));
              Optional<ReferenceEntry> region = district.flatMap(d -> locations.find(d.parent()));
              return new Village(
                  place.code(),
                  place.remoteId(),
                  name(Optional.of(place)),
                  name(ward),
                  name(district),
                  name(region));
            })
        .filter(village -> !village.region().isEmpty());
  }

  /**
   * Entries as a crosswalk needs them: of the locations only villages, named by their whole way.
   */
  public List<ReferenceEntry> targets(CrosswalkKind kind) {
    List<ReferenceEntry> entries = list(kind).entries();
    if (kind != CrosswalkKind.LOCATION) {
      return entries;
    }
    return entries.stream()
        .flatMap(entry -> village(entry.code()).stream())
        .map(ReferenceData::target)
        .toList();
  }

  private static ReferenceEntry target(Village village) {
    String name =
        String.join(", ", village.name(), village.ward(), village.district(), village.region());
    return new ReferenceEntry(
        CrosswalkKind.LOCATION, village.code(), village.uuid(), name, village.ward());
  }

  private static String name(Optional<ReferenceEntry> place) {
    return place.map(ReferenceData::placeName).orElse("");
  }

  /** The name of a location's entry without its level. */
  private static String placeName(ReferenceEntry place) {
    return place.name().substring(place.name().indexOf('|') + 1);
  }

  /** Claim administrators of a facility, by its code. */
  public List<ReferenceEntry> claimAdmins(String facility) {
    return list(CrosswalkKind.CLAIM_ADMIN).entries().stream()
        .filter(admin -> admin.parent().equalsIgnoreCase(facility))
        .toList();
  }
}
