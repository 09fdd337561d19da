package org.imisconnect.receiver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one write. Causes and words are not personal: codes, statuses, known texts. */
public sealed interface Outcome {
  /**
   * A 2xx whose body matches the key.
   *
   * @param remoteId the receiver's id
   * @param twins ids of further rows that this build made of the one request
   * @param folded canonical id to remote id of resources that this one carried (the group of a
   *     head)
   * @param answer what was decided at once (a claim's 201 holds its response); null where nothing
   */
  record Accepted(
      String remoteId, List<String> twins, Map<String, String> folded, @Nullable Answer answer)
      implements Outcome {
    public Accepted {
      twins = List.copyOf(twins);
      folded = Map.copyOf(folded);
    }

    /** Accepted, nothing else. */
    public static Accepted of(String remoteId) {
      return new Accepted(remoteId, List.of(), Map.of(), null);
    }
  }

  /** A proven refusal: nothing was stored. */
  record Refused(String code, String words) implements Outcome {}

  /** It may or may not be stored: time-out, reset, 5xx, unreadable body, "exists already". */
  record Unknown(String cause) implements Outcome {}

  /**
   * An update that found other content than the last one that was agreed: somebody else changed it.
   * Surely nothing was stored.
   *
   * @param differences JSON paths at which the receiver says something else than what is agreed
   */
  record Changed(List<String> differences) implements Outcome {
    public Changed {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Surely nothing was stored: 429, or no connection was made.
   *
   * @param after how long the receiver asks to wait; null where it does not say
   */
  record NotSent(String cause, @Nullable Duration after) implements Outcome {}
}
