// The words for what the history holds.
import type { FileView, TestKindView, TestView } from '../../backend/port';
import { words } from '../../words/messages';

const KINDS: Record<TestKindView, () => string> = {
  'x-ray': words.historyTestXRay,
  mri: words.historyTestMri,
  ct: words.historyTestCt,
  other: words.historyTestOther,
};

export const TEST_KINDS: readonly { value: TestKindView; label: string }[] = (
  ['x-ray', 'mri', 'ct', 'other'] as const
).map((value) => ({ value, label: KINDS[value]() }));

/** "X-ray", "X-ray: low back"; of another test its own name. */
export function testName({ kind, what }: TestView): string {
  if (kind === 'other') return what;
  return what === '' ? KINDS[kind]() : words.historyTestOf({ kind: KINDS[kind](), what });
}

/** "0.4 MB", "12 kB": a file is never said to be nothing. */
export function sizeWords({ bytes }: FileView): string {
  const megabytes = bytes / 1024 / 1024;
  if (megabytes >= 0.1) return words.historyFileMb({ size: megabytes.toFixed(1) });
  return words.historyFileKb({ size: String(Math.max(1, Math.round(bytes / 1024))) });
}
