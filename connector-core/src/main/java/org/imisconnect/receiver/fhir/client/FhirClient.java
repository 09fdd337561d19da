package org.imisconnect.receiver.fhir.client;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.imisconnect.receiver.Http;

/** One FHIR server. Thread-safe; the first call loads HAPI, which takes a second or two. */
public final class FhirClient {
  private final URI base;
  private final Http http;

  public FhirClient(URI base, Login login, Http http) {
    this.base = base;
    this.http = new AuthorizedHttp(base, login, http);
  }

  /** Starts a conversation of one request, or of the pages of one search. One thread. */
  public FhirCall call() {
    return new FhirCall(Hapi.CONTEXT, base, http);
  }

  /** The address of the server, with a slash at its end. */
  public URI base() {
    return base;
  }

  /** A resource as JSON, as HAPI writes it. */
  public static ObjectNode json(IBaseResource resource) {
    String text = Hapi.CONTEXT.newJsonParser().encodeResourceToString(resource);
    return (ObjectNode) FhirJson.parse(text).orElseThrow();
  }

  /** Apart, so that it is loaded by the first request only. */
  private static final class Hapi {
    static final FhirContext CONTEXT = context();

    private static FhirContext context() {
      FhirContext context = FhirContext.forR4();
      // Logged, its complaints would show values; what it cannot read at all it still throws.
      context.setParserErrorHandler(new LenientErrorHandler(false));
      context.setRestfulClientFactory(new ChannelClientFactory(context));
      context.getParserOptions().setStripVersionsFromReferences(false);
      return context;
    }
  }
}
