package org.imisconnect.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.PackException;
import org.imisconnect.pack.internal.YamlTree;

/**
 * Reads one YAML 1.2 document as it was written: every scalar stays the text that stands in the
 * file, whatever YAML would make of {@code no}, {@code 012} or {@code 0.10}; everything has its
 * place. Refused, with a finding each: anchors, aliases, {@code <<} (YAML_ALIAS), tags (YAML_TAG),
 * a key that comes twice (YAML_DUPLICATE_KEY), more than one document and what is not YAML or UTF-8
 * (YAML_SYNTAX), and documents above 8 MiB or 64 levels (YAML_LIMIT). Stateless, thread-safe.
 */
public final class Yaml {
  private Yaml() {}

  /**
   * The object that a file holds.
   *
   * @param file its name as findings show it
   * @throws PackException with every error that was met
   */
  public static Node.Mapping read(String file, byte[] bytes) {
    List<Finding> errors = new ArrayList<>();
    return read(file, bytes, errors::add).orElseThrow(() -> new PackException(errors));
  }

  /**
   * The object that a file holds; empty where anything is wrong with it, which the sink is told.
   */
  public static Optional<Node.Mapping> read(String file, byte[] bytes, FindingSink findings) {
    return new YamlTree(file, findings).read(bytes);
  }
}
