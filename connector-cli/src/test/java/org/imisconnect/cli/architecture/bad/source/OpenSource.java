package org.imisconnect.cli.architecture.bad.source;

/** Made to be used where it must not be. */
public final class OpenSource {}
