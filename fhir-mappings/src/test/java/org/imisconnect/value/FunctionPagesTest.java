package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FunctionPagesTest {
  @Test
  void every_function_has_a_page_and_every_page_a_function() throws IOException {
    assertThat(FunctionPages.names()).isEqualTo(FunctionRegistry.core().names());
  }

  @TestFactory
  Stream<DynamicTest> each_row_of_a_page_gives_what_it_says() throws IOException {
    return FunctionPages.allExamples().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.page() + ": " + example.call() + " of " + example.input(),
                    () -> assertThat(example.run()).isEqualTo(example.expected())));
  }

  @Test
  void each_page_shows_its_signature_two_examples_and_who_needs_it() throws IOException {
    for (String name : FunctionPages.names()) {
      ValueFunction function = FunctionRegistry.core().find(name).orElseThrow();
      assertThat(FunctionPages.text(name))
          .startsWith("# `" + name + "`\n")
          .contains("Signature: `" + signature(function) + "`")
          .contains("Needed by: ");
      long own =
          FunctionPages.examples(name).stream().filter(row -> row.call().contains(name)).count();
      assertThat(own).as(name).isGreaterThanOrEqualTo(2);
    }
  }

  static String signature(ValueFunction function) {
    StringBuilder text = new StringBuilder(function.name()).append('(');
    List<Kind> kinds = function.parameters();
    for (int i = 0; i < kinds.size(); i++) {
      String kind = kinds.get(i).name().toLowerCase(Locale.ROOT);
      text.append(i >= function.required() ? "[" : "").append(i > 0 ? ", " : "").append(kind);
    }
    text.append(function.variadic() ? ", …" : "");
    text.append("]".repeat(kinds.size() - function.required())).append(')');
    return text + " → " + function.gives().name().toLowerCase(Locale.ROOT);
  }

  @Test
  void each_finding_that_the_examples_show_has_a_page() throws IOException {
    TreeSet<String> codes = new TreeSet<>();
    for (FunctionPages.Example example : FunctionPages.allExamples()) {
      for (String word : example.expected().split(" ")) {
        if (word.matches("[A-Z]+(_[A-Z]+)+")) {
          codes.add(word);
        }
      }
    }
    assertThat(codes).hasSizeGreaterThan(10);
    for (String code : codes) {
      assertThat(Files.isRegularFile(FunctionPages.folder("findings").resolve(code + ".md")))
          .as(code)
          .isTrue();
    }
  }

  @Test
  void no_message_shows_a_value() {
    RecordedCall call = RecordedCall.of("Somchai99");
    call.run("date");
    assertThat(call.messages).hasSize(1).noneMatch(message -> message.contains("Somchai"));
    assertThat(call.messages.get(0))
        .startsWith("not a date in yyyy-MM-dd (9 characters, 2 digits, 7 letters). Fix the export");
  }

  @Test
  void locale_and_zone_of_the_machine_change_nothing() throws IOException {
    List<FunctionPages.Example> examples = FunctionPages.allExamples();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("th-TH-u-ca-buddhist-nu-thai", "tr-TR", "ar-EG")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Vientiane"));
        List<String> wrong = new ArrayList<>();
        for (FunctionPages.Example example : examples) {
          if (!example.run().equals(example.expected())) {
            wrong.add(example.page());
          }
        }
        assertThat(wrong).as(tag).isEmpty();
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
