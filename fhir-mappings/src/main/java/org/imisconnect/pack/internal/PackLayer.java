package org.imisconnect.pack.internal;

import java.nio.file.Path;
import org.imisconnect.pack.PackFiles;
import org.jspecify.annotations.Nullable;

/**
 * One pack of a stack, before it is known what it extends.
 *
 * @param location what tells it from any other: a path, or {@code built-in ID}
 * @param beside folder in which packs that it extends may lie; null for a built-in pack
 */
public record PackLayer(String location, @Nullable Path beside, PackFiles files) {}
