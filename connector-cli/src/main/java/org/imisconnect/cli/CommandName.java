package org.imisconnect.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.imisconnect.cli.command.CheckCommand;
import org.imisconnect.cli.command.CrosswalkCommand;
import org.imisconnect.cli.command.DemoCommand;
import org.imisconnect.cli.command.DoctorCommand;
import org.imisconnect.cli.command.ExplainCommand;
import org.imisconnect.cli.command.GenerateCommand;
import org.imisconnect.cli.command.InitCommand;
import org.imisconnect.cli.command.LedgerCommand;
import org.imisconnect.cli.command.LettersCommand;
import org.imisconnect.cli.command.MapCommand;
import org.imisconnect.cli.command.PackCommand;
import org.imisconnect.cli.command.PlanCommand;
import org.imisconnect.cli.command.PullCommand;
import org.imisconnect.cli.command.PushCommand;
import org.imisconnect.cli.command.ReconcileCommand;
import org.imisconnect.cli.command.ReportCommand;
import org.imisconnect.cli.command.SandboxCommand;
import org.imisconnect.cli.command.StatusCommand;
import org.imisconnect.cli.command.WorklistCommand;
import org.imisconnect.cli.terminal.Env;

/** The commands, in the order in which help lists them. */
enum CommandName {
  DEMO("a whole run on sample data, with a stand-in for openIMIS, in a folder of its own"),
  INIT("write a project: its file, folders, crosswalk"),
  MAP("read a scheme's files and write canonical FHIR R4, findings and rejects"),
  CHECK("check FHIR files: R4 structure, references, what openIMIS takes"),
  EXPLAIN("follow one row from its cells into FHIR"),
  PACK("list, show and verify scheme packs"),
  PLAN("show what a push would do; sends nothing"),
  PUSH("send to the receiver, each resource once"),
  PULL("bring the receiver's decisions back in the scheme's columns"),
  STATUS("say where things stand"),
  RECONCILE("prove that every row, resource and amount is accounted for"),
  REPORT("one HTML file: what came of every row, what to do, the proof"),
  LETTERS("what was refused: list, export, mend, replay"),
  WORKLIST("what only a person can do on the receiver's screen"),
  LEDGER("make the ledger again after a loss, or write it out for an auditor"),
  CROSSWALK("check and draft the codes of this installation"),
  DOCTOR("look everything over before a first run"),
  SANDBOX("start a stand-in for openIMIS on this machine"),
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
      case DEMO -> new DemoCommand(env);
      case REPORT -> new ReportCommand(env);
      case INIT -> new InitCommand(env);
      case PLAN -> new PlanCommand(env);
      case PUSH -> new PushCommand(env);
      case PULL -> new PullCommand(env);
      case STATUS -> new StatusCommand(env);
      case RECONCILE -> new ReconcileCommand(env);
      case LETTERS -> new LettersCommand(env);
      case WORKLIST -> new WorklistCommand(env);
      case LEDGER -> new LedgerCommand(env);
      case CROSSWALK -> new CrosswalkCommand(env);
      case DOCTOR -> new DoctorCommand(env);
      case SANDBOX -> new SandboxCommand(env);
      case MAP -> new MapCommand(env);
      case CHECK -> new CheckCommand(env);
      case GENERATE -> new GenerateCommand(env);
      case EXPLAIN -> new ExplainCommand(env);
      case PACK -> new PackCommand(env);
    };
  }
}
