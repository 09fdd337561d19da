package org.imisconnect.map.compile;

import java.util.List;
import org.imisconnect.map.run.Cell;
import org.imisconnect.map.run.Site;

/**
 * A slot of a map as the data dictionary tells of it.
 *
 * @param map name of the map
 * @param rule the slot as written
 * @param site its FHIR path and place
 * @param cells what it reads
 * @param binding required value set of its element; empty where none
 */
record SlotUse(String map, String rule, Site site, List<Cell> cells, String binding) {}
