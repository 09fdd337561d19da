package org.imisconnect.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolvedFormTest {
  @Test
  void putsRemoteIdsInPlaceOfCanonicalOnesAndLeavesTheFormAlone() throws Exception {
    ObjectNode body =
        (ObjectNode)
            new JsonMapper()
                .readTree(
                    "{\"a\":{\"reference\":\"Group/c1\"},\"b\":[\"Patient/c2\",{\"x\":\"Patient/c3\"}],\"c\":\"c1\"}");
    String before = body.toString();
    Form form =
        new Form("T", "id", List.of("k"), body, List.of(), List.of(), "l", "", null, Map.of());
    ResolvedForm resolved = new ResolvedForm(form, Map.of("c1", "R1", "c2", "R2"));
    assertThat(resolved.resolvedBody())
        .hasToString(
            "{\"a\":{\"reference\":\"Group/R1\"},\"b\":[\"Patient/R2\",{\"x\":\"Patient/c3\"}],\"c\":\"c1\"}");
    assertThat(form.body()).hasToString(before);
    assertThat(resolved).hasToString("T/id");
  }
}
