import { OF_THE_MOMENT } from './bindings';
import { Live, type ViewName } from './live.svelte';
import type { Part } from './port';

type View = { now: string; text: string };

const view = (text: string): View => ({ now: '2026-11-22T14:00:00+01:00', text });

test('an answer that comes after a later one is thrown away', async () => {
  const answers: ((value: View) => void)[] = [];
  const live = new Live<View>('visits', () => new Promise((answer) => answers.push(answer)));
  const [first, second] = [live.refetch(), live.refetch()];
  answers[1]?.(view('new'));
  answers[0]?.(view('old'));
  await Promise.all([first, second]);
  expect(live.value?.text).toBe('new');
});

test('who waits for an answer that is thrown away waits for the later one', async () => {
  const answers: ((value: View) => void)[] = [];
  const live = new Live<View>('visits', () => new Promise((answer) => answers.push(answer)));
  const known = live.refetch().then(() => live.value?.text);
  void live.refetch();
  answers[0]?.(view('old'));
  await Promise.resolve();
  answers[1]?.(view('new'));
  expect(await known).toBe('new');
});

test('a failure is worded, and what was known stays', async () => {
  let fails = false;
  const live = new Live<View>('visits', async () => {
    if (fails) throw { kind: 'data', field: null, message: 'The diary cannot be read.' };
    return view('known');
  });
  await live.refetch();
  fails = true;
  await live.refetch();
  expect(live.failure?.message).toBe('The diary cannot be read.');
  expect(live.value?.text).toBe('known');
});

test('it follows what changes, and stops when told', async () => {
  let asked = 0;
  let tell: (parts: readonly Part[]) => void = () => {};
  const live = new Live<View>('visits', async () => view(String(++asked)));
  const onChanged = (changed: typeof tell) => {
    tell = changed;
    return () => (tell = () => {});
  };
  const end = live.follow({ onChanged });
  tell(['entries', 'doctor']);
  tell(['entries']);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(asked).toBe(3);
  end();
  tell(['doctor']);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(asked).toBe(3);
});

test.each<[ViewName, number]>([
  ['today', 2],
  ['history', 1],
])('%s is fetched %i times in a minute in which nothing changes', async (name, times) => {
  vi.useFakeTimers();
  try {
    expect(OF_THE_MOMENT.some((view) => view === name)).toBe(times > 1);
    let asked = 0;
    const live = new Live<View>(name, async () => view(String(++asked)));
    const end = live.follow({ onChanged: () => () => {} });
    await vi.advanceTimersByTimeAsync(60_000);
    end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(times);
  } finally {
    vi.useRealTimers();
  }
});
