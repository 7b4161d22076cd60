// Shapes of the values that cross a border: between the wasm program and the page, between the page's modules,
// and between the page and whoever calls globalThis.atlas (see README.md).

/** What the wasm program exports; see core.js for the meaning of the numbers. */
export interface Program {
  HEAPU8: Uint8Array;
  UTF8ToString(pointer: number): string;
  _atlas_alloc(bytes: number): number;
  _atlas_keep(bytes: number): number;
  _atlas_catalog(pointer: number, length: number): void;
  _atlas_start(pointer: number, length: number, font: number, fontLength: number): number;
  _atlas_go_on(budgetMs: number, whole: number): number;
  _atlas_work(budgetMs: number): number;
  _atlas_prose(pointer: number, length: number): number;
  _atlas_frame(nowMs: number): number;
  _atlas_resize(width: number, height: number, dpr: number, compact: number): void;
  _atlas_pointer(kind: number, id: number, x: number, y: number, button: number, type: number, mods: number): void;
  _atlas_wheel(x: number, y: number, dx: number, dy: number, zoom: number): void;
  _atlas_pinch(x: number, y: number, factor: number, dx: number, dy: number): void;
  _atlas_key(pointer: number, length: number, down: number, mods: number): number;
  _atlas_focus(focused: number): void;
  _atlas_context(restored: number): void;
  _atlas_repaint(): void;
  _atlas_request(pointer: number, length: number): number;
  _atlas_effects(): number;
}
export type ProgramFactory = (options: Record<string, unknown>) => Promise<Program>;

export interface StartOptions {
  path: string;
  fragment: string;
  lang: Lang;
  theme: Theme;
  reduced: boolean;
  compact: boolean;
  width: number;
  height: number;
  dpr: number;
}

export type Lang = "zh" | "en";
export type Theme = "light" | "dark";
export type Part = "panel" | "list" | "filters" | "overlay" | "chrome" | "hits";
/** A text run, or ["tag", {attributes}, ...children]. */
export type Tree = string | [string, Record<string, string>, ...Tree[]];

export interface Effect {
  type: string;
  [member: string]: any;
}
export interface Action {
  type: string;
  [member: string]: unknown;
}
export interface Named {
  id: string;
  title: string;
}

export interface Hit extends Named {
  /** From the root of the site. */
  path: string;
  /** Of a place in a walkthrough: what "open-walk" takes. */
  place?: { id: string; step: number; act: number };
  kind: string;
  shape: string;
  kindName: string;
  titleRanges: [number, number][];
  shown: string;
  shownRanges: [number, number][];
  field: string;
  detail: string;
  score: number;
}
export interface SearchAnswer {
  hits: Hit[];
  kinds: { name: string; count: number }[];
  suggestions: Named[];
  total: number;
  /** Words that only ask, left out because nothing has them too. */
  leftOut: string[];
  /** Filters whose value nothing has, and what could be typed instead. */
  problems: { filter: string; instead: { query: string; text: string }[] }[];
  /** What fewer words would find. */
  fewer: { without: string; query: string; total: number }[];
  completions: { query: string; text: string; title: string; count?: number }[];
  /** A filter's value is being typed: completions come before hits. */
  completing: boolean;
}
export interface FacetValue {
  value: string;
  title: string;
  shape?: string;
  count: number;
  chosen: boolean;
}
export interface Facet {
  facet: string;
  title: string;
  /** How many values there are; `values` are the first and the chosen ones, or all. */
  count: number;
  values: FacetValue[];
}
export interface FiltersAnswer {
  shown: number;
  total: number;
  facets: Facet[];
}
/** A node, or a step of the walkthrough `id`. */
export interface Target extends Named {
  href: string;
  kindName?: string;
  step?: number;
}
export interface OverlayLink extends Target {
  x: number;
  y: number;
  w: number;
  h: number;
  pointed: boolean;
  focused: boolean;
}

export interface WalkAnswer {
  id: string;
  title: string;
  /** Which code the steps speak of, for instance "release-1.22 · b680642". */
  pin: string;
  acts: { title: string; href: string }[];
  /** `act` is counted from 1, as everywhere; `done`: it comes before the current one in the chosen order. */
  steps: { n: number; act: number; title: string; href: string; done: boolean }[];
  place: { step: number | null; act: number | null; zoom: string; order: string };
  /** Numbers of the steps beside this one. */
  previous: number | null;
  next: number | null;
  /** Middle and width of each step's column in the picture, in CSS pixels; empty where the picture has none. */
  columns: { x: number; w: number }[];
  /** The steps that the picture shows; null when it shows all. */
  window: { first: number; last: number } | null;
  dock: Tree | null;
  /** Whether the sentences are there. */
  prose: boolean;
}

/** What can be shared: see src/app_share.hpp. */
export interface ShareAnswer {
  what: "node" | "step" | "act" | "walk" | "list" | "start";
  heading: string;
  title: string;
  /** The title that a chat shows of the link, and the site; in Chinese, as the static pages are. */
  shown: string;
  site: string;
  /** Path of the page whose picture belongs to the link. */
  page: string;
  short: string;
  exact: string;
  carries: string;
  element: string;
  frame: string;
  markdown: string;
  link: string;
}

