package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha1Test {
  @Test
  void hashes_every_length_up_to_several_blocks_as_java_does() throws NoSuchAlgorithmException {
    Random random = new Random(4);
    MessageDigest java = MessageDigest.getInstance("SHA-1");
    Sha1 ours = new Sha1();
    byte[] namespace = new byte[16];
    byte[] target = new byte[20];
    for (int length = 0; length < 300; length++) {
      byte[] text = new byte[length + 2];
      random.nextBytes(namespace);
      random.nextBytes(text);
      java.update(namespace);
      java.update(text, 1, length);

      ours.hash(namespace, text, 1, length + 1, target);

      assertThat(target).as("length %d", length).isEqualTo(java.digest());
    }
  }
}
