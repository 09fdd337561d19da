package org.imisconnect.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file to read.
 *
 * @param path where it is
 * @param name as findings show it: relative to the input, with {@code /}
 */
public record FoundFile(Path path, String name) {

  /** Bytes of all the files together. */
  public static long size(List<FoundFile> files) {
    try {
      long size = 0;
      for (FoundFile file : files) {
        size += Files.size(file.path());
      }
      return size;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
