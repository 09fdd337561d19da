package org.imisconnect.receiver.openimis.protocol;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An address below the API's root. openIMIS wants a slash at the end of every path, before the
 * question mark. Immutable.
 *
 * <pre>{@code ApiPath.of("Claim").with("patient", uuid)   // Claim/?patient=... }</pre>
 */
public final class ApiPath {
  private final List<String> segments;
  private final Map<String, String> query;

  private ApiPath(List<String> segments, Map<String, String> query) {
    this.segments = List.copyOf(segments);
    this.query = query;
  }

  /** The root, or a resource type with what lies below it. */
  public static ApiPath of(String... segments) {
    for (String segment : segments) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalStateException("a path segment must not be empty or dots");
      }
    }
    return new ApiPath(List.of(segments), Map.of());
  }

  public ApiPath with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new ApiPath(segments, more);
  }

  /** Resource type, or "root". */
  public String type() {
    return segments.isEmpty() ? "root" : segments.get(0);
  }

  /** The address; a base without a slash at its end gets one. */
  public URI under(URI base) {
    StringBuilder url = new StringBuilder(base.toString());
    if (url.charAt(url.length() - 1) != '/') {
      url.append('/');
    }
    segments.forEach(segment -> url.append(encoded(segment)).append('/'));
    List<String> pairs = new ArrayList<>();
    query.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    if (!pairs.isEmpty()) {
      url.append('?').append(String.join("&", pairs));
    }
    return URI.create(url.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The type only: the rest may name a person. */
  @Override
  public String toString() {
    return type();
  }
}
