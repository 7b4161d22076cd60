// Layouts of any graph, a part of the core module: typed arrays go in and come out, and the work is done in steps, so that
// a page stays responsive. The same input gives the same positions on every machine, however the steps are sliced.

/**
 * @typedef {object} LayoutInput
 * @property {number} nodeCount
 * @property {Uint32Array} edges pairs of nodes; loops and repetitions do no harm
 * @property {number} [seed]
 * @property {Float32Array} [weights] one per edge, not negative: a link of weight 2 counts as two, 0 as none
 * @property {Uint8Array} [pinned] not 0: stays at its position
 * @property {Float32Array} [positions] x,y pairs, NaN where a node is new: the others stay about where they were
 * @property {number} [keeping] how firmly nodes with positions are held there, 0 to 1 (0.3)
 * @property {Float32Array} [widths] with `heights`: boxes in world units that are not to overlap
 * @property {Float32Array} [heights]
 * @property {Uint32Array} [clusters] nodes with the same number (below nodeCount) are kept together
 * @property {boolean} [multilevel] start from a tiny version of the graph (true)
 *
 * @typedef {import("./atlas-core.mjs").Failure} Failure
 * @typedef {{ok: true, settled: boolean, progress: number, ticks: number}} LayoutState `progress`: 0 to 1, by work;
 *   `ticks`: those of the whole graph, without those of its coarser versions
 *
 * @typedef {object} Layout a layout in progress
 * @property {true} ok
 * @property {(count?: number) => LayoutState | Failure} step does so many small steps (1), deterministically
 * @property {(limits?: {budgetMs?: number, maxSteps?: number}) => LayoutState | Failure} solve goes on until settled, or until
 *   a limit is reached; a step takes about 1 ms for 10,000 nodes, and at least one is done
 * @property {Float32Array} positions x,y pairs, as good as they are by now: always the same array, brought up to date when it
 *   is asked for
 * @property {boolean} settled nothing is left to do
 * @property {() => void} free forgets the layout, settled or not; positions stay readable
 *
 * @typedef {object} LayeredInput
 * @property {number} nodeCount
 * @property {Uint32Array} edges pairs from, to; cycles are cut
 * @property {Float32Array} [widths] of boxes in world units that are not to overlap
 * @property {Float32Array} [heights]
 * @property {number} [gapX] between the boxes of a layer (20)
 * @property {number} [gapY] between layers (50)
 *
 * @typedef {object} GraphProgram
 * @property {Uint8Array} HEAPU8
 * @property {(nodes: number) => number} _graph_create
 * @property {(job: number, array: number, count: number) => number} _graph_array
 * @property {(job: number, seed: number, keeping: number, multilevel: number) => number} _graph_start
 * @property {(job: number) => number} _graph_messages
 * @property {(job: number) => number} _graph_messages_bytes
 * @property {(job: number, budget: number, most: number) => number} _graph_step
 * @property {(job: number) => number} _graph_progress
 * @property {(job: number) => number} _graph_ticks
 * @property {(job: number) => number} _graph_positions
 * @property {(job: number, gapX: number, gapY: number) => number} _graph_layer
 * @property {(job: number) => void} _graph_free
 */

const maxNodes = 4_000_000;
const maxEdges = 16_000_000;
const allSteps = 0xffffffff;

/** @typedef {"edges" | "weights" | "widths" | "heights" | "clusters" | "pinned" | "positions"} ArrayName */
/** The arrays of an input, in the program's order. @type {[ArrayName, Function][]} */
const arrays = [
  ["edges", Uint32Array],
  ["weights", Float32Array],
  ["widths", Float32Array],
  ["heights", Float32Array],
  ["clusters", Uint32Array],
  ["pinned", Uint8Array],
  ["positions", Float32Array],
];

/** @param {string} rule @param {string} text @returns {Failure} */
const failure = (rule, text) => ({ ok: false, messages: [{ line: 0, column: 0, level: "error", rule, text }] });

