// A host on which some answers are late: a page is seen while they are on the way, and when they come.

/** @typedef {Awaited<ReturnType<typeof import('./server.mjs').serve>>} Server */

export const prose = /\/prose\.[0-9a-f]+\.json$/; // the sentences

/**
 * Keeps back the answers to paths like `late`, until the function that it returns is called.
 * @param {Server} server @param {RegExp} late
 */
export function hold(server, late) {
  const answer = server.intercept;
  let release = () => {};
  const released = new Promise((resolve) => {
    release = () => {
      server.intercept = answer;
      resolve(undefined);
    };
  });
  server.intercept = async (request, response, path) => {
    if (late.test(path)) await released;
    return answer ? answer(request, response, path) : false;
  };
  return release;
}
