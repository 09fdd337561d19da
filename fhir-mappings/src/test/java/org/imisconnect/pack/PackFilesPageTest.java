package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imisconnect.record.Column;
import org.imisconnect.record.OnInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pack that {@code docs/pack-files.md} shows is a pack. */
class PackFilesPageTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```(?:yaml|csv) (\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theBlocksOfThePageAreOnePack() throws IOException {
    String page = Files.readString(Path.of("../docs/pack-files.md"));
    PackFolder written = new PackFolder(folder);
    Matcher block = BLOCK.matcher(page);
    int blocks = 0;
    while (block.find()) {
      written.write(block.group(1), block.group(2));
      blocks++;
    }
    assertThat(blocks).isEqualTo(6);
    Pack pack = written.load();
    assertThat(pack.id()).isEqualTo("xx-example");
    assertThat(pack.header().constants()).containsOnlyKeys("icd10");
    Column birth = pack.records().get("member").columns().get(3);
    assertThat(birth.onInvalid()).isEqualTo(OnInvalid.REJECT);
    assertThat(pack.codes().get("sex").unknown()).isEqualTo(CodeTable.Unknown.SUBSTITUTE);
    assertThat(pack.ignored()).hasSize(2);
    assertThat(pack.examples()).hasSize(1);
    assertThat(pack.answers()).hasSize(1);
  }

  @Test
  void thePageNamesEveryReasonTypeAndStatus() throws IOException {
    String page = Files.readString(Path.of("../docs/pack-files.md"));
    for (IgnoreReason reason : IgnoreReason.values()) {
      assertThat(page).contains("`" + reason.text() + "`");
    }
    for (var type : org.imisconnect.record.ColumnType.values()) {
      assertThat(page).contains("`" + type.name().toLowerCase(java.util.Locale.ROOT) + "`");
    }
    for (PackStatus status : PackStatus.values()) {
      assertThat(page).contains(status.text());
    }
  }
}
