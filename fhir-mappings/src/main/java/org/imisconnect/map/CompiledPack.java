package org.imisconnect.map;

import java.util.List;
import org.imisconnect.map.compile.PackCompiler;
import org.imisconnect.map.run.Plan;
import org.imisconnect.pack.Pack;
import org.imisconnect.value.FunctionRegistry;

/**
 * A pack whose maps and checks have been checked against R4 and turned into operations: nothing of
 * what an author wrote can fail at row 40,000. Immutable, thread-safe.
 *
 * <pre>{@code
 * CompiledPack pack = CompiledPack.compile(PackLoader.load("starter"), FunctionRegistry.core());
 * }</pre>
 */
public final class CompiledPack {
  private final Pack pack;
  private final List<Plan> plans;
  private final List<DictionaryEntry> dictionary;

  private CompiledPack(Pack pack, PackCompiler.Result result) {
    this.pack = pack;
    this.plans = result.plans();
    this.dictionary = result.dictionary();
  }

  /**
   * Compiles a pack.
   *
   * @throws org.imisconnect.finding.PackException with every error of every map and check, sorted
   *     by file, line and column
   */
  public static CompiledPack compile(Pack pack, FunctionRegistry functions) {
    return new CompiledPack(pack, PackCompiler.compile(pack, functions));
  }

  /** The pack it was made of. */
  public Pack pack() {
    return pack;
  }

  /** One plan for each record that maps or checks read; its grouped plans come right after it. */
  public List<RecordPlan> plans() {
    return List.copyOf(plans);
  }

  /** Which column feeds which element, by which rule; in the order of the plans. */
  public List<DictionaryEntry> dictionary() {
    return dictionary;
  }
}
