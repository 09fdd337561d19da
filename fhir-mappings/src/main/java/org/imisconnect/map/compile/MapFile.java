package org.imisconnect.map.compile;

import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.Node;
import org.imisconnect.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The head of a map, read but not compiled.
 *
 * @param name file name without ending
 * @param type R4 resource type
 * @param record root record
 * @param groupBy slots that group the root's rows; empty where each row stands for itself
 * @param when a condition on the row; null where none
 * @param each what gives several resources of one row; null where nothing
 * @param key slots of the business key, in order; never empty
 * @param joins nodes of the joins, by name in file order
 * @param lets slots with a name
 * @param make the template
 * @param at where the file begins
 */
record MapFile(
    String name,
    String type,
    RecordType record,
    List<Template> groupBy,
    Node.@Nullable Scalar when,
    @Nullable Node each,
    List<Template> key,
    Map<String, Node.Mapping> joins,
    Map<String, Node.Scalar> lets,
    Node.Mapping make,
    Place at) {}
