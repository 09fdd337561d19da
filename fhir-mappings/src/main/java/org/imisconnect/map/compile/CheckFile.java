package org.imisconnect.map.compile;

import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Severity;
import org.imisconnect.pack.Node;
import org.imisconnect.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * A sense check over a record, read but not compiled.
 *
 * @param code the finding's code
 * @param when true where something is wrong
 * @param at column that the finding names, perhaps of a join; null for the row as a whole
 * @param missing joins of which a row may be missing where the check fires
 */
record CheckFile(
    String code,
    Severity severity,
    RecordType record,
    List<Template> groupBy,
    Node.Scalar when,
    @Nullable Node each,
    Map<String, Node.Mapping> joins,
    Map<String, Node.Scalar> lets,
    Node.@Nullable Scalar at,
    String message,
    String hint,
    boolean rejects,
    List<Node.Scalar> missing,
    Node.Mapping node) {}
