package org.imisconnect.cli.architecture.bad.run;

/** Made to be used where it must not be. */
public final class AnyRun {}
