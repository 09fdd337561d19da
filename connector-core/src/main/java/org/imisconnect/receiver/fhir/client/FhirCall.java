package org.imisconnect.receiver.fhir.client;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.imisconnect.receiver.Http;
import org.jspecify.annotations.Nullable;

/**
 * A conversation by HAPI's client. What really came back of the last request can always be asked
 * for, since HAPI's exceptions do not tell whether a request arrived. One thread.
 */
public final class FhirCall {
  /**
   * Who asks on this thread: HAPI has one factory of clients for one context, and asks it for the
   * way to the network anew with each request.
   */
  private static final ThreadLocal<FhirCall> ASKING = new ThreadLocal<>();

  private final IGenericClient client;
  private final Http http;
  private Http.@Nullable Answer last;

  FhirCall(FhirContext context, URI base, Http http) {
    this.client = context.newRestfulGenericClient(base.toString().replaceAll("/$", ""));
    this.http = http;
  }

  /** The call that is under way on this thread. */
  static FhirCall asking() {
    FhirCall call = ASKING.get();
    if (call == null) {
      throw new IllegalStateException("a request outside of a call");
    }
    return call;
  }

  /** Sends once, and remembers what came of it. */
  Http.Answer send(Http.Call request) {
    Http.Answer answer = http.send(request);
    last = answer;
    return answer;
  }

  /**
   * Asks; what HAPI cannot make a result of is empty, and {@link #last} says why.
   *
   * @throws org.imisconnect.finding.ExchangeException when login or right are refused
   * @throws org.imisconnect.finding.ConfigException when the server redirects
   */
  public <T> Optional<T> ask(Function<IGenericClient, @Nullable T> request) {
    last = null;
    ASKING.set(this);
    try {
      return Optional.ofNullable(request.apply(client));
    } catch (BaseServerResponseException | DataFormatException e) {
      // Its message may quote the body: only the answer itself is looked at.
      return Optional.empty();
    } finally {
      ASKING.remove();
    }
  }

  /** What came back of the last request. */
  public Http.Answer last() {
    return last == null ? new Http.NotSent("the request could not be built", null) : last;
  }

  /** Status of the last answer; 0 where none came. */
  public int status() {
    return last instanceof Http.Received received ? received.status() : 0;
  }

  /** Why the last request gave nothing; not personal. */
  public String trouble() {
    Http.Answer answer = last();
    if (answer instanceof Http.Broken broken) {
      return broken.cause();
    } else if (answer instanceof Http.NotSent none) {
      return none.cause();
    }
    int status = status();
    return status / 100 == 2 ? "an answer that cannot be read" : "status " + status;
  }
}
