// The words for what the history holds.
import { CODES } from '../../backend/bindings';
import type { FileView, TestView } from '../../backend/port';
import { named, options } from '../../words/language';
import { words } from '../../words/messages';
import { figures } from '../../words/numbers';

export const testKinds = () => options('history-test', CODES.TestKind);

/** "X-ray", "X-ray: low back"; of another test its own name. */
export function testName({ kind, what }: TestView): string {
  if (kind === 'other') return what;
  const name = named('history-test', kind);
  return what === '' ? name : words.historyTestOf({ kind: name, what });
}

/** "0.4 MB", "12 kB": a file is never said to be nothing. */
export function sizeWords({ bytes }: FileView): string {
  const megabytes = bytes / 1024 / 1024;
  if (megabytes >= 0.1) return words.historyFileMb({ size: figures(Number(megabytes.toFixed(1))) });
  return words.historyFileKb({ size: String(Math.max(1, Math.round(bytes / 1024))) });
}
