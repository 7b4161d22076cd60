// Layouts of any graph, a part of the core module: typed arrays go in and come out, and the work is done in slices, so
// that a page stays responsive. The same input gives the same positions on every machine, however it is sliced.

/**
 * @typedef {object} LayoutInput
 * @property {number} nodeCount
 * @property {Uint32Array} edges pairs of nodes; loops and repetitions do no harm
 * @property {Float32Array} [widths] with `heights`: boxes in world units that are not to overlap
 * @property {Float32Array} [heights]
 * @property {Uint32Array} [clusters] nodes with the same number (below nodeCount) are kept together
 * @property {Uint8Array} [pinned] not 0: stays at its position
 * @property {Float32Array} [positions] x,y pairs, NaN where a node is new: the others stay about where they were
 * @property {number} [seed]
 * @property {number} [keeping] how firmly nodes with positions are held there, 0 to 1 (0.3)
 * @property {boolean} [multilevel] start from a tiny version of the graph (true)
 *
 * @typedef {import("./atlas-core.mjs").Failure} Failure
 * @typedef {number} LayoutJob
 * @typedef {{done: boolean, progress: number, ticks: number}} LayoutStep `ticks` are those of the whole graph, without
 *   those of its coarser versions
 *
 * @typedef {object} LayeredInput
 * @property {number} nodeCount
 * @property {Uint32Array} edges pairs from, to; cycles are cut
 * @property {Float32Array} [widths] of boxes in world units that are not to overlap
 * @property {Float32Array} [heights]
 * @property {number} [gapX] between the boxes of a layer (20)
 * @property {number} [gapY] between layers (50)
 * @typedef {{ok: true, positions: Float32Array, layers: Uint32Array}} Layered x,y pairs; per node its layer, from 0
 *
 * @typedef {object} GraphProgram
 * @property {Uint8Array} HEAPU8
 * @property {(nodes: number) => number} _graph_create
 * @property {(job: number, array: number, count: number) => number} _graph_array
 * @property {(job: number, seed: number, keeping: number, multilevel: number) => number} _graph_start
 * @property {(job: number) => number} _graph_messages
 * @property {(job: number) => number} _graph_messages_bytes
 * @property {(job: number, budget: number) => number} _graph_step
 * @property {(job: number) => number} _graph_progress
 * @property {(job: number) => number} _graph_ticks
 * @property {(job: number) => number} _graph_positions
 * @property {(job: number, gapX: number, gapY: number) => number} _graph_layer
 * @property {(job: number) => number} _graph_layers
 * @property {(job: number) => void} _graph_free
 */

const maxNodes = 4_000_000;
const maxEdges = 16_000_000;

/** The arrays of an input, in the program's order. @type {["edges" | "widths" | "heights" | "clusters" | "pinned" | "positions", Function][]} */
const arrays = [
  ["edges", Uint32Array],
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

/**
 * The methods of the core that lay out graphs.
 * @param {GraphProgram} program
 * @param {<T>(call: () => T) => T | Failure} guard runs a call of the program, unless it is dead
 */
export function graphLayouts(program, guard) {
  const jobs = /** @type {Map<LayoutJob, number>} */ (new Map()); // job → number of nodes
  const unknown = () => failure("job", "There is no such layout; it may have been freed.");

  /** @param {LayoutJob} job */
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
      program.HEAPU8.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), target);
    });
    return job;
  };

  /** A copy of so many 4-byte numbers. @param {number} begin @param {number} count */
  const copied = (begin, count) => program.HEAPU8.slice(begin, begin + 4 * count).buffer;

  return {
    /**
     * Begins a layout. Nothing is computed yet. @param {LayoutInput} input
     * @returns {LayoutJob | Failure} a number, to be given to the methods below
     */
    layoutGraph(input) {
      const wrong = problem(input);
      if (wrong) return wrong;
      return guard(() => {
        const job = create(input);
        if (program._graph_start(job, input.seed ?? 0, input.keeping ?? 0.3, input.multilevel === false ? 0 : 1) === 1) {
          jobs.set(job, input.nodeCount);
          return job;
        }
        const answer = messages(job);
        program._graph_free(job);
        return answer;
      });
    },

    /**
     * Works for about so many milliseconds, at least one small unit. Stopping for good is layoutFree().
     * @param {LayoutJob} job @param {number} budgetMs @returns {LayoutStep | Failure}
     */
    layoutStep(job, budgetMs) {
      if (!jobs.has(job)) return unknown();
      return guard(() => {
        const done = program._graph_step(job, Number(budgetMs) || 0) === 1;
        return { done, progress: program._graph_progress(job), ticks: program._graph_ticks(job) };
      });
    },

    /** x,y pairs, as good as they are by now; a copy. @param {LayoutJob} job @returns {Float32Array | Failure} */
    layoutPositions(job) {
      const nodes = jobs.get(job);
      if (nodes === undefined) return unknown();
      return guard(() => {
        return new Float32Array(copied(program._graph_positions(job), 2 * nodes));
      });
    },

    /** Forgets a layout, finished or not. @param {LayoutJob} job */
    layoutFree(job) {
      if (jobs.delete(job)) guard(() => program._graph_free(job));
    },

    /**
     * A directed graph in layers, edges pointing downwards (y grows); done at once.
     * @param {LayeredInput} input @returns {Layered | Failure}
     */
    layeredGraph(input) {
      const wrong = problem(input);
      if (wrong) return wrong;
      const { nodeCount, edges, widths, heights } = input;
      return guard(() => {
        const job = create({ nodeCount, edges, widths, heights });
        const answer =
          program._graph_layer(job, input.gapX ?? 20, input.gapY ?? 50) === 1
            ? {
                ok: /** @type {const} */ (true),
                positions: new Float32Array(copied(program._graph_positions(job), 2 * nodeCount)),
                layers: new Uint32Array(copied(program._graph_layers(job), nodeCount)),
              }
            : messages(job);
        program._graph_free(job);
        return answer;
      });
    },
  };
}
