package org.imisconnect.pack.internal;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.imisconnect.finding.PackException;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.pack.PackListing;
import org.imisconnect.pack.PackStatus;
import org.imisconnect.pack.Yaml;

/**
 * Packs on the class path: {@code packs/ID/pack.yaml} in a jar, or in a folder of classes. The
 * places are found once; what they hold is read when it is asked for.
 */
public final class BuiltInPacks {
  private static final String FOLDER = "packs/";

  private BuiltInPacks() {}

  /** Ids of all of them, sorted. */
  static List<String> ids() {
    return List.copyOf(Found.PACKS.keySet());
  }

  static Optional<PackLayer> find(String id) {
    return Optional.ofNullable(Found.PACKS.get(id))
        .map(place -> new PackLayer("built-in " + id, null, place.open(id)));
  }

  /**
   * What a list shows of each, sorted by id.
   *
   * @throws PackException where the head of one cannot be read
   */
  public static List<PackListing> list() {
    return ids().stream().map(BuiltInPacks::listing).toList();
  }

  private static PackListing listing(String id) {
    PackErrors errors = new PackErrors();
    byte[] bytes = find(id).orElseThrow().files().find("pack.yaml").orElseThrow();
    Node.Mapping head = Yaml.read(id + "/pack.yaml", bytes);
    Fields fields = new Fields(head, "pack.yaml", errors);
    String title = fields.requireText("title");
    PackStatus status = fields.requireWord("status", PackStatus.class, PackStatus.PROPOSED);
    errors.throwIfAny();
    return new PackListing(id, title, status);
  }

  /** A jar or a folder of classes that holds packs. */
  private record Location(Path path, boolean jar) {
    org.imisconnect.pack.PackFiles open(String id) {
      return jar
          ? ZipFiles.open(path, FOLDER + id + "/")
          : FolderFiles.open(path.resolve(FOLDER + id));
    }

    List<String> ids() throws IOException {
      return jar ? idsOfJar() : idsOfFolder();
    }

    private List<String> idsOfFolder() throws IOException {
      Path packs = path.resolve(FOLDER);
      if (!Files.isDirectory(packs)) {
        return List.of();
      }
      try (Stream<Path> folders = Files.list(packs)) {
        return folders
            .filter(folder -> Files.isRegularFile(folder.resolve("pack.yaml")))
            .map(folder -> folder.getFileName().toString())
            .toList();
      }
    }

    private List<String> idsOfJar() throws IOException {
      List<String> ids = new ArrayList<>();
      try (ZipFile file = new ZipFile(path.toFile())) {
        Enumeration<? extends ZipEntry> entries = file.entries();
        while (entries.hasMoreElements()) {
          String[] parts = entries.nextElement().getName().split("/", -1);
          if (parts.length == 3 && parts[0].equals("packs") && parts[2].equals("pack.yaml")) {
            ids.add(parts[1]);
          }
        }
      }
      return ids;
    }
  }

  /** Found when the first built-in pack is asked for. */
  private static final class Found {
    static final Map<String, Location> PACKS = find();

    private static Map<String, Location> find() {
      Map<String, Location> packs = new TreeMap<>();
      try {
        for (Location location : locations()) {
          for (String id : location.ids()) {
            packs.putIfAbsent(id, location);
          }
        }
      } catch (IOException | URISyntaxException e) {
        throw new IllegalStateException("the class path cannot be searched for packs", e);
      }
      return packs;
    }

    /** Every place with a folder of packs; and this jar, should it have no entry for the folder. */
    private static Set<Location> locations() throws IOException, URISyntaxException {
      ClassLoader loader = BuiltInPacks.class.getClassLoader();
      Set<Location> locations = new LinkedHashSet<>();
      String own = BuiltInPacks.class.getName().replace('.', '/') + ".class";
      for (String resource : List.of(FOLDER, own)) {
        Enumeration<URL> urls = loader.getResources(resource);
        while (urls.hasMoreElements()) {
          location(urls.nextElement(), resource).ifPresent(locations::add);
        }
      }
      return locations;
    }

    private static Optional<Location> location(URL url, String resource)
        throws IOException, URISyntaxException {
      if (url.getProtocol().equals("file")) {
        String up = "../".repeat(Path.of(resource).getNameCount());
        Path root = Path.of(url.toURI()).resolve(up).normalize();
        return Optional.of(new Location(root, false));
      }
      URLConnection connection = url.openConnection();
      if (connection instanceof JarURLConnection jar) {
        return Optional.of(new Location(Path.of(jar.getJarFileURL().toURI()), true));
      }
      return Optional.empty();
    }
  }
}
