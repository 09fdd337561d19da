package org.imisconnect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitionTest {
  private static final String PLANNED = "PARKED HELD NOT_CARRIED WITHHELD FOLDED READY";

  /** Written out a second time, so that a slip in the table shows. */
  private static final Map<ResourceState, String> EXPECTED =
      Map.ofEntries(
          Map.entry(ResourceState.NEW, PLANNED),
          Map.entry(ResourceState.PARKED, PLANNED + " ACCEPTED GONE"),
          Map.entry(ResourceState.HELD, PLANNED + " ACCEPTED GONE"),
          Map.entry(ResourceState.NOT_CARRIED, PLANNED + " ACCEPTED GONE"),
          Map.entry(ResourceState.WITHHELD, PLANNED + " ACCEPTED GONE"),
          Map.entry(ResourceState.FOLDED, PLANNED + " ACCEPTED GONE"),
          Map.entry(ResourceState.GONE, PLANNED + " ACCEPTED GONE"),
          Map.entry(ResourceState.READY, PLANNED + " INTENT ACCEPTED CONFLICT DOUBLED GONE"),
          Map.entry(ResourceState.INTENT, "ACCEPTED REFUSED UNKNOWN READY CONFLICT"),
          Map.entry(ResourceState.ACCEPTED, PLANNED + " ACCEPTED GONE LOST"),
          Map.entry(ResourceState.REFUSED, PLANNED + " REFUSED GONE"),
          Map.entry(ResourceState.UNKNOWN, "UNKNOWN ACCEPTED CONFLICT DOUBLED READY LOST"),
          Map.entry(ResourceState.CONFLICT, "CONFLICT ACCEPTED READY"),
          Map.entry(ResourceState.DOUBLED, "DOUBLED ACCEPTED"),
          Map.entry(ResourceState.LOST, "LOST ACCEPTED READY GONE"));

  @Test
  void everyPairOfStatesIsLegalOrRefusedAsWritten() {
    assertThat(EXPECTED).hasSize(ResourceState.values().length);
    Map<ResourceState, Set<String>> found = new TreeMap<>();
    Map<ResourceState, Set<String>> expected = new TreeMap<>();
    for (ResourceState from : ResourceState.values()) {
      found.put(
          from,
          Arrays.stream(ResourceState.values())
              .filter(to -> Transition.isLegal(from, to))
              .map(Enum::name)
              .collect(Collectors.toCollection(TreeSet::new)));
      expected.put(from, new TreeSet<>(Arrays.asList(EXPECTED.get(from).split(" "))));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void whatMayBeLeavingIsNeverIntendedAgain() {
    for (ResourceState from : ResourceState.values()) {
      assertThat(Transition.isLegal(from, ResourceState.INTENT))
          .as("%s to INTENT", from)
          .isEqualTo(from == ResourceState.READY);
    }
  }

  @Test
  void anIllegalTransitionIsABug() {
    assertThatThrownBy(() -> Transition.require(ResourceState.UNKNOWN, ResourceState.INTENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the ledger knows no way from UNKNOWN to INTENT");
    Transition.require(ResourceState.READY, ResourceState.INTENT);
  }
}
