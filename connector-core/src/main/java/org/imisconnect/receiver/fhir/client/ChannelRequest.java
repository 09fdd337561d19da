package org.imisconnect.receiver.fhir.client;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.client.api.BaseHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.util.StopWatch;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imisconnect.receiver.Http;
import org.jspecify.annotations.Nullable;

/** One request on its way over the channel: sent once. One thread. */
final class ChannelRequest extends BaseHttpRequest {
  /** The channel's own, or wrong once the channel decodes the body by itself. */
  private static final Set<String> NOT_SENT = Set.of("user-agent", "accept-encoding");

  private final FhirCall call;
  private final RequestTypeEnum method;
  private final @Nullable String body;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String uri;

  ChannelRequest(FhirCall call, String uri, RequestTypeEnum method, @Nullable String body) {
    this.call = call;
    this.uri = uri;
    this.method = method;
    this.body = body;
  }

  @Override
  public void addHeader(String name, String value) {
    headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  @Override
  public void removeHeaders(String name) {
    headers.remove(name);
  }

  @Override
  public Map<String, List<String>> getAllHeaders() {
    return headers;
  }

  @Override
  public IHttpResponse execute() throws IOException {
    StopWatch watch = new StopWatch();
    Map<String, String> sent = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          if (!NOT_SENT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            sent.put(name, String.join(", ", values));
          }
        });
    Http.Answer answer = call.send(new Http.Call(method.name(), URI.create(uri), sent, body));
    if (answer instanceof Http.Received received) {
      return new ChannelResponse(received, watch);
    }
    throw new IOException("no answer");
  }

  @Override
  public String getRequestBodyFromStream() {
    return body == null ? "" : body;
  }

  @Override
  public String getUri() {
    return uri;
  }

  @Override
  public void setUri(String uri) {
    this.uri = uri;
  }

  @Override
  public String getHttpVerbName() {
    return method.name();
  }
}
