/**
 * One self-contained HTML file about a run: what came of every row, what to do, the proof. Start
 * with {@link org.imisconnect.report.Report}.
 */
@NullMarked
package org.imisconnect.report;

import org.jspecify.annotations.NullMarked;
