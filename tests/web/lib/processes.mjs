// Child processes that cannot outlive the test that started them: each runs in its own process group,
// the group is killed when it is stopped, when its time is up, and when this process ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Groups that are still running. */
const groups = new Set();

function kill_group(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

process.on('exit', () => {
  for (const pid of groups) kill_group(pid, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/**
 * Starts a program in its own process group.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: Record<string, string>, time_limit_ms?: number, stdio?: any[]}} [options]
 */
export async function start(command, args, { env = {}, time_limit_ms = 300_000, stdio } = {}) {
  const child = spawn(command, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: stdio ?? ['ignore', 'pipe', 'pipe'],
  });
  await once(child, 'spawn');
  groups.add(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
  }
  const ended = once(child, 'exit').then(() => {
    kill_group(child.pid, 'SIGKILL'); // what the leader left behind
    groups.delete(child.pid);
    clearTimeout(limit);
  });
  const limit = setTimeout(() => kill_group(child.pid, 'SIGKILL'), time_limit_ms);
  limit.unref();
  return {
    child,
    /** The last 20 kB that the program printed. */
    output: () => output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) kill_group(child.pid, 'SIGTERM');
      const forced = setTimeout(() => kill_group(child.pid, 'SIGKILL'), 3000);
      await ended;
      clearTimeout(forced);
    },
  };
}

/**
 * Runs a start-up step again when it fails: starting a browser on a busy machine may time out.
 * Never used for what a test checks.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function with_retries(what, step, tries = 3) {
  const reasons = [];
  for (let i = 0; i < tries; ++i) {
    try {
      return await step();
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`${what} did not start in ${tries} tries: ${reasons.join(' | ')}`);
}

/**
 * A virtual X display; `-displayfd` lets the server choose a free number.
 * @param {string} [size]
 */
export async function start_display(size = '1440x1000x24') {
  const server = await start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-terminate', '10'],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const pipe = server.child.stdio[3];
  const number = await Promise.race([
    once(pipe, 'data').then(([chunk]) => String(chunk).trim()),
    once(server.child, 'exit').then(() => {
      throw new Error(`Xvfb ended at once: ${server.output()}`);
    }),
  ]);
  return { display: `:${number}`, stop: () => server.stop() };
}
