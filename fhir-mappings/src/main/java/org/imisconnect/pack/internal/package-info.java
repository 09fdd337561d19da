/**
 * How a pack's files are read: YAML events, strict objects, code tables, folders, zips and jars.
 */
@NullMarked
package org.imisconnect.pack.internal;

import org.jspecify.annotations.NullMarked;
