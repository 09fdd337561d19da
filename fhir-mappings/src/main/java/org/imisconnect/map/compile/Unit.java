package org.imisconnect.map.compile;

import org.imisconnect.map.run.Op;
import org.imisconnect.map.run.Site;
import org.jspecify.annotations.Nullable;

/**
 * A compiled member of an object, before it finds its place in R4 order. Immutable.
 *
 * @param first place of its first element in R4 order
 * @param last place of its last element; the same where it is one
 * @param beside whether it is the {@code _name} beside an element
 * @param op what it does
 * @param constant whether it depends on no row
 * @param required its site where R4 requires it; null else
 */
record Unit(
    int first, int last, boolean beside, Op op, boolean constant, @Nullable Site required) {}
