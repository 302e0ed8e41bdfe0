// Respite without a window, run beside: a test, or a browser while developing, asks it what the window asks its own core.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Where cargo leaves the program, as seen from this folder's parent. */
function program() {
  const target = process.env.CARGO_TARGET_DIR ?? resolve('../target');
  return `${target}/debug/respite-headless${process.platform === 'win32' ? '.exe' : ''}`;
}

/**
 * Starts the program.
 * @param {(heard: { diary: number, event: string, payload: unknown }) => void} heard Called with what a core says by itself.
 */
export function headless(heard) {
  if (!existsSync(program())) {
    throw new Error(`${program()} is not built yet: \`cargo xtask test ui\` and \`cargo xtask dev\` build it.`);
  }
  // What it tells the computer, to start with it, goes to a folder of its own. Tests read English.
  const home = mkdtempSync(join(tmpdir(), 'respite-headless-'));
  const env = { ...process.env, XDG_CONFIG_HOME: home, ...(process.env.VITEST && { LANGUAGE: 'en' }) };
  const child = spawn(program(), { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  let last = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line);
    if (said.event) return heard(said);
    const waits = waiting.get(said.id);
    waiting.delete(said.id);
    if ('error' in said) waits.reject(said.error);
    else waits.resolve(said.ok);
  });
  child.on('exit', (code) => {
    rmSync(home, { recursive: true, force: true });
    for (const { reject } of waiting.values()) reject(new Error(`Respite without a window ended (${code}).`));
  });
  return {
    /** Asks for an act of `headless.rs`; a refusal is thrown as it came. */
    ask(act) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id, ...act })}\n`);
      });
    },
    end: () => child.stdin.end(),
  };
}
