package org.imisconnect.run.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.imisconnect.exchange.ExchangeSettings;
import org.imisconnect.exchange.ExchangeSettings.ConflictPolicy;
import org.imisconnect.exchange.ExchangeSettings.Contracts;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.ConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTest {
  @TempDir Path folder;

  @Test
  void readsEverySetting() {
    Project project = ProjectText.load(folder, ProjectText.GOOD);
    assertThat(project.contracts()).isEqualTo(Contracts.IDLE);
    assertThat(project.conflict()).isEqualTo(ConflictPolicy.ADOPT);
    assertThat(project.limits()).isEqualTo(new Limits(20, 0.10, 0.025, 0));
    assertThat(project.source().path()).isEqualTo(folder.resolve("data"));
    assertThat(project.folders().output()).isEqualTo(folder.resolve("out"));
    Environment training = project.environment("");
    assertThat(training.options()).containsEntry("insurance-number-length", "9");
    assertThat(training.zone()).isEqualTo(project.zone());
    assertThat(training.accounts().get(0).districts()).containsExactly("R1D1");
    assertThat(training.network().proxyPort()).isEqualTo(3128);
    assertThat(project.environment("production").currency()).isEqualTo("USD");
    assertThat(project.retention().forms()).isEqualTo(Duration.ofDays(90));
    assertThat(project.retention().output()).isEqualTo(Duration.ofDays(14));
    assertThat(project.retention().letters()).isEqualTo(Duration.ofDays(7));
    ExchangeSettings settings = project.exchangeSettings(training);
    assertThat(settings.concurrency()).isEqualTo(8);
    assertThat(settings.settle()).isEqualTo(Duration.ofMinutes(3));
    assertThat(settings.windows().windows()).hasSize(1);
  }

  @Test
  void givesThePackItsCurrencyAndConstants() {
    Project project = ProjectText.load(folder, ProjectText.GOOD);
    assertThat(project.pack().header().constants())
        .containsEntry("currency", "LAK")
        .containsEntry("insurer", "Lakeland Fund");
  }

  @Test
  void refusesAConstantThatThePackLacksAndAnotherVersion() {
    Project constant = ProjectText.load(folder, ProjectText.GOOD.replace("insurer:", "insuror:"));
    assertThatThrownBy(constant::pack).hasMessageContaining("Did you mean `insurer`?");
    Project version = ProjectText.load(folder, ProjectText.GOOD.replace("\"1\"", "\"7\""));
    assertThatThrownBy(version::pack).hasMessageContaining("pack-version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contracts: idle|contracts: ideal|imisconnect.yaml:11:12|Allowed: active, idle.",
        "contracts: idle|contrakts: idle|imisconnect.yaml:11:1|Did you mean `contracts`?",
        "rate: 300|rate: fast|imisconnect.yaml:24:11|a whole number",
        "settle: 3 min|settle: 3|imisconnect.yaml:26:13|2 min",
        "22:00-05:00|22:00-25:00|imisconnect.yaml:27:14|hours such as",
        "refused: 10 %|refused: 10|imisconnect.yaml:13:31|such as 20 %",
        "send-to: training|send-to: trainig|imisconnect.yaml:14:10|Did you mean `training`?",
        "Asia/Vientiane|Asia/Vientaine|imisconnect.yaml:4:7|a zone such as",
        "currency: LAK|currency: Kip|imisconnect.yaml:5:11|an ISO code",
        "path: data|paht: data|imisconnect.yaml:8:3|Did you mean `path`?",
      })
  void saysWhereAndWhatToWriteInstead(String good, String bad, String place, String hint) {
    String errors = ProjectText.errors(folder, ProjectText.GOOD.replaceFirst(good, bad));
    assertThat(errors).contains(place).contains(hint);
  }

  @Test
  void tellsAllErrorsAtOnce() {
    String text = ProjectText.GOOD.replace("rate: 300", "rate: fast").replace("idle", "ideal");
    assertThat(ProjectText.errors(folder, text).lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: hunter-2-plain",
        "password: \"x${env:IMIS_PASSWORD}\"",
        "password: ${env:A}${env:B}"
      })
  void refusesAPlainPasswordAndNeverShowsIt(String bad) {
    String text =
        ProjectText.GOOD.replace(
            "password: \"${env:IMIS_PASSWORD}\"",
            "password: \"" + bad.substring(10).replace("\"", "") + "\"");
    String errors = ProjectText.errors(folder, text);
    assertThat(errors).contains("PROJECT_SECRET").contains("${env:PASSWORD}");
    assertThat(errors).doesNotContain("hunter");
  }

  @Test
  void refusesAPasswordWithinAnAddress() {
    String text =
        ProjectText.GOOD.replace("https://imis.example.org/prod/", "https://me:hunter2@h/");
    assertThat(ProjectText.errors(folder, text))
        .contains("PROJECT_SECRET")
        .doesNotContain("hunter2");
  }

  @Test
  void resolvesSecretsWhenTheyAreUsed() throws Exception {
    Files.writeString(folder.resolve("secret.txt"), "from-a-file\n");
    Path store = folder.resolve("secrets.p12");
    char[] password = "open-sesame".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, password);
    keys.setEntry(
        "imis",
        new KeyStore.SecretKeyEntry(
            new SecretKeySpec("from-a-store".getBytes(StandardCharsets.UTF_8), "AES")),
        new KeyStore.PasswordProtection(password));
    try (var out = Files.newOutputStream(store)) {
      keys.store(out, password);
    }
    Secrets secrets =
        new Secrets(folder, Map.of("A", "from-env", Secrets.KEYSTORE_PASSWORD, "open-sesame"));
    assertThat(new SecretText("${env:A}").resolve(secrets)).isEqualTo("from-env");
    assertThat(new SecretText("${file:secret.txt}").resolve(secrets)).isEqualTo("from-a-file");
    assertThat(new SecretText("${keystore:secrets.p12#imis}").resolve(secrets))
        .isEqualTo("from-a-store");
    assertThat(new SecretText("https://${env:A}/x").resolve(secrets))
        .isEqualTo("https://from-env/x");
    for (String lost : new String[] {"${env:B}", "${file:none}", "${keystore:secrets.p12#b}"}) {
      assertThatThrownBy(() -> new SecretText(lost).resolve(secrets))
          .isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void theExampleOfTheDocumentationIsAProject() throws IOException {
    String page = Files.readString(Path.of("../docs/project-file.md"));
    int from = page.indexOf("```yaml\n") + 8;
    String example = page.substring(from, page.indexOf("```", from));
    assertThat(ProjectText.errors(folder, example)).isEmpty();
    assertThat(Project.load(folder).environment("").options()).hasSize(1);
  }

  @Test
  void saysThatThereIsNoProject() {
    assertThatThrownBy(() -> Project.load(folder))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
        .hasMessageContaining("imisconnect init");
  }

  @Test
  void aTemplateIsAProjectAndNeverOverwrites() throws IOException {
    ProjectTemplate template =
        new ProjectTemplate(
            "A \"b\" \\ c", "starter", "UTC", "LAK", "data", "idle", "fhir-r4", "", "production");
    template.write(folder);
    Project project = Project.load(folder);
    assertThat(project.scheme()).isEqualTo("A \"b\" \\ c");
    assertThat(project.environment("").name()).isEqualTo("production");
    assertThat(project.environment("").options())
        .containsEntry("auth", "basic")
        .containsEntry("ids", "ours");
    assertThat(folder.resolve("crosswalk/claim-admin.csv")).exists();
    assertThatThrownBy(() -> template.write(folder)).isInstanceOf(ConfigException.class);
  }
}
