package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.imisconnect.model.R4Model;

/**
 * A server's sentence without what could be personal: only plain lower-case words and names of FHIR
 * stay, and none that stands in what was sent. Immutable.
 */
final class MaskedText {
  private static final String HIDDEN = "…";
  private static final int LONGEST = 200;
  private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern PATH =
      Pattern.compile("([A-Z][A-Za-z]+)((\\.[a-z][A-Za-z]*|\\[\\d+])*)");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`|“[^”]*”");

  /** Words that sentences begin with. */
  private static final Set<String> OPENING =
      Set.of(
          "a",
          "an",
          "the",
          "no",
          "not",
          "this",
          "can",
          "cannot",
          "could",
          "must",
          "may",
          "unable",
          "failed",
          "failure",
          "unknown",
          "invalid",
          "missing",
          "duplicate",
          "resource",
          "reference",
          "element",
          "value",
          "error",
          "validation",
          "required",
          "profile",
          "identifier",
          "code",
          "version",
          "server",
          "request",
          "constraint",
          "there",
          "only",
          "found",
          "field");

  private final Set<String> sent = new HashSet<>();

  MaskedText(JsonNode body) {
    collect(body);
  }

  private void collect(JsonNode node) {
    if (node.isValueNode()) {
      for (String word : node.asText().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
        sent.add(word);
      }
    } else {
      node.forEach(this::collect);
    }
  }

  String of(String text) {
    StringBuilder masked = new StringBuilder();
    for (String token : QUOTED.matcher(text).replaceAll(HIDDEN).split("\\s+")) {
      String end = token.matches(".*[,;:.]") ? token.substring(token.length() - 1) : "";
      String word = token.substring(0, token.length() - end.length());
      String shown = isPlain(word) ? word : HIDDEN;
      if (shown.equals(HIDDEN) && masked.toString().endsWith(HIDDEN)) {
        continue;
      }
      masked.append(masked.isEmpty() ? "" : " ").append(shown).append(end);
    }
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) + HIDDEN : masked.toString();
  }

  private boolean isPlain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    var path = PATH.matcher(word);
    if (path.matches() && R4Model.resourceNames().contains(path.group(1))) {
      return true;
    }
    boolean plain = WORD.matcher(word).matches() || OPENING.contains(lower);
    return plain && (!sent.contains(lower) || OPENING.contains(lower));
  }
}
