package org.imisconnect.architecture.bad.record;

final class RowHelper {}
