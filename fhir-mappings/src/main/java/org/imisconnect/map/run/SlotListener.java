package org.imisconnect.map.run;

import java.util.List;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** Is told what every slot gave, while a row is explained. */
@FunctionalInterface
public interface SlotListener {
  /**
   * Takes what a slot gave.
   *
   * @param site the slot
   * @param cells what it read
   * @param rows row of each cell, -1 where there was none
   * @param result what it gave
   * @param value the text it gave; valid during the call only
   */
  void slot(Site site, List<Cell> cells, int[] rows, Result result, Text value);
}
