/**
 * What imisconnect is measured against: the same resources of the same files, written by hand as a
 * careful programmer would, once with Jackson's generator and once with HAPI's objects and encoder.
 */
@NullMarked
package org.imisconnect.bench;

import org.jspecify.annotations.NullMarked;
