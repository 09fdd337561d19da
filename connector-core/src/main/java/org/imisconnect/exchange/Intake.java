package org.imisconnect.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CanonicalResource.SourceRow;
import org.imisconnect.receiver.ReceiverSession;

/**
 * Reads a folder of mapped resources once: {@code trace.ndjson} beside each {@code
 * <ResourceType>.ndjson}, line by line, into the scratch tables. A trace and a file that do not
 * agree are an error: sending by a wrong row would be worse than not sending.
 */
final class Intake {
  private static final int COMMIT = 20_000;

  private final Path folder;
  private final ReceiverSession session;
  private final Scratch scratch;
  private final Map<String, NdjsonFile> files = new HashMap<>();

  Intake(Path folder, ReceiverSession session, Scratch scratch) {
    this.folder = folder;
    this.session = session;
    this.scratch = scratch;
  }

  void read() throws IOException {
    Path trace = folder.resolve("trace.ndjson");
    if (!Files.exists(trace)) {
      throw new ConfigException(
          "trace.ndjson is not in " + folder.getFileName() + ". Run `imisconnect map` first.");
    }
    try (NdjsonFile lines = new NdjsonFile(trace)) {
      boolean more = true;
      while (more) {
        more = readBatch(lines);
      }
    }
    for (Map.Entry<String, NdjsonFile> file : files.entrySet()) {
      if (file.getValue().advance()) {
        throw disagree(file.getKey(), "has more lines than trace.ndjson");
      }
    }
    scratch.index();
  }

  private boolean readBatch(NdjsonFile trace) throws IOException {
    boolean[] more = {true};
    IOException[] failure = new IOException[1];
    scratch.db.transaction(
        () -> {
          try {
            for (int i = 0; i < COMMIT && more[0]; i++) {
              more[0] = trace.advance();
              if (more[0]) {
                take(trace.object());
              }
            }
          } catch (IOException e) {
            failure[0] = e;
          }
        });
    if (failure[0] != null) {
      throw failure[0];
    }
    return more[0];
  }

  private void take(ObjectNode trace) throws IOException {
    String type = text(trace, "type");
    String id = text(trace, "id");
    NdjsonFile file = file(type);
    if (!file.advance()) {
      throw disagree(type, "has fewer lines than trace.ndjson");
    }
    ObjectNode body = file.object();
    if (!id.equals(body.path("id").asText())) {
      throw disagree(type, "is in another order than trace.ndjson");
    }
    SourceRow row =
        new SourceRow(
            text(trace, "record"),
            text(trace, "file"),
            trace.path("line").asLong(),
            text(trace, "hash"));
    List<String> key = new ArrayList<>();
    trace.path("key").forEach(part -> key.add(part.asText()));
    CanonicalResource resource = new CanonicalResource(type, id, key, body, row);
    scratch.addResource(resource, file);
    session.links(resource).forEach(scratch::addLink);
  }

  private static String text(ObjectNode trace, String field) {
    JsonNode value = trace.get(field);
    if (value == null || !value.isTextual()) {
      throw new ConfigException(
          "trace.ndjson: a line has no `" + field + "`. Map again: the file was altered.");
    }
    return value.textValue();
  }

  private NdjsonFile file(String type) throws IOException {
    NdjsonFile open = files.get(type);
    if (open == null) {
      Path path = folder.resolve(type + ".ndjson");
      if (!Files.exists(path)) {
        throw disagree(type, "is missing");
      }
      open = new NdjsonFile(path);
      files.put(type, open);
      scratch.openFile(type, open);
    }
    return open;
  }

  private static ConfigException disagree(String type, String how) {
    return new ConfigException(type + ".ndjson " + how + ". Map again: a file was altered.");
  }
}
