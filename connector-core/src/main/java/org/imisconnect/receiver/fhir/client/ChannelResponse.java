package org.imisconnect.receiver.fhir.client;

import ca.uhn.fhir.rest.client.impl.BaseHttpResponse;
import ca.uhn.fhir.util.StopWatch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imisconnect.receiver.Http;

/** An answer of the channel as HAPI's client reads it. Immutable. */
final class ChannelResponse extends BaseHttpResponse {
  private final Http.Received received;

  ChannelResponse(Http.Received received, StopWatch watch) {
    super(watch);
    this.received = received;
  }

  @Override
  public void bufferEntity() {
    // it is in memory already
  }

  @Override
  public void close() {
    // the channel has read it to its end
  }

  @Override
  public Reader createReader() {
    return new StringReader(received.body());
  }

  @Override
  public InputStream readEntity() {
    return new ByteArrayInputStream(received.body().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, List<String>> getAllHeaders() {
    Map<String, List<String>> headers = new HashMap<>();
    received.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  @Override
  public List<String> getHeaders(String name) {
    String value = received.headers().get(name.toLowerCase(Locale.ROOT));
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public String getMimeType() {
    return received.headers().getOrDefault("content-type", "").replaceAll(";.*", "").strip();
  }

  @Override
  public Object getResponse() {
    return received;
  }

  @Override
  public int getStatus() {
    return received.status();
  }

  @Override
  public String getStatusInfo() {
    return "";
  }
}
