// What the tests leave in a page to look at it later. `any`, because every test keeps something else.
declare global {
  var __problems: string[];
  var __gl: any, __graph_ms: any, __hidden: any, __history: any, __same_page: any, __shifts: any;
  var atlas: any; // web/types.d.ts describes it
  var painted: any, seen: any;
  var heard: any[], say: (frame: string, type: string, detail?: any, origin?: string) => void; // lib/embed_host
  var __trap: any, __traps: any, __wakes: any, axe: any;
  interface Window { find(text: string): boolean } // find in page, by script: in no standard
  // A test that finds no element fails anyway; it need not say what kind of element it expects.
  interface ParentNode {
    querySelector(selectors: string): any;
    querySelectorAll(selectors: string): NodeListOf<any>;
  }
}
export {};
