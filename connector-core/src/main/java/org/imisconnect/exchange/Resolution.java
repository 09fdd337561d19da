package org.imisconnect.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imisconnect.exchange.ExchangeSettings.ConflictPolicy;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Attempt;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.Entry.Remote;
import org.imisconnect.ledger.FormText;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.Search.Match;
import org.jspecify.annotations.Nullable;

/**
 * What a search says about an entry: one that is in doubt (UNKNOWN), or one before its first create
 * (READY). Pure.
 *
 * @param after the entry as it is to be; empty when it stays as it is
 * @param folded remote ids of resources that it carried
 * @param answer what was decided of it
 * @param differences paths at which the receiver has other content
 */
record Resolution(
    Optional<Entry> after,
    Map<String, String> folded,
    @Nullable Answer answer,
    List<String> differences) {

  /** Content at the receiver that is no form of ours. */
  static final String OTHER_CONTENT = "0".repeat(64);

  private static final Resolution STAYS =
      new Resolution(Optional.empty(), Map.of(), null, List.of());

  /** What the rules of one search are. */
  record Rules(
      ConflictPolicy policy, int copies, int attemptLimit, boolean settled, boolean changeable) {}

  static Resolution of(Entry entry, Form form, Search search, Rules rules) {
    if (!(search instanceof Search.Complete complete)) {
      return STAYS;
    }
    List<Match> matches = complete.matches();
    if (matches.isEmpty()) {
      return absent(entry, rules);
    }
    Match first = matches.get(0);
    List<String> twins = matches.stream().skip(1).map(Match::remoteId).toList();
    Remote remote = new Remote(first.remoteId(), twins);
    if (matches.size() > rules.copies()) {
      String words = matches.size() + " rows have its key, one create makes " + rules.copies();
      return moved(entry.withRemote(remote), ResourceState.DOUBLED, "DOUBLED", words);
    }
    Optional<Match> other = matches.stream().filter(match -> !match.same()).findFirst();
    return other.isEmpty()
        ? found(entry, form, remote, first)
        : differs(entry, form, remote, other.get(), rules);
  }

  private static Resolution found(Entry entry, Form form, Remote remote, Match match) {
    String hash = FormText.hash(form);
    Entry after =
        entry
            .moved(ResourceState.ACCEPTED, Cause.of("FOUND", "the receiver has it"))
            .withHashes(entry.hashes().withSent(hash, FormText.keyHash(form)).withHeld(hash))
            .withAttempt(calm(entry))
            .withRemote(remote);
    if (match.answer() != null) {
      after = after.withDecision(match.answer().decision(), match.answer().lastStage());
    }
    return new Resolution(Optional.of(after), match.folded(), match.answer(), List.of());
  }

  private static Attempt calm(Entry entry) {
    return new Attempt(entry.attempt().count(), entry.attempt().sentAt(), null);
  }

  private static Resolution absent(Entry entry, Rules rules) {
    if (entry.state() != ResourceState.UNKNOWN || !rules.settled()) {
      return STAYS;
    }
    if (entry.isHeldByReceiver()) {
      // It was to be changed, and is not there at all any more.
      return moved(entry, ResourceState.LOST, "LOST", "the receiver lacks what it had accepted");
    }
    return moved(entry, ResourceState.READY, "ABSENT", "a complete search did not find it");
  }

  private static Resolution differs(
      Entry entry, Form form, Remote remote, Match match, Rules rules) {
    boolean change = entry.state() == ResourceState.UNKNOWN && entry.isHeldByReceiver();
    if (change) {
      if (!rules.settled()) {
        return STAYS;
      }
      return entry.attempt().count() < rules.attemptLimit()
          ? moved(entry, ResourceState.READY, "UNCHANGED_THERE", "the change did not arrive")
          : conflict(entry, match, "it was changed several times without effect");
    }
    return other(entry.withRemote(remote), form, match, rules.policy(), rules.changeable());
  }

  /** An update met other content than what was agreed; it was not carried out. */
  static Resolution changed(
      Entry intent, Form form, List<String> differences, ConflictPolicy policy) {
    String remote = Objects.requireNonNull(intent.remote().id(), "an update has a remote id");
    return other(intent, form, new Match(remote, differences, Map.of(), null), policy, true);
  }

  private static Resolution other(
      Entry linked, Form form, Match match, ConflictPolicy policy, boolean changeable) {
    String key = FormText.keyHash(form);
    if (policy == ConflictPolicy.ADOPT) {
      String hash = FormText.hash(form);
      Entry after =
          linked
              .withHashes(linked.hashes().withSent(hash, key).withHeld(hash))
              .withAttempt(calm(linked))
              .moved(ResourceState.ACCEPTED, Cause.of("ADOPTED", "other content, taken as agreed"));
      return new Resolution(
          Optional.of(after), match.folded(), match.answer(), match.differences());
    }
    Entry other =
        linked.withHashes(linked.hashes().withSent(OTHER_CONTENT, key).withHeld(OTHER_CONTENT));
    if (policy == ConflictPolicy.UPDATE && changeable) {
      Entry ready =
          other
              .withAttempt(calm(linked))
              .moved(ResourceState.READY, Cause.of("TO_UPDATE", "other content, to be changed"));
      return new Resolution(
          Optional.of(ready), match.folded(), match.answer(), match.differences());
    }
    return conflict(other, match, "the receiver has its key with other content");
  }

  private static Resolution conflict(Entry entry, Match match, String words) {
    Entry after =
        entry.withAttempt(calm(entry)).moved(ResourceState.CONFLICT, Cause.of("CONFLICT", words));
    return new Resolution(Optional.of(after), match.folded(), null, match.differences());
  }

  private static Resolution moved(Entry entry, ResourceState to, String code, String words) {
    Entry after = entry.withAttempt(calm(entry)).moved(to, Cause.of(code, words));
    return new Resolution(Optional.of(after), Map.of(), null, List.of());
  }

  /** Whether what was in doubt has had its time to settle. */
  static boolean isSettled(Entry entry, java.time.Duration settle, Instant now) {
    Instant since = entry.attempt().doubtfulSince();
    return since != null && !now.isBefore(since.plus(settle));
  }
}