/** What is wrong with the types of an input. @param {LayoutInput | LayeredInput} input @returns {Failure | undefined} */
function problem(input) {
  if (!Number.isInteger(input?.nodeCount) || input.nodeCount < 0 || input.nodeCount > maxNodes)
    return failure("nodes", `nodeCount must be a whole number from 0 to ${maxNodes}.`);
  if (!(input.edges instanceof Uint32Array) || input.edges.length > 2 * maxEdges)
    return failure("edges", `edges must be a Uint32Array with at most ${maxEdges} pairs.`);
  const given = /** @type {LayoutInput} */ (input);
  const wrong = arrays.find(([name, type]) => given[name] && !(given[name] instanceof type));
  return wrong && failure(wrong[0], `${wrong[0]} must be a ${wrong[1].name}.`);
}

/** A limit as a number of steps. @param {unknown} count */
const steps = (count) => Math.min(Math.max(Math.trunc(Number(count)) || 0, 0), allSteps);

/**
 * The methods of the core that lay out graphs.
 * @param {GraphProgram} program
 * @param {<T>(call: () => T) => T | Failure} guard runs a call of the program, unless it is dead
 */
export function graphLayouts(program, guard) {
  /** @param {number} job @returns {Failure} */
  const messages = (job) => {
    const begin = program._graph_messages(job);
    return JSON.parse(new TextDecoder().decode(program.HEAPU8.subarray(begin, begin + program._graph_messages_bytes(job))));
  };

  /** A job with the arrays of its input. @param {LayoutInput} input */
  const create = (input) => {
    const job = program._graph_create(input.nodeCount);
    arrays.forEach(([name], index) => {
      const values = input[name];
      if (!values?.length) return;
      const target = program._graph_array(job, index, values.length);
      // Only now: making room may have moved the memory.
      program.HEAPU8.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), target);
    });
    return job;
  };

  /** The places of a job's nodes, by now. @param {number} job @param {Float32Array} target */
  const copyPositions = (job, target) => {
    const begin = program._graph_positions(job);
    target.set(new Float32Array(program.HEAPU8.buffer, begin, target.length));
    return target;
  };

  /** A job that has started, as an object. @param {number} job @param {number} nodeCount @returns {Layout} */
  const handle = (job, nodeCount) => {
    const places = new Float32Array(2 * nodeCount);
    let state = /** @type {LayoutState} */ ({ ok: true, settled: false, progress: 0, ticks: 0 });
    let freed = false;
    let stale = true;
    /** @param {number} budget @param {number} most */
    const advance = (budget, most) => {
      if (freed) return failure("freed", "This layout has been freed.");
      return guard(() => {
        stale = true;
        const settled = program._graph_step(job, budget, most) === 1;
        return (state = { ok: true, settled, progress: program._graph_progress(job), ticks: program._graph_ticks(job) });
      });
    };
    const positions = () => {
      if (stale && !freed) guard(() => copyPositions(job, places));
      stale = false;
      return places;
    };
    return {
      ok: true,
      step: (count = 1) => advance(Infinity, steps(count)),
      solve: ({ budgetMs = Infinity, maxSteps = allSteps } = {}) => advance(Number(budgetMs) || 0, steps(maxSteps)),
      get positions() {
        return positions();
      },
      get settled() {
        return state.settled;
      },
      free() {
        if (freed) return;
        positions();
        freed = true;
        guard(() => program._graph_free(job));
      },
    };
  };

  return {
    /** Begins a layout by forces; nothing is computed yet. @param {LayoutInput} input @returns {Layout | Failure} */
    layout(input) {
      const wrong = problem(input);
      if (wrong) return wrong;
      return guard(() => {
        const job = create(input);
        if (program._graph_start(job, input.seed ?? 0, input.keeping ?? 0.3, input.multilevel === false ? 0 : 1) === 1)
          return handle(job, input.nodeCount);
        const answer = messages(job);
        program._graph_free(job);
        return answer;
      });
    },

    /**
     * A directed graph in layers, edges pointing downwards (y grows); done at once.
     * @param {LayeredInput} input @returns {Float32Array | Failure} x,y pairs: the centres of the boxes
     */
    layeredLayout(input) {
      const wrong = problem(input);
      if (wrong) return wrong;
      const { nodeCount, edges, widths, heights } = input;
      return guard(() => {
        const job = create({ nodeCount, edges, widths, heights });
        const done = program._graph_layer(job, input.gapX ?? 20, input.gapY ?? 50) === 1;
        const answer = done ? copyPositions(job, new Float32Array(2 * nodeCount)) : messages(job);
        program._graph_free(job);
        return answer;
      });
    },
  };
}
