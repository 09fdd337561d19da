package org.imisconnect.receiver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that the receiver holds.
 *
 * @param key its business key, as {@link Form#key()} would have it
 * @param amount its money; null where the type has none
 */
public record Stored(String type, String remoteId, List<String> key, @Nullable Amount amount) {
  public Stored {
    key = List.copyOf(key);
  }

  @Override
  public String toString() {
    return type + "/" + remoteId;
  }
}
