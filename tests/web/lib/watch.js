// Runs before anything else in a page under test and keeps what must not happen: errors, rejected
// promises, console errors and warnings, CSP violations, resources that did not load.
(() => {
  const problems = [];
  Object.defineProperty(globalThis, '__problems', { value: problems });
  const note = (text) => problems.push(text);
  addEventListener('securitypolicyviolation', (event) =>
    note(`CSP: ${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber}) ${event.sample}`));
  addEventListener('error', (event) => {
    const target = event.target;
    if (target instanceof Element) note(`not loaded: ${target.tagName} ${target.src ?? target.href ?? ''}`);
    else note(`error: ${event.message} (${event.filename}:${event.lineno})`);
  }, true);
  addEventListener('unhandledrejection', (event) => note(`rejected: ${event.reason?.stack ?? event.reason}`));
  for (const level of ['error', 'warn', 'assert']) {
    const original = console[level];
    console[level] = (...args) => {
      if (level !== 'assert' || !args[0]) note(`console.${level}: ${args.map(String).join(' ')}`);
      original.apply(console, args);
    };
  }
})();
