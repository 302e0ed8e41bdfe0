import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { spasm } from '../../states';
import { marked } from './places';

const options = () => screen.queryAllByRole('option').map((option) => option.textContent?.replace(/\s+/gu, ' ').trim());

test('Ctrl K and / open it from any screen; Esc gives the focus back', async () => {
  const { user } = await open('empty', '#/charts');
  const heading = screen.getByRole('heading', { level: 1 });
  for (const key of ['{Control>}k{/Control}', '/']) {
    await user.keyboard(key);
    expect(await screen.findByRole('combobox', { name: /^Words/ })).toHaveFocus();
    await user.keyboard('{Escape}');
    screen.queryByRole('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(heading).toHaveFocus();
  }
});

test('Ctrl F opens it on the diary, and nowhere else', async () => {
  const { user } = await open('empty', '#/settings');
  await user.keyboard('{Control>}f{/Control}');
  expect(screen.queryByRole('combobox', { name: /^Words/ })).toBeNull();
  location.hash = '#/diary';
  await screen.findByRole('heading', { level: 1, name: 'Diary' });
  await user.keyboard('{Control>}f{/Control}');
  expect(await screen.findByRole('combobox', { name: /^Words/ })).toHaveFocus();
});

test('a word is typed, chosen by the arrows and gone to: the row of that day has the focus', async () => {
  const { user } = await open('empty', '#/today', async (core) => {
    await core.logEntry(spasm(20, 5, { note: 'Dug the garden.' }));
    await core.logEntry(spasm(40, 5, { note: 'In the GÁRDEN again.' }));
    await core.logEntry(spasm(1, 5, { note: 'Nothing of that.' }));
  });
  await user.keyboard('/');
  await user.type(await screen.findByRole('combobox', { name: /^Words/ }), 'gard');
  await waitFor(() => expect(options().filter((option) => option?.startsWith('Entry'))).toHaveLength(2));
  expect(options()[0]).toContain('Entry · 2 November Dug the garden.');
  expect(screen.getAllByText('GÁRDEN')[0]?.tagName).toBe('MARK');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Dug');
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('combobox', { name: /^Words/ })).toHaveAttribute(
    'aria-activedescendant',
    screen.getByRole('option', { selected: true }).id,
  );
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('again');
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { level: 1, name: 'Diary' });
  await waitFor(() => expect(document.activeElement).toHaveAttribute('data-row', 'entry-2'));
  expect(document.activeElement).toHaveTextContent('In the GÁRDEN again.');
});

test('what was marked stays marked when more is found before it', async () => {
  let find = () => {};
  const { user } = await open('empty', '#/today', async (core) => {
    await core.logEntry(spasm(1, 5, { note: 'Walked too far.' }));
    const { search } = core;
    const slow = new Promise<void>((resolve) => (find = resolve));
    core.search = (typed, most) => (typed === '' ? search(typed, most) : slow.then(() => search(typed, most)));
  });
  await user.keyboard('/');
  await user.type(await screen.findByRole('combobox', { name: /^Words/ }), 'walk');
  await waitFor(() => expect(options().length).toBeGreaterThan(1));
  await user.keyboard('{ArrowDown}');
  const marked = screen.getByRole('option', { selected: true }).textContent;
  find();
  await waitFor(() => expect(options().some((option) => option?.startsWith('Entry'))).toBe(true));
  expect(screen.getByRole('option', { selected: true }).textContent).toBe(marked);
});

test('screens are found by their names, and it is said when nothing is', async () => {
  const { user } = await open('empty', '#/today');
  await user.keyboard('/');
  const field = await screen.findByRole('combobox', { name: /^Words/ });
  await user.type(field, 'medic');
  await waitFor(() => expect(options()).toContain('Screen Medicines'));
  await user.clear(field);
  await user.type(field, 'xyzzy');
  expect(await screen.findByText('Nothing was found.')).toBeVisible();
  await user.clear(field);
  await user.type(field, 'warning{Enter}');
  await screen.findByRole('heading', { level: 1, name: 'Warning signs' });
});

test.each([
  ['Heat and cold', 'co', 'Heat and [co]ld'],
  ['Überblick', 'uber', '[Über]blick'],
  ['Heat and cold', 'heat x', null],
  ['Scold', 'cold', null],
])('the beginnings of words are marked (%s, %s)', (name, typed, expected) => {
  const said = marked(name, typed)
    ?.map(({ text, found }) => (found ? `[${text}]` : text))
    .join('');
  expect(said ?? null).toBe(expected);
});

test('pages to read are found by what they say, after what was told', async () => {
  const { user } = await open('empty', '#/today', async (core) => {
    await core.logEntry(spasm(20, 5, { note: 'Took ibuprofen late.' }));
  });
  await user.keyboard('/');
  await user.type(await screen.findByRole('combobox', { name: /^Words/ }), 'ibuprofen');
  await waitFor(() => expect(options()[1]).toMatch(/^To read/));
  expect(options()[0]).toContain('Took ibuprofen late.');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(location.hash).toMatch(/^#\/learn\//));
});

test("an exercise of one's own is found by what was told of it, and gone to", async () => {
  const { user } = await open('shown', '#/today');
  await user.keyboard('/');
  await user.type(await screen.findByRole('combobox', { name: /^Words/ }), 'knees');
  await waitFor(() => expect(options()[0]).toMatch(/^Exercise Bird dog · On hands and knees/));
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'Bird dog' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Add a picture' })).toBeVisible();
});
