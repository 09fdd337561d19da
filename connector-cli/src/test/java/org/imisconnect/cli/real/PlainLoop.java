package org.imisconnect.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.imisconnect.cli.real.RecordingProxy.Said;

/**
 * Posts the bodies of a recorded push again, as somebody would who needs no ledger: heads, members,
 * contracts, claims, some at a time. Ids that the server gave then become those that it gives now.
 */
final class PlainLoop {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private final OkHttpClient http = new OkHttpClient();
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final String url;
  private final String token;

  PlainLoop(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Posts all of them; each has to be stored again. */
  void post(List<Said> recorded, int concurrency) throws Exception {
    List<Said> posts = recorded.stream().filter(PlainLoop::stored).toList();
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    try {
      for (String type : List.of("Patient", "Contract", "Claim")) {
        List<Said> some = posts.stream().filter(one -> one.type().equals(type)).toList();
        together(threads, some.stream().filter(one -> !one.body().contains("group-reference")));
        together(threads, some.stream().filter(one -> one.body().contains("group-reference")));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  static boolean stored(Said one) {
    return one.method().equals("POST") && one.status() == 201;
  }

  private void together(ExecutorService threads, Stream<Said> posts) throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    posts.forEach(
        one ->
            tasks.add(
                () -> {
                  post(one);
                  return null;
                }));
    for (Future<Void> done : threads.invokeAll(tasks)) {
      done.get();
    }
  }

  private void post(Said one) throws IOException {
    String body =
        UUID.matcher(one.body()).replaceAll(id -> ids.getOrDefault(id.group(), id.group()));
    Request request =
        new Request.Builder()
            .url(url + one.type() + "/")
            .header("Authorization", "Bearer " + token)
            .post(RequestBody.create(body, MediaType.get("application/json")))
            .build();
    try (Response answer = http.newCall(request).execute()) {
      String said = answer.body().string();
      assertThat(answer.code()).as(one.type()).isEqualTo(201);
      List<String> then = idsOf(one.answer());
      List<String> now = idsOf(said);
      for (int i = 0; i < Math.min(then.size(), now.size()); i++) {
        ids.put(then.get(i), now.get(i));
      }
    }
  }

  private static List<String> idsOf(String text) {
    return UUID.matcher(text).results().map(match -> match.group()).toList();
  }
}
