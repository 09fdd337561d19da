package org.imisconnect.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.reconcile.MappingProof;

/** The proof for machines: every term under the name that it has in its record. */
final class ProofJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProofJson() {}

  static ObjectNode of(MappingProof mapped, ExchangeProof exchanged) {
    ObjectNode root = JSON.createObjectNode();
    root.put("closes", mapped.closes() && exchanged.closes());
    root.set("rows", JSON.valueToTree(mapped.rows()));
    root.set("resources", JSON.valueToTree(exchanged.resources()));
    root.set("money", JSON.valueToTree(mapped.money()));
    root.set("accepted", JSON.valueToTree(exchanged.accepted()));
    root.set("decisions", JSON.valueToTree(exchanged.decisions()));
    root.set("mapped", JSON.valueToTree(mapped.resources()));
    root.putArray("breaks")
        .addAll(JSON.<com.fasterxml.jackson.databind.node.ArrayNode>valueToTree(mapped.breaks()))
        .addAll(
            JSON.<com.fasterxml.jackson.databind.node.ArrayNode>valueToTree(exchanged.breaks()));
    return root;
  }
}
