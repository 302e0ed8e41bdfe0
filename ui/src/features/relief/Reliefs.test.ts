import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import { draftOf, formOf } from './draft';
import type { ReliefItem } from '../../backend/port';
import type { Core } from '../../core-in-test';
import { at } from '../../states';

const listed = async (core: Core) => (await core.reliefs('four-weeks', 50)).list;

test('what was tried is sent as it was given, and nothing that was not', async () => {
  const { core, user } = await open('tried', '#/relief');
  const sent = vi.spyOn(core, 'addRelief');
  await user.click(await screen.findByRole('radio', { name: 'Walk' }));
  await user.click(screen.getByRole('radio', { name: 'Hills' }));
  await user.click(within(screen.getByRole('group', { name: /^Pain before/ })).getByRole('radio', { name: '6' }));
  expect(screen.getByText(/Too soon to tell/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[0]).toEqual({
    kind: 'walk',
    name: 'hill',
    when: 'now',
    before: 6,
    after: null,
    minutes: null,
    note: '',
  });
});

test('what is still open is asked for on Today, and then no more', async () => {
  const { core, user } = await open('tried', '#/today');
  expect(await screen.findByText('You tried it: 1:20 pm. The pain was 6 before.')).toBeVisible();
  const line = screen.getByRole('group', { name: /^Ibuprofen 200 mg. How is the pain/ });
  await user.click(within(line).getByRole('button', { name: /^Answer/ }));
  const asked = screen.getByRole('group', { name: /^Ibuprofen 200 mg. How is the pain/ });
  await waitFor(() => expect(within(asked).getByRole('radio', { name: '0' })).toHaveFocus());
  await user.click(within(asked).getByRole('radio', { name: '3' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByText(/The pain was 6 before/)).toBeNull());
  expect((await listed(core)).find(({ triedAt }) => triedAt === at('13:20'))?.after).toBe(3);
});

test('the table says how it counts, and tells nothing of fewer than three', async () => {
  await open('tried', '#/relief');
  expect(await screen.findByRole('row', { name: /^Ibuprofen 200 mg 4 3 of 3 2 of 3 2 less$/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /^A hot bath 1 only 1 time with pain before and after$/ })).toBeVisible();
  expect(screen.getByText(/This is a count, not proof/)).toBeVisible();
});

test('one that was deleted comes back with Undo', async () => {
  const { core, user } = await open('tried', '#/relief');
  const names = async () => (await listed(core)).map(({ name }) => name);
  await user.click(await screen.findByRole('button', { name: /^Delete Walk: Hills/ }));
  await waitFor(async () => expect(await names()).not.toContain('hill'));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await names()).toContain('hill'));
});

test('a change starts from what was said, and keeps the time that was not touched', async () => {
  const { core, user } = await open('tried', '#/relief');
  const sent = vi.spyOn(core, 'updateRelief');
  await user.click(await screen.findByRole('button', { name: /^Change A hot bath/ }));
  await screen.findByRole('heading', { name: 'Change what you tried' });
  await user.click(within(screen.getByRole('group', { name: /^Pain after/ })).getByRole('radio', { name: '5' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[1]).toMatchObject({ kind: 'other', name: 'A hot bath', when: '', before: 6, after: 5 });
});

test('a refusal stands at its field, and nothing typed is lost', async () => {
  const message = 'Say what you tried in a few words, up to 80 letters.';
  const { user } = await open('tried', '#/relief', (core) => {
    core.addRelief = () => Promise.reject(refusal('name', message));
  });
  await user.click(await screen.findByRole('radio', { name: 'Something else' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(message)).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Something else' })).toBeChecked();
});

test('a number field that was emptied says nothing, not zero', () => {
  const said = { kind: 'walk', name: null, before: null, after: null, minutes: 20, note: '' } as const;
  const item: ReliefItem = { id: 1, triedAt: at('10:30'), ofDose: false, ahead: false, ...said };
  const form = { ...formOf(item, item.triedAt), minutes: '' };
  expect(draftOf(form, 'walk', item, '2026-11-22T14:00:00+01:00')).toMatchObject({
    minutes: null,
    when: '',
    name: null,
  });
});

test('a medicine told here is no dose, heat here starts no rest, and each says where it is', async () => {
  const { user } = await open('tried', '#/relief');
  await user.click(await screen.findByRole('radio', { name: 'Medicine' }));
  expect(screen.getByText(/adds to no total/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Note it as a dose' })).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Heat' }));
  expect(screen.getByText(/starts no rest for your skin/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Tell it under Heat and cold' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Heat and cold' })).toBeVisible();
});

test('a dose that stands here is changed by its pain alone, and stays when that is deleted', async () => {
  const { core, user } = await open('shelf', '#/relief', (core) => core.logDose({ product: 1, units: 1, before: 6 }));
  await user.click(await screen.findByRole('button', { name: /^Change Advil/ }));
  expect(await screen.findByText(/this is a dose/)).toBeVisible();
  expect(screen.queryByRole('radio', { name: 'Rest' })).toBeNull();
  expect(screen.queryByText(/adds to no total/)).toBeNull();
  const after = screen.getByRole('group', { name: /^Pain after/ });
  await user.click(within(after).getByRole('radio', { name: '2' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => {
    const [item] = (await core.reliefs('four-weeks', 5)).list;
    expect(item).toMatchObject({ name: 'Advil 200 mg', before: 6, after: 2, ofDose: true });
  });
  await user.click(await screen.findByRole('button', { name: /^Delete Advil/ }));
  expect(await screen.findByText(/The dose stays/)).toBeVisible();
});
