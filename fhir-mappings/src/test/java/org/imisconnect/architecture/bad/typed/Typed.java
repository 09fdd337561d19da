package org.imisconnect.architecture.bad.typed;

/** The last stage. */
public final class Typed {}
