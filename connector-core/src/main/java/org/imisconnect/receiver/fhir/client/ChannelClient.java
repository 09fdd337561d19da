package org.imisconnect.receiver.fhir.client;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.client.api.Header;
import ca.uhn.fhir.rest.client.api.IHttpClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseBinary;
import org.jspecify.annotations.Nullable;

/** Builds one request of HAPI's client. One thread. */
final class ChannelClient implements IHttpClient {
  private final String url;
  private final RequestTypeEnum method;
  private final List<Header> headers;

  ChannelClient(String url, RequestTypeEnum method, @Nullable List<Header> headers) {
    this.url = url;
    this.method = method;
    this.headers = headers == null ? List.of() : headers;
  }

  @Override
  public IHttpRequest createByteRequest(
      FhirContext context, String body, String type, @Nullable EncodingEnum encoding) {
    return request(body, type + ";charset=UTF-8");
  }

  @Override
  public IHttpRequest createParamRequest(
      FhirContext context, Map<String, List<String>> form, @Nullable EncodingEnum encoding) {
    String body =
        form.entrySet().stream()
            .flatMap(field -> field.getValue().stream().map(v -> pair(field.getKey(), v)))
            .collect(Collectors.joining("&"));
    return request(body, "application/x-www-form-urlencoded;charset=UTF-8");
  }

  @Override
  public IHttpRequest createBinaryRequest(FhirContext context, IBaseBinary binary) {
    throw new IllegalStateException("pictures are not sent");
  }

  @Override
  public IHttpRequest createGetRequest(FhirContext context, @Nullable EncodingEnum encoding) {
    return request(null, "");
  }

  private IHttpRequest request(@Nullable String body, String type) {
    ChannelRequest request = new ChannelRequest(FhirCall.asking(), url, method, body);
    headers.forEach(header -> request.addHeader(header.getName(), header.getValue()));
    request.removeHeaders("Accept");
    request.addHeader("Accept", "application/fhir+json");
    if (!type.isEmpty()) {
      request.removeHeaders("Content-Type");
      request.addHeader("Content-Type", type);
    }
    return request;
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
