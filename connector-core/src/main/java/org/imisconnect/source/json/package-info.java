/** JSON: one object per line, or the items of an array. Begin with {@code JsonSource}. */
@NullMarked
package org.imisconnect.source.json;

import org.jspecify.annotations.NullMarked;
