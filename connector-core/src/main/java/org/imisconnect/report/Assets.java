package org.imisconnect.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Style and script of a report, and the policy that allows these two and nothing else.
 *
 * @param policy content of the meta tag
 */
record Assets(String style, String script, String policy) {

  static Assets read() throws IOException {
    String style = text("report.css");
    String script = text("report.js");
    String policy =
        "default-src 'none'; style-src 'sha256-"
            + digest(style)
            + "'; script-src 'sha256-"
            + digest(script)
            + "'; base-uri 'none'; form-action 'none'";
    return new Assets(style, script, policy);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
