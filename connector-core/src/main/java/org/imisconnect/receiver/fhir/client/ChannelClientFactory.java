package org.imisconnect.receiver.fhir.client;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.client.api.Header;
import ca.uhn.fhir.rest.client.api.IHttpClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.impl.RestfulClientFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes HAPI's clients send over the channel of the call that asks. Thread-safe. */
final class ChannelClientFactory extends RestfulClientFactory {
  ChannelClientFactory(FhirContext context) {
    super(context);
    setServerValidationMode(ServerValidationModeEnum.NEVER);
  }

  @Override
  public IHttpClient getHttpClient(
      StringBuilder url,
      @Nullable Map<String, List<String>> ifNoneExistParams,
      @Nullable String ifNoneExist,
      RequestTypeEnum method,
      List<Header> headers) {
    return new ChannelClient(url.toString(), method, headers);
  }

  @Override
  protected IHttpClient getHttpClient(String base) {
    return new ChannelClient(base, RequestTypeEnum.GET, List.of());
  }

  @Override
  protected void resetHttpClient() {
    // a client holds no connection
  }

  @Override
  public void setHttpClient(Object client) {
    throw new IllegalStateException("the way to the network is given by the project");
  }

  @Override
  public void setProxy(String host, Integer port) {
    throw new IllegalStateException("the way to the network is given by the project");
  }
}
