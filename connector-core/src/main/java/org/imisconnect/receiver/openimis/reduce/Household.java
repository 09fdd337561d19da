package org.imisconnect.receiver.openimis.reduce;

import java.util.List;
import java.util.Optional;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;

/**
 * One person's household as the links of a run tell it.
 *
 * @param group canonical id of the Group
 * @param head canonical id of the head's Patient
 * @param members canonical ids of all Patients, head included, in the Group's order
 */
record Household(String group, String head, List<String> members) {
  /** Group to Patient; the note is {@code head} for the head, else the national relation. */
  static final String MEMBER = "member";

  /** Patient to itself: the person's own row says that it is a head. */
  static final String HEAD = "head";

  /** The household that a person belongs to; empty where no Group names it. */
  static Optional<Household> of(String patient, LinkIndex links) {
    List<Link> groups = links.to(patient, MEMBER);
    return groups.isEmpty() ? Optional.empty() : Optional.of(read(groups.get(0).from(), links));
  }

  /** The national code of a member's relation to the head, as the Group says it. */
  static Optional<String> relation(String patient, LinkIndex links) {
    return links.to(patient, MEMBER).stream()
        .map(Link::note)
        .filter(note -> !note.isEmpty() && !note.equals(HEAD))
        .findFirst();
  }

  /** The household of a Group; stops where it has no head or several. */
  static Household read(String group, LinkIndex links) {
    List<Link> members = links.from(group, MEMBER);
    List<String> ids = members.stream().map(Link::to).distinct().toList();
    List<String> heads =
        members.stream()
            .filter(m -> m.note().equals(HEAD) || !links.from(m.to(), HEAD).isEmpty())
            .map(Link::to)
            .distinct()
            .toList();
    if (heads.isEmpty() && ids.size() == 1) {
      return new Household(group, ids.get(0), ids);
    }
    if (heads.size() != 1) {
      throw heads.isEmpty()
          ? Stop.because("HOUSEHOLD_NO_HEAD", "the household has no head")
          : Stop.because("HOUSEHOLD_TWO_HEADS", "the household has " + heads.size() + " heads");
    }
    return new Household(group, heads.get(0), ids);
  }
}
