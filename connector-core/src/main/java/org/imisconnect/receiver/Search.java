package org.imisconnect.receiver;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search for one form found. */
public sealed interface Search {
  /** Every row that could be the form was read; an empty list means that it is not there. */
  record Complete(List<Match> matches) implements Search {
    public Complete {
      matches = List.copyOf(matches);
    }
  }

  /** The search failed, or a row could not be read: it proves nothing. */
  record Incomplete(String why) implements Search {}

  /**
   * A row with the form's business key.
   *
   * @param differences JSON paths of the form at which the row says something else, compared with
   *     the receiver's knowledge of what it changes by itself; empty means the same content
   * @param folded canonical id to remote id of resources that the form carries
   * @param answer what was decided; null where nothing
   */
  record Match(
      String remoteId,
      List<String> differences,
      Map<String, String> folded,
      @Nullable Answer answer) {
    public Match {
      differences = List.copyOf(differences);
      folded = Map.copyOf(folded);
    }

    /** Whether the row says what the form says. */
    public boolean same() {
      return differences.isEmpty();
    }
  }
}
