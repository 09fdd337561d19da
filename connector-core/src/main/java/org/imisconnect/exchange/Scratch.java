package org.imisconnect.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imisconnect.ledger.sqlite.SqliteFile;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CanonicalResource.SourceRow;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Stored;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows of its resources, in a file of its own beside the ledger: where each stands, its
 * links, and what is planned with it. Written anew by every run. One thread.
 */
final class Scratch implements LinkIndex, AutoCloseable {
  private static final String RESOURCE =
      "SELECT n, type, id, record, file, line, hash, key, place, size FROM resource ";

  final SqliteFile db;
  private final Path file;
  private final Map<String, NdjsonFile> files = new HashMap<>();
  private long resources;
  private long links;

  private Scratch(Path file, SqliteFile db) {
    this.file = file;
    this.db = db;
  }

  static Scratch create(Path file) throws IOException {
    Files.deleteIfExists(file);
    SqliteFile db = SqliteFile.openScratch(file);
    db.script(
        """
        CREATE TABLE resource (n INTEGER PRIMARY KEY, type TEXT, id BLOB, record TEXT, file TEXT,
          line INTEGER, hash TEXT, key TEXT, place INTEGER, size INTEGER)""",
        "CREATE TABLE link (n INTEGER PRIMARY KEY, source, relation TEXT, target, note TEXT)",
        """
        CREATE TABLE planned (n INTEGER PRIMARY KEY, type TEXT, step TEXT, form_type TEXT,
          rank INTEGER, hash TEXT, key_hash TEXT, lane TEXT, lane_order TEXT, amount TEXT,
          currency TEXT, code TEXT, words TEXT, other TEXT, until TEXT, parents TEXT)""",
        "CREATE TABLE lane (q INTEGER PRIMARY KEY, lane TEXT)",
        "CREATE TABLE stored (key_hash TEXT, remote TEXT)");
    return new Scratch(file, db);
  }

  /** A resource's number and itself. */
  record Numbered(long n, CanonicalResource resource) {}

  void openFile(String type, NdjsonFile opened) {
    files.put(type, opened);
  }

  /** Takes note of a resource whose line is the current one of its file. */
  void addResource(CanonicalResource resource, NdjsonFile from) {
    SourceRow row = resource.row();
    db.update(
        "INSERT INTO resource VALUES (?,?,?,?,?,?,?,?,?,?)",
        ++resources,
        resource.type(),
        text(resource.id()),
        row.record(),
        row.file(),
        row.line(),
        row.hash(),
        Lists.write(resource.key()),
        from.offset(),
        from.length());
  }

  void addLink(Link link) {
    db.update(
        "INSERT INTO link VALUES (?,?,?,?,?)",
        ++links,
        text(link.from()),
        link.relation(),
        text(link.to()),
        link.note());
  }

  /** Builds the indexes: after all was added, as that is many times faster. */
  void index() {
    db.script(
        "CREATE INDEX resource_id ON resource (id)",
        "CREATE INDEX link_source ON link (source, relation)",
        "CREATE INDEX link_target ON link (target, relation)");
  }

  long size() {
    return resources;
  }

  @Override
  public Optional<CanonicalResource> find(String id) {
    return numbered("WHERE id = ? ORDER BY n LIMIT 1", text(id)).map(Numbered::resource);
  }

  /** The number of a resource of this run; the first where an id is there twice. */
  Optional<Long> findNumber(String id) {
    return db.first(
        "SELECT n FROM resource WHERE id = ? ORDER BY n LIMIT 1", r -> r.getLong(1), text(id));
  }

  /** Whether any resource of a type is in this run. */
  boolean hasType(String type) {
    return files.containsKey(type);
  }

  /** The canonical id of a resource by its number. */
  String id(long n) {
    return db.first("SELECT id FROM resource WHERE n = ?", row -> id(row.getBytes(1)), n)
        .orElseThrow();
  }

  /** A resource by its number. */
  CanonicalResource resource(long n) {
    return numbered("WHERE n = ?", n).orElseThrow().resource();
  }

  private Optional<Numbered> numbered(String where, Object argument) {
    return db.first(
        RESOURCE + where,
        row -> {
          String type = row.getString(2);
          SourceRow source =
              new SourceRow(row.getString(4), row.getString(5), row.getLong(6), row.getString(7));
          ObjectNode body = body(type, row.getLong(9), row.getInt(10));
          return new Numbered(
              row.getLong(1),
              new CanonicalResource(
                  type, id(row.getBytes(3)), Lists.read(row.getString(8)), body, source));
        },
        argument);
  }

  private ObjectNode body(String type, long place, int size) {
    NdjsonFile from = files.get(type);
    if (from == null) {
      throw new IllegalStateException("no file is open for " + type);
    }
    try {
      return from.read(place, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Link> from(String id, String relation) {
    return links("source", id, relation);
  }

  @Override
  public List<Link> to(String id, String relation) {
    return links("target", id, relation);
  }

  private List<Link> links(String end, String id, String relation) {
    List<Link> found = new ArrayList<>();
    db.each(
        "SELECT source, relation, target, note FROM link WHERE "
            + end
            + " = ? AND relation = ? ORDER BY n",
        row ->
            found.add(
                new Link(
                    unpack(row.getObject(1)),
                    row.getString(2),
                    unpack(row.getObject(3)),
                    row.getString(4))),
        text(id),
        relation);
    return found;
  }

  /** Takes note of what the receiver holds, from a list of a whole type. */
  void addStored(Stored stored, String keyHash) {
    db.update("INSERT INTO stored VALUES (?, ?)", keyHash, stored.remoteId());
  }

  boolean isStored(String keyHash) {
    return db.first("SELECT 1 FROM stored WHERE key_hash = ? LIMIT 1", row -> true, keyHash)
        .orElse(false);
  }

  /** An id as 16 bytes; any other text as it is. */
  private static Object text(String id) {
    if (id.length() != 36) {
      return id;
    }
    try {
      UUID uuid = UUID.fromString(id);
      return ByteBuffer.allocate(16)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits())
          .array();
    } catch (IllegalArgumentException e) {
      return id;
    }
  }

  private static String unpack(@Nullable Object value) {
    return value instanceof byte[] bytes ? id(bytes) : String.valueOf(value);
  }

  private static String id(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  @Override
  public void close() throws IOException {
    for (NdjsonFile opened : files.values()) {
      opened.close();
    }
    db.close();
    Files.deleteIfExists(file);
  }
}
