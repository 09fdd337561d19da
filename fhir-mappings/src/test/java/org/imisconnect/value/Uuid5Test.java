package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Uuid5Test {
  private static final byte[] DNS = Uuid5.bytes(0x6ba7b810_9dad_11d1L, 0x80b4_00c04fd430c8L);

  private static String uuid(Uuid5 uuids, String name) {
    byte[] bytes = ("x" + name + "x").getBytes(StandardCharsets.UTF_8);
    byte[] target = new byte[40];
    assertThat(uuids.write(bytes, 1, bytes.length - 1, target, 2)).isEqualTo(38);
    return new String(target, 2, 36, StandardCharsets.US_ASCII);
  }

  @Test
  void the_vector_of_the_standard_comes_out() {
    assertThat(uuid(new Uuid5(DNS), "www.example.com"))
        .isEqualTo("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Test
  void a_scheme_is_a_namespace_of_its_own() {
    Uuid5 scheme = new Uuid5(Uuid5.namespace("https://example.org/id/la/nhi"));
    String first = uuid(scheme, "7:Patient9:LA0000001");
    assertThat(first).isEqualTo("33380911-92aa-5630-9d74-2a0c4f98982d");
    assertThat(uuid(scheme, "7:Patient9:LA0000002")).isNotEqualTo(first);
    assertThat(uuid(scheme, "7:Patient9:LA0000001")).isEqualTo(first);
  }

  @Test
  void a_namespace_has_sixteen_bytes() {
    assertThatThrownBy(() -> new Uuid5(new byte[15])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_digest_is_that_of_the_standard_and_begins_anew() {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    Sha256 digest = new Sha256();
    String nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assertThat(digest.finishHex()).isEqualTo(nothing);
    digest.update(abc, 0, 1);
    digest.update(abc, 1, 3);
    assertThat(digest.finishHex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(digest.finishHex()).isEqualTo(nothing);
  }
}
