package org.imisconnect.receiver.openimis.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.imisconnect.receiver.Http;

/** Answers as a test says, without a network; logins succeed by themselves unless it says more. */
public final class ScriptedHttp implements Http {
  private final List<Call> calls = new ArrayList<>();
  private Function<Call, Answer> login;
  private final Function<Call, Answer> script;

  public ScriptedHttp(long tokenEnds, Function<Call, Answer> script) {
    this.script = script;
    this.login = call -> json(200, "{'token':'t" + calls.size() + "','exp':" + tokenEnds + "}");
  }

  public ScriptedHttp login(Function<Call, Answer> answer) {
    login = answer;
    return this;
  }

  @Override
  public synchronized Answer send(Call call) {
    calls.add(call);
    return path(call).endsWith("login/") ? login.apply(call) : script.apply(call);
  }

  /** What follows the root of the API, query included. */
  public static String path(Call call) {
    String text = URLDecoder.decode(call.uri().toString(), StandardCharsets.UTF_8);
    int root = text.indexOf("api_fhir_r4/");
    return root < 0
        ? text.substring(text.indexOf("graphql"))
        : text.substring(root + "api_fhir_r4/".length());
  }

  public List<String> paths() {
    return calls.stream().map(call -> call.method() + " " + path(call)).toList();
  }

  public List<Call> calls() {
    return calls;
  }

  public long logins() {
    return paths().stream().filter(path -> path.endsWith("login/")).count();
  }

  public static Received json(int status, String body) {
    return new Received(
        status, Map.of("content-type", "application/json"), body.replace('\'', '"'));
  }

  public static Received refusal(int status, String text) {
    return json(
        status,
        "{'resourceType':'OperationOutcome','issue':[{'details':{'text':'" + text + "'}}]}");
  }
}
