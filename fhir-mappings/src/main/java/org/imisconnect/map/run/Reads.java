package org.imisconnect.map.run;

import java.util.List;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** The cells that a slot reads. Immutable. */
public final class Reads {
  private final List<Cell> cells;

  public Reads(List<Cell> cells) {
    this.cells = List.copyOf(cells);
  }

  void tell(Machine machine, Site site, Result result, Text value) {
    SlotListener listener = machine.listener;
    if (listener != null) {
      int[] rows = new int[cells.size()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = cells.get(i).ref().row(machine);
      }
      listener.slot(site, cells, rows, result, value);
    }
  }
}
