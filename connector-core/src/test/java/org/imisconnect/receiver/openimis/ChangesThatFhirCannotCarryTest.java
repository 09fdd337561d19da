package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.openimis.protocol.Release;
import org.junit.jupiter.api.Test;

/** Every change that goes to a person has the reason by which that person knows what to do. */
class ChangesThatFhirCannotCarryTest extends Reducing {
  private static Form with(Form form, Consumer<ObjectNode> change) {
    ObjectNode body = form.body().deepCopy();
    change.accept(body);
    return new Form(
        form.type(),
        form.id(),
        form.key(),
        body,
        form.parents(),
        form.references(),
        form.lane(),
        form.laneOrder(),
        form.amount(),
        form.hints());
  }

  private static void refused(Form after, Form before, String code) {
    for (Release release : Release.ALL) {
      assertThat(ChangeRules.refuse(after, before, release).map(Reduced.NotCarried::code))
          .describedAs(release.name())
          .hasValue(code);
    }
  }

  private Form member(String head, String number) {
    house.group("G" + head, head, number);
    house.head(head);
    return sent(house.member(number));
  }

  private Form form(CanonicalHousehold other, CanonicalResource resource) {
    return ((Reduced.Send) session().reduce(resource, other).result()).form();
  }

  @Test
  void aDeathAndAnEndAreNamedEvenForAHead() {
    house.group("G", "1001", "1002");
    Form before = sent(house.head("1001"));
    refused(sent(person("'gender'", "'deceasedBoolean':true,'gender'")), before, "DEATH");
    refused(sent(person("'gender'", "'active':false,'gender'")), before, "MEMBERSHIP_ENDED");
    refused(sent(person("Onkar", "Oskar")), before, "HEAD_CHANGE");
  }

  @Test
  void aDeathThatTheReceiverHasLongBeenTellingIsNoNewChange() {
    house.group("G", "1001", "1002");
    house.head("1001");
    Form dead =
        sent(
            house.add(
                "Patient",
                "1002",
                CanonicalHousehold.person("1002", "Lio", "2012-11-05", "male")
                    .replace("'gender'", "'deceasedBoolean':true,'gender'")));
    Form renamed = with(dead, body -> body.put("birthDate", "2012-11-06"));
    assertThat(ChangeRules.refuse(renamed, dead, Release.R26_04)).isEmpty();
  }

  @Test
  void aMoveANewHeadAndANewNumberAreNoChangesOfAMember() {
    Form before = member("1001", "1002");
    CanonicalHousehold moved = new CanonicalHousehold();
    moved.group("G2001", "2001", "1002");
    moved.head("2001");
    refused(form(moved, moved.member("1002")), before, "HOUSEHOLD_MOVE");
    CanonicalHousehold alone = new CanonicalHousehold();
    Form head = form(alone, alone.member("1002"));
    refused(head, before, "NEW_HEAD");
    refused(before, head, "NEW_HEAD");
    Form number =
        new Form(
            "Patient",
            before.id(),
            List.of("9999"),
            before.body(),
            before.parents(),
            before.references(),
            before.lane(),
            before.laneOrder(),
            null,
            before.hints());
    refused(number, before, "NUMBER_CHANGE");
  }

  @Test
  void anOrdinaryChangeOfAMemberIsSentWhereTheReleaseStoresIt() {
    Form before = member("1001", "1002");
    Form after = with(before, body -> body.put("birthDate", "2012-11-06"));
    assertThat(ChangeRules.refuse(after, before, Release.R26_04)).isEmpty();
    assertThat(ChangeRules.refuse(after, before, Release.R25_10)).isEmpty();
    assertThat(ChangeRules.refuse(after, before, Release.R25_04)).isEmpty();
    for (Release silent : List.of(Release.R24_10, Release.R24_04, Release.UNKNOWN)) {
      assertThat(ChangeRules.refuse(after, before, silent).map(Reduced.NotCarried::code))
          .hasValue("UPDATE_NOT_STORED");
    }
  }

  @Test
  void aContractSaysWhatOfItChanged() {
    CanonicalResource contract = contract("executed", "executed");
    Form before = sent(contract);
    house.group("G", "1001", "1002", "1003");
    house.member("1003");
    Form more = sent(contract);
    refused(more, before, "LATE_MEMBER");
    refused(before, more, "MEMBER_UNCOVERED");
    refused(with(before, body -> body.put("status", "suspended")), before, "CONTRACT_SUSPENDED");
    refused(with(before, body -> body.put("status", "Idle")), before, "CONTRACT_STATUS");
    refused(
        with(
            before,
            body ->
                ((ObjectNode) body.path("term").path(0).path("asset").path(0))
                    .putArray("extension")
                    .addObject()
                    .put("url", "x/contract-premium")),
        before,
        "LATE_PAYMENT");
    refused(with(before, body -> body.putArray("author")), before, "CONTRACT_CHANGE");
    refused(before, null, "CONTRACT_CHANGE");
  }

  @Test
  void aClaimIsNeverChanged() {
    house.head("1001");
    refused(sent(claim("CL1", "CL1")), null, "CLAIM_CHANGE");
  }
}
