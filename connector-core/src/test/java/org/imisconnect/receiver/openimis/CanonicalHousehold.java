package org.imisconnect.receiver.openimis;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CanonicalResource.SourceRow;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.openimis.reduce.CanonicalLinks;

/** Canonical resources of one invented household, and the links between them. */
public final class CanonicalHousehold implements LinkIndex {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, CanonicalResource> resources = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();

  public static String id(String type, String key) {
    return UUID.nameUUIDFromBytes((type + key).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Adds a resource; {@code {Type:key}} in the text stands for a reference. */
  public CanonicalResource add(String type, String key, String json) {
    CanonicalResource resource =
        new CanonicalResource(
            type,
            id(type, key),
            List.of(key),
            object(type, json),
            new SourceRow("row", "rows.csv", resources.size() + 2, "00"));
    resources.put(resource.id(), resource);
    links.addAll(CanonicalLinks.of(resource));
    return resource;
  }

  private static ObjectNode object(String type, String json) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int at = json.indexOf("{#"); at >= 0; at = json.indexOf("{#", from)) {
      int end = json.indexOf('}', at);
      String[] parts = json.substring(at + 2, end).split(":");
      text.append(json, from, at);
      text.append("{\"reference\":\"" + parts[0] + "/" + id(parts[0], parts[1]) + "\"}");
      from = end + 1;
    }
    text.append(json.substring(from));
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(text.toString().replace('\'', '"'));
      return node.put("resourceType", type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public CanonicalResource head(String number) {
    return add("Patient", number, person(number, "Onkar", "1980-02-29", "female"));
  }

  public CanonicalResource member(String number) {
    return add("Patient", number, person(number, "Lio", "2012-11-05", "male"));
  }

  public static String person(String number, String given, String birth, String gender) {
    return "{'identifier':[{'system':'https://x.test/id/xx/demo/member','value':'"
        + number
        + "'}],'name':[{'use':'official','family':'Testa','given':['"
        + given
        + "']}],'gender':'"
        + gender
        + "','birthDate':'"
        + birth
        + "','address':[{'text':'Lane 1','extension':[{'url':'https://x.test/village','valueCode':'V01'}]}]}";
  }

  public CanonicalResource group(String key, String head, String... others) {
    StringBuilder members =
        new StringBuilder(
            "{'entity':{#Patient:"
                + head
                + "},'extension':[{'url':'https://x.test/head','valueBoolean':true}]}");
    for (String other : others) {
      members
          .append(",{'entity':{#Patient:")
          .append(other)
          .append("},'extension':[{'url':'https://x.test/group-member-relation',")
          .append("'valueCoding':{'code':'child'}}]}");
    }
    return add("Group", key, "{'member':[" + members + "]}");
  }

  public CanonicalResource contract(String key, String group, String start, String end) {
    return add(
        "Contract",
        key,
        "{'status':'executed','subject':[{#Group:"
            + group
            + "}],'author':{'identifier':{'value':'OFF1'}},'term':[{'asset':[{'period':[{'start':'"
            + start
            + "','end':'"
            + end
            + "'}],'valuedItem':[{'entityCodeableConcept':{'coding':[{'code':'PROD1'}]},'net':{'value':10000}}]}]}]}");
  }

  public CanonicalResource claim(String code, String patient, String day) {
    return add(
        "Claim",
        code,
        "{'identifier':[{'value':'"
            + code
            + "'}],'status':'active','use':'claim','type':{'coding':[{'code':'outpatient'}]},'patient':{#Patient:"
            + patient
            + "},'billablePeriod':{'start':'"
            + day
            + "'},'created':'"
            + day
            + "','provider':{'identifier':{'value':'HF1'}},'enterer':{'identifier':{'value':'ADM1'}},"
            + "'diagnosis':[{'sequence':1,'diagnosisCodeableConcept':{'coding':[{'code':'A00.0'}]}}],"
            + "'item':[{'sequence':1,'category':{'coding':[{'code':'item'}]},'productOrService':{'coding':[{'code':'D1'}]},'quantity':{'value':2},'unitPrice':{'value':10.00}},"
            + "{'sequence':2,'category':{'coding':[{'code':'service'}]},'productOrService':{'coding':[{'code':'S1'}]},'quantity':{'value':1},'unitPrice':{'value':400}}],"
            + "'total':{'value':420.00}}");
  }

  public CanonicalResource get(String type, String key) {
    return find(id(type, key)).orElseThrow();
  }

  @Override
  public List<Link> from(String id, String relation) {
    return links.stream()
        .filter(link -> link.from().equals(id) && link.relation().equals(relation))
        .toList();
  }

  @Override
  public List<Link> to(String id, String relation) {
    return links.stream()
        .filter(link -> link.to().equals(id) && link.relation().equals(relation))
        .toList();
  }

  @Override
  public Optional<CanonicalResource> find(String id) {
    return Optional.ofNullable(resources.get(id));
  }
}
