package org.imisconnect.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the pages of the functions: their names and the rows of their example tables. */
final class FunctionPages {
  private static final Pattern ROW =
      Pattern.compile("\\| `(.+?)` \\| `(.*?)` \\| (?:`(.*?)`)?\\s*([A-Za-z_ ]*?) *\\|");
  private static final Pattern CALL = Pattern.compile("\\s*([a-z_0-9]+)(?:\\((.*?)\\))?\\s*");
  private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(-?\\d+)");

  private FunctionPages() {}

  /**
   * An example.
   *
   * @param page name of the page
   * @param call as a mapping writes it after the first pipe
   * @param input the piped text
   * @param expected the value and the codes, as {@link RecordedCall#run} gives them
   */
  record Example(String page, String call, String input, String expected) {
    /** Runs the calls one after the other, as the mapping language does. */
    String run() {
      String value = input;
      String codes = "";
      for (String step : call.split(" \\\\?\\| ")) {
        Matcher parts = CALL.matcher(step);
        if (!parts.matches()) {
          throw new AssertionError("no call: " + step);
        }
        RecordedCall recorded = RecordedCall.of(arguments(value, parts.group(2)));
        String result = recorded.run(parts.group(1));
        codes = (codes + " " + String.join(" ", recorded.codes)).strip();
        int end = result.length() - String.join(" ", recorded.codes).length();
        value = result.substring(0, end).strip();
        if (value.isEmpty()) {
          return codes;
        }
      }
      return (value + " " + codes).strip();
    }

    private static String[] arguments(String input, String text) {
      List<String> arguments = new ArrayList<>(List.of(input));
      Matcher argument = ARGUMENT.matcher(text == null ? "" : text.replace("\\|", "|"));
      while (argument.find()) {
        arguments.add(argument.group(1) != null ? argument.group(1) : argument.group(2));
      }
      return arguments.toArray(new String[0]);
    }
  }

  static Path folder(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("docs").resolve(name))) {
      at = at.getParent();
    }
    return at.resolve("docs").resolve(name);
  }

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder("functions"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".md") && !file.equals("README.md"))
          .map(file -> file.substring(0, file.length() - 3))
          .sorted()
          .toList();
    }
  }

  static String text(String name) throws IOException {
    return Files.readString(folder("functions").resolve(name + ".md"));
  }

  static List<Example> examples(String name) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String line : text(name).lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String value = row.group(3) == null ? "" : row.group(3);
        String expected = (value + " " + row.group(4)).strip();
        examples.add(new Example(name, row.group(1), row.group(2), expected));
      } else if (line.startsWith("| `")) {
        throw new AssertionError(name + ": a row that cannot be read: " + line);
      }
    }
    return examples;
  }

  static List<Example> allExamples() throws IOException {
    List<Example> all = new ArrayList<>();
    for (String name : names()) {
      all.addAll(examples(name));
    }
    return all;
  }
}
