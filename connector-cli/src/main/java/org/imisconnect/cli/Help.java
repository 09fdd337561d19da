package org.imisconnect.cli;

import java.util.Arrays;
import java.util.List;
import org.imisconnect.pack.DidYouMean;

/** Help texts that need no command to be loaded. */
final class Help {
  private Help() {}

  static String overview() {
    StringBuilder text = new StringBuilder();
    text.append("Usage: imisconnect COMMAND [OPTIONS]\n\n");
    text.append("Maps a health scheme's data to FHIR R4 for openIMIS, checks it, exchanges it,\n");
    text.append("and accounts for every row and every amount.\n\n");
    for (CommandName name : CommandName.values()) {
      text.append(
          String.format(java.util.Locale.ROOT, "  %-11s %s%n", name.word(), name.summary()));
    }
    text.append("\n  imisconnect COMMAND --help   options and examples\n");
    return text.toString().replace("\r\n", "\n");
  }

  static String unknown(String word) {
    List<String> words = Arrays.stream(CommandName.values()).map(CommandName::word).toList();
    return DidYouMean.find(word, words)
        .map(near -> "Unknown command `" + word + "`. Did you mean `" + near + "`?")
        .orElse("Unknown command `" + word + "`. All commands: imisconnect --help");
  }
}
