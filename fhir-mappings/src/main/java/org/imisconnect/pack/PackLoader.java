package org.imisconnect.pack;

import java.util.List;
import org.imisconnect.finding.PackException;
import org.imisconnect.pack.internal.BuiltInPacks;
import org.imisconnect.pack.internal.PackPlaces;
import org.imisconnect.pack.internal.PackReader;

/**
 * Finds packs and reads them: a folder, a zip, or one of those built in. A pack with {@code
 * extends: ID} takes every file that it does not have from that pack, which is looked for beside it
 * first, then among those built in. Stateless, thread-safe; loads neither HAPI nor Jackson.
 *
 * <pre>{@code
 * Pack pack = PackLoader.load("la-nhi");
 * Pack mine = PackLoader.load("./packs/my-scheme");
 * }</pre>
 */
public final class PackLoader {
  private PackLoader() {}

  /**
   * A pack with all that it extends.
   *
   * @param idOrPath id of a built-in pack, or a folder or zip; a plain word is an id first, so
   *     write {@code ./word} for a folder that is named like one
   * @throws PackException with every error of every file, sorted by file, line and column
   */
  public static Pack load(String idOrPath) {
    return PackReader.read(PackPlaces.open(idOrPath));
  }

  /** Whether an id is that of a built-in pack; reads none. */
  public static boolean isBuiltIn(String id) {
    return PackPlaces.isBuiltIn(id);
  }

  /** The built-in packs, sorted by id. */
  public static List<PackListing> list() {
    return BuiltInPacks.list();
  }
}
