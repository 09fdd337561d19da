package org.imisconnect.source;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path where it is
 * @param name as findings show it: relative to the input, with {@code /}
 */
public record FoundFile(Path path, String name) {}
