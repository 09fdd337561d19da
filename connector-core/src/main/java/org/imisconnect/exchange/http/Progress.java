package org.imisconnect.exchange.http;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;

/**
 * How far one request came. Everything before the first header byte is "nothing sent"; from then on
 * the server may have it.
 */
final class Progress extends EventListener {
  private volatile boolean started;

  boolean started() {
    return started;
  }

  @Override
  public void requestHeadersStart(Call call) {
    started = true;
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    started = true;
  }
}
