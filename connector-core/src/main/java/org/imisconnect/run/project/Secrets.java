package org.imisconnect.run.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Map;
import org.imisconnect.finding.ConfigException;

/**
 * Where secrets are: environment variables, files, key stores. Immutable, thread-safe; keeps
 * nothing that it read.
 *
 * @param folder where relative paths begin
 * @param variables environment variables
 */
public record Secrets(Path folder, Map<String, String> variables) {
  /** The variable that opens a key store. */
  public static final String KEYSTORE_PASSWORD = "IMISCONNECT_KEYSTORE_PASSWORD";

  public Secrets {
    variables = Map.copyOf(variables);
  }

  String get(String kind, String name) {
    return switch (kind) {
      case "env" -> variable(name);
      case "file" -> file(name);
      default -> stored(name);
    };
  }

  private String variable(String name) {
    String value = variables.get(name);
    if (value == null || value.isEmpty()) {
      throw new ConfigException(
          "The project file takes a secret from the environment variable "
              + name
              + ", which is not set. Set it for the account that runs imisconnect.");
    }
    return value;
  }

  /** The first line: editors end a file with a line end. */
  private String file(String name) {
    try {
      String text = Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
      String line = text.lines().findFirst().orElse("");
      if (line.isEmpty()) {
        throw new ConfigException("The secret's file " + name + " is empty.");
      }
      return line;
    } catch (IOException e) {
      throw new ConfigException(
          "The project file takes a secret from the file "
              + name
              + ", which cannot be read. Make it, readable for the account that runs imisconnect.",
          e);
    }
  }

  private String stored(String name) {
    int hash = name.lastIndexOf('#');
    if (hash < 1) {
      throw new ConfigException(
          "A secret in a key store is written ${keystore:FILE#ALIAS}; there is no `#` in it.");
    }
    char[] password = variable(KEYSTORE_PASSWORD).toCharArray();
    Path file = folder.resolve(name.substring(0, hash));
    try {
      Key key =
          KeyStore.getInstance(file.toFile(), password).getKey(name.substring(hash + 1), password);
      if (key == null) {
        throw new ConfigException(
            "The key store "
                + file.getFileName()
                + " has no entry `"
                + name.substring(hash + 1)
                + "`.");
      }
      return new String(key.getEncoded(), StandardCharsets.UTF_8);
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(
          "The key store "
              + file.getFileName()
              + " cannot be opened. Check the file, and the password in "
              + KEYSTORE_PASSWORD
              + ".",
          e);
    }
  }

  /** Names only. */
  @Override
  public String toString() {
    return "Secrets[" + folder.getFileName() + "]";
  }
}
