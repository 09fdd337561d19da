package org.imisconnect.receiver;

import java.util.List;
import java.util.Optional;

/**
 * The links of all resources of a run and the resources themselves, on disk: ten million fit. One
 * thread.
 */
public interface LinkIndex {
  /** Links of a relation that start at a canonical id, in the order they were made. */
  List<Link> from(String id, String relation);

  /** Links of a relation that lead to a canonical id (or text), in the order they were made. */
  List<Link> to(String id, String relation);

  /** A resource of this run by canonical id, read again from its file. */
  Optional<CanonicalResource> find(String id);
}
