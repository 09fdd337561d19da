package org.imisconnect.cli.command;

import java.util.HashMap;
import java.util.Map;
import org.imisconnect.check.CheckResult;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;

/** How {@code check} writes what it found. */
enum CheckFormat {
  TEXT {
    @Override
    void write(CheckResult result, int most, Env env) {
      Map<String, Integer> shown = new HashMap<>();
      for (Finding finding : result.findings()) {
        if (shown.merge(finding.code(), 1, Integer::sum) <= most) {
          env.out().println(CheckCommand.line(finding, env));
        }
      }
      shown.forEach(
          (code, number) -> {
            long all = result.counts().of(code);
            if (all > most) {
              env.out()
                  .println("    " + code + ": " + (all - most) + " more (--most, --format json)");
            }
          });
      env.out().println(CheckCommand.verdict(result, env));
    }
  },
  JSON {
    @Override
    void write(CheckResult result, int most, Env env) {
      result.findings().forEach(finding -> env.out().print(FindingJson.line(finding)));
    }
  },
  JUNIT {
    @Override
    void write(CheckResult result, int most, Env env) {
      env.out().println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
      env.out()
          .println(
              "<testsuite name=\"imisconnect check\" tests=\""
                  + result.findings().size()
                  + "\" failures=\""
                  + result.counts().of(Severity.ERROR)
                  + "\">");
      result.findings().forEach(finding -> env.out().println(testCase(finding)));
      env.out().println("</testsuite>");
    }
  };

  abstract void write(CheckResult result, int most, Env env);

  static CheckFormat find(String name) {
    for (CheckFormat format : values()) {
      if (format.name().equalsIgnoreCase(name)) {
        return format;
      }
    }
    throw new ConfigException("--format is text, json or junit.");
  }

  private static String testCase(Finding finding) {
    String head =
        "  <testcase classname=\""
            + escaped(finding.code())
            + "\" name=\""
            + escaped(finding.place() + " " + finding.path())
            + "\"";
    if (finding.severity() != Severity.ERROR) {
      return head + "/>";
    }
    return head + "><failure message=\"" + escaped(finding.message()) + "\"/></testcase>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
