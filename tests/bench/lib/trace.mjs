// What a trace of Chromium tells about the main thread of a page: the longest task between two marks, and what it was.

/** Of the trace event format; times in µs, `tdur` and `tts` those of the thread alone.
 * @typedef {{name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args?: any}} TraceEvent */
/** `cpu_ms`: what the thread ran; `wall_ms`: with its waits; `parts`: what ran longest in it, without what that called.
 * @typedef {{cpu_ms: number, wall_ms: number, parts: {name: string, ms: number}[]}} Task */

/** What a trace has to record for tasks_by_phase(). */
export const trace_categories = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8"];
const mark_start = "phase:";
const task_name = "RunTask";
const most_parts = 3;

/** The mark that begins a phase, for performance.mark(). @param {string} phase */
export const phase_mark = (phase) => `${mark_start}${phase}`;

const cpu_of = (/** @type {TraceEvent} */ { tdur, dur }) => (tdur ?? dur ?? 0) / 1000;
const end_of = (/** @type {TraceEvent} */ { ts, dur = 0 }) => ts + dur;

/** @param {TraceEvent} event */
function label_of({ name, args }) {
  const called = args?.data?.functionName;
  return called ? `${name} ${called}` : name;
}

/** @param {TraceEvent} task @param {TraceEvent[]} within what happened during it, by time @returns {Task} */
function describe(task, within) {
  /** @type {Map<string, number>} */
  const own = new Map();
  const add = (/** @type {TraceEvent} */ event, /** @type {number} */ ms) => own.set(label_of(event), (own.get(label_of(event)) ?? 0) + ms);
  const open = [task];
  for (const event of within) {
    while (open.length > 1 && end_of(open[open.length - 1]) <= event.ts) open.pop();
    add(open[open.length - 1], -cpu_of(event));
    add(event, cpu_of(event));
    open.push(event);
  }
  add(task, cpu_of(task));
  const parts = [...own].map(([name, ms]) => ({ name, ms })).sort((a, b) => b.ms - a.ms);
  return { cpu_ms: cpu_of(task), wall_ms: (task.dur ?? 0) / 1000, parts: parts.slice(0, most_parts) };
}

/**
 * The longest task of each phase on the thread of the marks. A task belongs to the phase in which it began; those before the
 * first mark to `first`.
 * @param {TraceEvent[]} events @param {string} first
 * @returns {Record<string, Task>} of phases without any task, nothing
 */
export function tasks_by_phase(events, first) {
  const marks = events.filter(({ name, ph }) => name.startsWith(mark_start) && ph !== "X").sort((a, b) => a.ts - b.ts);
  const thread = marks[marks.length - 1];
  if (thread === undefined) throw new Error("the trace has no mark of a phase");
  const own = events
    .filter(({ ph, pid, tid }) => ph === "X" && pid === thread.pid && tid === thread.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  /** @type {Map<string, number>} */
  const longest = new Map(); // numbers of tasks
  let phase = first;
  let next = 0;
  own.forEach((event, i) => {
    for (; next < marks.length && marks[next].ts <= event.ts; next++) phase = marks[next].name.slice(mark_start.length);
    if (event.name !== task_name) return;
    const before = longest.get(phase);
    if (before === undefined || cpu_of(own[before]) < cpu_of(event)) longest.set(phase, i);
  });
  return Object.fromEntries([...longest].map(([name, i]) => {
    const behind = own.findIndex((event, other) => other > i && event.ts >= end_of(own[i]));
    return [name, describe(own[i], own.slice(i + 1, behind < 0 ? undefined : behind))];
  }));
}
