/**
 * Delimited text: CSV, tab- or pipe-separated files in any character set. Begin with {@link
 * org.imisconnect.source.delimited.DelimitedSource}; {@code Records} cuts raw text at record ends,
 * {@code Splitter} makes cells of it, on other threads.
 */
@NullMarked
package org.imisconnect.source.delimited;

import org.jspecify.annotations.NullMarked;
