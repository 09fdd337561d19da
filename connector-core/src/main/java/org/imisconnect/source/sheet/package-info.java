/** Workbooks in .xlsx, read as a stream. Begin with {@code SheetSource}. */
@NullMarked
package org.imisconnect.source.sheet;

import org.jspecify.annotations.NullMarked;
