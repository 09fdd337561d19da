package org.imisconnect.exchange.http;

import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * What of an address may stand in a log: what lies below the base down to the resource type. Ids,
 * codes and everything behind the question mark may be a person's.
 */
final class LoggedPath {
  /** Folders whose next segment is a name of the API, not of a person. */
  private static final Set<String> FOLDERS = Set.of("CodeSystem", "ValueSet");

  private LoggedPath() {}

  /** {@code Patient/{}/}, {@code CodeSystem/diagnosis/}; the query as {@code ?} alone. */
  static String of(HttpUrl base, HttpUrl url) {
    int skip = base.pathSegments().size() - 1;
    List<String> segments = url.pathSegments();
    StringBuilder path = new StringBuilder();
    for (int i = skip; i < segments.size(); i++) {
      boolean shown = i == skip || (i == skip + 1 && FOLDERS.contains(segments.get(skip)));
      path.append(i == skip ? "" : "/");
      path.append(shown || segments.get(i).isEmpty() ? segments.get(i) : "{}");
    }
    return url.querySize() == 0 ? path.toString() : path.append('?').toString();
  }
}
