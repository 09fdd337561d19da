package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.junit.jupiter.api.Test;

/** Persons and households: what is sent, what is lost, what is stopped. */
class ReducePeopleTest extends Reducing {
  @Test
  void aHeadIsSentAsOneAndCarriesItsHousehold() {
    CanonicalResource group = house.group("G", "1001", "1002");
    CanonicalResource head = house.head("1001");
    Form form = sent(head);
    assertThat(form.key()).containsExactly("1001");
    assertThat(form.parents()).isEmpty();
    assertThat(form.lane()).isEqualTo(group.id());
    assertThat(form.hints()).containsEntry("group", group.id());
    JsonNode body = form.body();
    assertThat(Fhir.code(body)).contains("1001");
    assertThat(body.path("name").path(0).path("use").asText()).isEqualTo("usual");
    assertThat(Fhir.extension(body, "patient-is-head").path("valueBoolean").asBoolean()).isTrue();
    assertThat(body.toString()).contains("Location/@r1d1m1v1");
    assertThat(reduce(group).result()).isEqualTo(new Reduced.Folded(head.id()));
    assertThat(reduce(head).findings()).isEmpty();
  }

  @Test
  void aMemberWaitsForItsHeadAndNamesItsHousehold() {
    CanonicalResource group = house.group("G", "1001", "1002");
    CanonicalResource head = house.head("1001");
    Form form = sent(house.member("1002"));
    assertThat(form.parents()).containsExactly(head.id());
    assertThat(form.references()).containsExactly(group.id());
    assertThat(
            Fhir.extension(form.body(), "patient-group-reference")
                .path("valueReference")
                .path("reference")
                .asText())
        .isEqualTo("Group/" + group.id());
    assertThat(form.laneOrder()).isGreaterThan(sent(head).laneOrder());
  }

  @Test
  void aMemberWithoutAVillageLivesWhereItsHeadDoes() {
    house.group("G", "1001", "1002");
    house.head("1001");
    String json = CanonicalHousehold.person("1002", "Lio", "2012-11-05", "male");
    int address = json.indexOf(",'address'");
    CanonicalResource member = house.add("Patient", "1002", json.substring(0, address) + "}");
    assertThat(sent(member).body().toString()).contains("Location/@r1d1m1v1");
  }

  @Test
  void theRelationOfAMemberComesFromItsHouseholdAndOneWithoutATargetIsALoss() {
    house.head("1001");
    house.add(
        "Group",
        "G",
        "{'member':[{'entity':{#Patient:1001},'extension':[{'url':'x/group-member-head','valueBoolean':true}]},"
            + "{'entity':{#Patient:1002},'extension':[{'url':'x/group-member-relation','valueCoding':{'code':'child'}}]},"
            + "{'entity':{#Patient:1003},'extension':[{'url':'x/group-member-relation','valueCoding':{'code':'cousin'}}]}]}");
    JsonNode relation = sent(house.member("1002")).body().path("contact").path(0);
    assertThat(Fhir.coding(relation.path("relationship").path(0))).isEqualTo("4");
    assertThat(codes(house.member("1003"))).containsExactly("RELATION_DROPPED");
  }

  @Test
  void householdsWithoutOneHeadAreStopped() {
    CanonicalResource member = house.member("1001");
    house.member("1002");
    CanonicalResource none =
        house.add(
            "Group", "N", "{'member':[{'entity':{#Patient:1001}},{'entity':{#Patient:1002}}]}");
    withheld(none, "HOUSEHOLD_NO_HEAD");
    withheld(member, "HOUSEHOLD_NO_HEAD");
    CanonicalHousehold other = new CanonicalHousehold();
    String head = "'extension':[{'url':'x/group-member-head','valueBoolean':true}]";
    CanonicalResource two =
        other.add(
            "Group",
            "T",
            "{'member':[{'entity':{#Patient:1},"
                + head
                + "},{'entity':{#Patient:2},"
                + head
                + "}]}");
    assertThat(session().reduce(two, other).result())
        .isInstanceOfSatisfying(
            Reduced.Withheld.class, w -> assertThat(w.code()).isEqualTo("HOUSEHOLD_TWO_HEADS"));
  }

  @Test
  void aPersonWithOneNameGetsAFillerAndAFinding() {
    CanonicalResource mononym = person("'family':'Testa',", "");
    JsonNode name = sent(mononym).body().path("name").path(0);
    assertThat(name.path("family").asText()).isEqualTo("-");
    assertThat(name.path("given").path(0).asText()).isEqualTo("Onkar");
    assertThat(codes(mononym)).containsExactly("NAME_FILLER");
    assertThat(reduce(mononym).findings().get(0).toString()).doesNotContain("Onkar");
  }

  @Test
  void severalGivenNamesAreJoined() {
    JsonNode name = sent(person("['Onkar']", "['Onkar','Maria']")).body().path("name").path(0);
    assertThat(name.path("given")).hasSize(1);
    assertThat(name.path("given").path(0).asText()).isEqualTo("Onkar Maria");
  }