export interface AtlasState {
  /** null: nothing is selected */
  node: string | null;
  view: "map" | "focus" | "list" | "walk";
  walkthrough: string | null;
  step: number | null;
  act: number | null;
  /** In which order the steps are gone through: "real", "seed" or "both" side by side. */
  order: string;
  query: string;
  filters: Record<string, string[]>;
  rings?: number;
  lang: Lang;
  theme: Theme;
  camera: { x: number; y: number; scale: number };
}

/** Members other than these are attributes: false and undefined leave one out, true writes an empty one. */
export interface PieceOptions {
  class?: string;
  text?: string;
  /** Listeners by event. */
  on?: Record<string, (event: any) => void>;
  [attribute: string]: any;
}

/** What every module of the page gets: the program, the words, the place of the site. */
export interface Page {
  core: import("./core.js").Core;
  /** What the program still has to make for later questions. */
  work: ReturnType<typeof import("./slices.js").createWork>;
  /** Absolute address of the site's root; ends with "/". */
  root: URL;
  /** Interface text; "{}" is replaced by `value`. */
  t(key: string, value?: string | number): string;
  /** The state as of now. */
  state(): AtlasState;
  dispatch(type: string, members?: Record<string, unknown>): void;
  /** True in the phone layout. */
  compact(): boolean;
  /** Says something to screen readers. */
  announce(text: string): void;
}

export interface AtlasNode extends Named {
  kind: string;
  url: string;
  neighbours: { id: string; rel: string; how: string }[];
}
export interface LoadAnswer {
  ok: boolean;
  nodes: number;
  edges: number;
  messages: { line: number; column: number; level: string; text: string }[];
}
export interface AtlasEvents {
  select: { id: string | null };
  step: { walkthrough: string | null; step: number | null };
  view: { view: string };
  query: { query: string };
  filters: { filters: Record<string, string[]> };
  lang: { lang: Lang };
  theme: { theme: Theme };
  error: { reason: string };
}

/** globalThis.atlas */
export interface AtlasApi {
  readonly ready: Promise<void>;
  readonly version: string;
  state(): AtlasState;
  open(id: string): boolean;
  search(text: string, limit?: number): { id: string; kind: string; title: string; score: number }[];
  node(id: string): AtlasNode | null;
  catalog(): { nodes: number; edges: number; kinds: Record<string, number>; source: string };
  layout(): { nodes: { id: string; x: number; y: number; r: number }[]; settled: boolean };
  screen(id: string): { x: number; y: number } | null;
  frames(): number;
  load(data: string | Uint8Array, options: { format: "json" | "markdown"; name?: string }): Promise<LoadAnswer>;
  exportAs(format: string): Promise<string | Blob>;
  on<E extends keyof AtlasEvents>(event: E, listener: (detail: AtlasEvents[E]) => void): () => void;
  readonly progress: {
    get(id: string): never;
    set(id: string, mark: string): never;
    export(): never;
    import(data: string): never;
  };
}

/** The page's side of globalThis.atlas. */
export interface ApiHandle {
  /** The program runs: questions can be answered. */
  connect(page: Page, canvas: HTMLCanvasElement): void;
  /** The first picture is there. */
  ready(): void;
  fail(reason: string): void;
  /** The state may be different: tells listeners what is. */
  changed(): void;
}

/** What frame.js is given beside the page. */
export interface FrameParts {
  words: { apply(part?: ParentNode): void };
  stage: import("./stage.js").Stage;
  canvas: HTMLElement;
  /** The layer of links over the canvas. */
  links: HTMLElement;
  /** Whether the sentences of the walkthroughs came with the start. */
  hasProse: boolean;
  /** Called after every drawing of changed parts. */
  changed(): void;
}

/** Set by early.js before anything else runs. */
export interface Early {
  lang: Lang;
  /** The reader's choice; null follows the system. */
  theme: Theme | null;
  failed: string | null;
  /** Gives up on the application: the static page stays, one message says why. */
  fail(reason: string): void;
}

/** What listen() leaves to the page around an embed; see embed_gestures.js. */
export interface Gate {
  takesWheel(event: WheelEvent): boolean;
  takesPinch(): boolean;
  /** Whether a press that begins now may click but not drag. */
  holdsStill(event: PointerEvent): boolean;
  dragIgnored(event: PointerEvent): void;
  clicked(event: PointerEvent): void;
  takesKey(event: KeyboardEvent): boolean;
}

export type EmbedTheme = Theme | "auto";
/** What a host may want of an embed. */
export interface EmbedCommands {
  theme(theme: EmbedTheme): void;
  lang(lang: Lang): void;
  /** A node's id, or "walk/<walkthrough>/<n>". */
  open(id: string): void;
}
/** What an embed tells its host. */
export interface EmbedHost {
  ready(detail: { node: string; title: string; height: number }): void;
  height(height: number): void;
  select(detail: { id: string; url: string; title: string }): void;
  error(reason: string): void;
}
/** Set by embed_early.js: what the address asks for, and what works without the program. */
export interface EmbedOptions {
  /** "n/<id>/", "walk/<id>/<n>/" or "". */
  path: string;
  fragment: string;
  gestures: string;
  word(key: string, ...values: (string | number)[]): string;
  /** Address of the full page of a place. */
  address(place: string, state?: string): string;
  linkOut(href: string, label: string): void;
  ready(detail: Record<string, unknown>): void;
}

declare global {
  var atlasEmbed: EmbedOptions;
  var atlas: AtlasApi;
  var atlasEarly: Early;
  interface GestureEvent extends UIEvent {
    scale: number;
    clientX: number;
    clientY: number;
  }
}
