/** From the tree of a mapping file to operations; every error of an author is found here. */
@NullMarked
package org.imisconnect.map.compile;

import org.jspecify.annotations.NullMarked;