  @Test
  void anUnknownGenderIsStoppedUnlessTheProjectChooses() {
    CanonicalResource unknown = person("'gender':'female'", "'gender':'unknown'");
    withheld(unknown, "GENDER_UNKNOWN");
    options.put("unknown-gender", "other");
    assertThat(sent(unknown).body().path("gender").asText()).isEqualTo("other");
    assertThat(codes(unknown)).containsExactly("GENDER_SUBSTITUTED");
  }

  @Test
  void aPartialBirthDateIsStoppedUnlessTheProjectCompletesIt() {
    CanonicalResource year = person("1980-02-29", "1980");
    withheld(year, "BIRTH_DATE_PARTIAL");
    options.put("partial-birth-date", "07-01");
    assertThat(sent(year).body().path("birthDate").asText()).isEqualTo("1980-07-01");
    assertThat(codes(year)).containsExactly("BIRTH_DATE_SUBSTITUTED");
    assertThat(sent(person("1980-02-29", "1980-05")).body().path("birthDate").asText())
        .isEqualTo("1980-05-01");
    withheld(person("'birthDate':'1980-02-29',", ""), "BIRTH_DATE_MISSING");
  }

  @Test
  void theNumberRuleIsTheProjects() {
    options.put("insurance-number-length", "9");
    CanonicalResource shortNumber = house.head("1001");
    withheld(shortNumber, "NUMBER_LENGTH");
    options.remove("insurance-number-length");
    sent(house.head("1".repeat(50)));
    withheld(house.head("1".repeat(51)), "NUMBER_LENGTH");
    options.put("insurance-number-length", "9");
    assertThat(reduce(shortNumber).result().toString()).doesNotContain("1001");
  }

  @Test
  void anOldNumberIsNeverTakenForTheNumber() {
    CanonicalResource renumbered =
        person(
            "'identifier':[",
            "'identifier':[{'use':'old','system':'https://x.test/id/xx/demo/member','value':'999'},");
    assertThat(sent(renumbered).key()).containsExactly("1001");
    assertThat(codes(renumbered)).containsExactly("IDENTIFIER_DROPPED");
  }

  @Test
  void oneIdentityPaperIsKept() {
    CanonicalResource papers =
        person(
            "'identifier':[",
            "'identifier':[{'type':{'coding':[{'code':'NI'}]},'value':'N1'},{'type':{'coding':[{'code':'PPN'}]},'value':'P1'},");
    JsonNode paper = Fhir.extension(sent(papers).body(), "patient-identification");
    assertThat(paper.toString()).contains("N1").contains("\"N\"").doesNotContain("P1");
    assertThat(codes(papers)).containsExactly("IDENTIFIER_DROPPED");
  }

  @Test
  void aVillageWithoutATargetIsStoppedAndCounted() {
    CanonicalResource lost = person("'V01'", "'V99'");
    withheld(lost, "CROSSWALK_MISSING");
    withheld(
        person(",'extension':[{'url':'https://x.test/village','valueCode':'V01'}]", ""),
        "VILLAGE_MISSING");
    OpenImisSession session = (OpenImisSession) session();
    session.reduce(lost, house);
    assertThat(session.missingCodes()).hasSize(1);
    assertThat(session.missingCodes().get(0).code()).isEqualTo("V99");
  }

  @Test
  void whatOpenImisHasNoPlaceForIsNamed() {
    CanonicalResource rich =
        person(
            "'gender'",
            "'deceasedDateTime':'2026-01-01','photo':[{'title':'x'}],"
                + "'maritalStatus':{'coding':[{'code':'P'}]},'extension':[{'url':'x/religion','valueString':'y'}],"
                + "'generalPractitioner':[{'identifier':{'value':'HF99'}}],"
                + "'telecom':[{'system':'phone','value':'1'},{'system':'phone','value':'2'}],'gender'");
    assertThat(codes(rich))
        .containsExactlyInAnyOrder(
            "MARITAL_DROPPED",
            "TELECOM_DROPPED",
            "FACILITY_DROPPED",
            "DECEASED_DROPPED",
            "ELEMENT_DROPPED",
            "ELEMENT_DROPPED");
  }

  @Test
  void aMaritalStatusThatWouldSpoilTheListIsNotSent() {
    String status = "'maritalStatus':{'coding':[{'code':'%s'}]},'gender'";
    CanonicalResource unknown = person("'gender'", status.formatted("U"));
    assertThat(sent(unknown).body().has("maritalStatus")).isFalse();
    assertThat(codes(unknown)).containsExactly("MARITAL_DROPPED");
    CanonicalResource known = person("'gender'", status.formatted("W"));
    assertThat(Fhir.coding(sent(known).body().path("maritalStatus"))).isEqualTo("W");
  }
}
