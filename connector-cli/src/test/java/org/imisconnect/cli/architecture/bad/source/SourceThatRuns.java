package org.imisconnect.cli.architecture.bad.source;

import java.net.Socket;
import org.imisconnect.cli.architecture.bad.run.AnyRun;

/** Breaks two rules. */
final class SourceThatRuns {
  final AnyRun run = new AnyRun();
  final Socket socket = new Socket();
}
