package org.imisconnect.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.imisconnect.cli.command.CheckCommand;
import org.imisconnect.cli.command.ExplainCommand;
import org.imisconnect.cli.command.GenerateCommand;
import org.imisconnect.cli.command.MapCommand;
import org.imisconnect.cli.command.PackCommand;
import org.imisconnect.cli.terminal.Env;

/** The commands, in the order in which help lists them. */
enum CommandName {
  MAP("read a scheme's files and write canonical FHIR R4, findings and rejects"),
  CHECK("check FHIR files: R4 structure, references, what openIMIS takes"),
  EXPLAIN("follow one row from its cells into FHIR"),
  PACK("list, show and verify scheme packs"),
  GENERATE("write a synthetic scheme in its own format");

  private final String summary;

  CommandName(String summary) {
    this.summary = summary;
  }

  /** What the user types. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One line for people. */
  String summary() {
    return summary;
  }

  static Optional<CommandName> find(String word) {
    return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
  }

  /** The command itself; only now is its class loaded. */
  Object create(Env env) {
    return switch (this) {
      case MAP -> new MapCommand(env);
      case CHECK -> new CheckCommand(env);
      case GENERATE -> new GenerateCommand(env);
      case EXPLAIN -> new ExplainCommand(env);
      case PACK -> new PackCommand(env);
    };
  }
}
