import { render, screen, waitFor, within } from '@testing-library/svelte';

import App from '../../App.svelte';
import { open, refusal } from '../../app-in-test';
import { BLANK_ENTRY } from '../../backend/bindings';

const worst = () => screen.findByRole('group', { name: /Worst pain/ });

test('letters go into the note and do nothing else', async () => {
  const { core, user } = await open('demo', '#/entry', (core) => {
    core.logSpasmNow = vi.fn(core.logSpasmNow);
  });
  const note = await screen.findByRole('textbox', { name: 'Note' });
  await user.type(note, 'scn');
  expect(note).toHaveValue('scn');
  expect(core.logSpasmNow).not.toHaveBeenCalled();
  expect(location.hash).toBe('#/entry');
});

test('what is refused is said at its field, and nothing that was filled in is lost', async () => {
  const { user } = await open('demo', '#/entry', (core) => {
    core.logEntry = () => Promise.reject(refusal('average', 'The average is above the worst.'));
  });
  await user.click(within(await worst()).getByRole('radio', { name: '3' }));
  const average = screen.getByRole('group', { name: /Average pain/ });
  await user.click(within(average).getByRole('radio', { name: '7' }));
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'after lunch');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await within(average).findByRole('alert')).toHaveTextContent('The average is above the worst.');
  expect(within(average).getByRole('radio', { name: '7' })).toBeChecked();
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('after lunch');
  expect(screen.queryByText(/is saved/)).toBeNull();
});

test('an entry is sent as it was filled in, with nothing made up', async () => {
  const { core, user } = await open('demo', '#/entry', (core) => {
    core.logEntry = vi.fn(core.logEntry);
  });
  await user.click(within(await worst()).getByRole('radio', { name: '6' }));
  await user.click(screen.getByRole('radio', { name: '15 min ago' }));
  await user.click(screen.getByRole('radio', { name: '3 or more' }));
  const count = screen.getByRole('textbox', { name: 'How many?' });
  await user.clear(count);
  await user.type(count, '4');
  await user.click(screen.getByRole('checkbox', { name: 'Low back, left' }));
  const triggers = within(screen.getByRole('group', { name: /set it off/ }));
  await user.click(triggers.getByRole('checkbox', { name: 'Lifting' }));
  await user.click(screen.getByRole('button', { name: 'Add your own' }));
  await user.type(screen.getByRole('textbox', { name: 'In your own words' }), 'Cold wind{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(vi.mocked(core.logEntry).mock.calls[0]?.[0]).toEqual({
    ...BLANK_ENTRY,
    when: '15min ago',
    spasms: 4,
    worst: 6,
    places: ['low-back-left'],
    triggers: ['lifting', 'Cold wind'],
  });
  expect(await screen.findByText('Your entry is saved: 1:55 pm.')).toBeVisible();
  expect(location.hash).toBe('#/today');
});

test('leaving with something unsaved asks first, by key and by the rail', async () => {
  const { user } = await open('demo', '#/entry');
  await user.click(within(await worst()).getByRole('radio', { name: '6' }));
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Go on writing' }));
  expect(within(await worst()).getByRole('radio', { name: '6' })).toBeChecked();
  await user.click(screen.getByRole('link', { name: 'Diary' }));
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Diary'));
});

test('Get help opens at once over what is unsaved, and the draft stays', async () => {
  const { user } = await open('demo', '#/entry');
  await user.click(within(await worst()).getByRole('radio', { name: '6' }));
  await user.click(screen.getByRole('link', { name: 'Get help' }));
  await screen.findByRole('heading', { level: 1, name: 'Get help' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('911')).toBeVisible();
  // The warning signs are a way to help too.
  await user.click(screen.getByRole('button', { name: 'Something changed' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Warning signs' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back to where you were' }));
  expect(within(await worst()).getByRole('radio', { name: '6' })).toBeChecked();
  expect(location.hash).toBe('#/entry');
  // From help to another screen it is asked as ever.
  await user.click(screen.getByRole('link', { name: 'Get help' }));
  await screen.findByRole('heading', { level: 1, name: 'Get help' });
  await user.click(screen.getByRole('link', { name: 'Diary' }));
  expect(await screen.findByRole('button', { name: 'Go on writing' })).toBeVisible();
});

test('leaving with nothing filled in just leaves', async () => {
  const { user } = await open('demo', '#/entry');
  await worst();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(location.hash).toBe('#/today');
});

test('changing one thing keeps the rest as it was', async () => {
  const { core, user } = await open('demo', '#/entry/68', (core) => {
    core.updateEntry = vi.fn(core.updateEntry);
  });
  const before = await core.entry(68);
  await user.click(within(await worst()).getByRole('radio', { name: '9' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const { occurredAt, spasms, average, places, triggers, note } = before;
  expect(vi.mocked(core.updateEntry).mock.calls[0]).toEqual([
    68,
    expect.objectContaining({ when: occurredAt, worst: 9, spasms, average, places, triggers, note }),
    expect.objectContaining({ when: occurredAt, worst: before.worst }),
  ]);
});

test('the whole daily page is sent, and a choice can be taken back', async () => {
  const { core, user } = await open('demo', '#/entry', (core) => {
    core.logEntry = vi.fn(core.logEntry);
  });
  const of = async (name: RegExp) => within(await screen.findByRole('group', { name }));
  const pick = async (name: RegExp, role: 'radio' | 'checkbox', choice: string) =>
    user.click((await of(name)).getByRole(role, { name: choice }));
  await pick(/get in the way/, 'radio', '6');
  await pick(/disturb your sleep/, 'radio', '0');
  await pick(/walk today/, 'radio', 'Short distances');
  await user.click(screen.getByText('More, if you like'));
  await pick(/spasm come/, 'radio', 'All the time');
  await user.click((await of(/spasm come/)).getByRole('button', { name: /^Clear/ }));
  await pick(/longest spasm/, 'radio', '10 to 59 minutes');
  await pick(/mood/, 'radio', '0');
  await pick(/worse/, 'checkbox', 'Bending');
  await pick(/better/, 'checkbox', 'I do not know');
  await pick(/not do/, 'checkbox', 'Chores');
  await pick(/push through/, 'radio', 'No');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(vi.mocked(core.logEntry).mock.calls[0]?.[0]).toMatchObject({
    worst: null,
    interference: 6,
    sleep: 0,
    walking: 'short',
    pattern: null,
    longest: 'tens-of-minutes',
    mood: 0,
    worse: ['bending'],
    better: ['unknown'],
    couldNot: ['chores'],
    pushedThrough: false,
  });
});

test('sport asks which, and words that are typed are not lost by saving at once', async () => {
  const { core, user } = await open('demo', '#/entry', (core) => {
    core.logEntry = vi.fn(core.logEntry);
  });
  await worst();
  const triggers = within(screen.getByRole('group', { name: /set it off/ }));
  await user.click(triggers.getByRole('checkbox', { name: 'Sport' }));
  await user.type(screen.getByRole('textbox', { name: 'Which sport?' }), ' Football{Enter}');
  expect(screen.queryByRole('textbox', { name: 'Which sport?' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Add your own' }));
  await user.type(screen.getByRole('textbox', { name: 'In your own words' }), 'LIFTING{Control>}{Enter}{/Control}');
  expect(vi.mocked(core.logEntry).mock.calls[0]?.[0]?.triggers).toEqual(['sport', 'Football', 'lifting']);
});

test('what is folded away is open when it says something, or is refused', async () => {
  const folded = () => screen.getByText('More, if you like').closest('details');
  const { user, unmount } = await open('demo', '#/entry', (core) => {
    core.logEntry = () => Promise.reject(refusal('onset', 'The spasm cannot begin later.'));
  });
  await worst();
  expect(folded()).not.toHaveAttribute('open');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(folded()).toHaveAttribute('open'));
  unmount();
  await open('demo', '#/entry/68');
  await worst();
  expect(folded()).toHaveAttribute('open');
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Woke at four. Better after a short walk.');
});

test('what was begun outlives the window, is offered on Today, and goes once it is saved', async () => {
  const { core, user, unmount } = await open('demo', '#/entry', (core) => {
    core.keepBegun = vi.fn(core.keepBegun);
  });
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'in the night');
  await waitFor(async () => expect(await core.begun('#/entry')).toContain('in the night'));
  // The window ends without leaving the form, as at a crash.
  vi.mocked(core.keepBegun).mockResolvedValueOnce(null);
  unmount();

  location.hash = '#/today';
  render(App, { backend: core });
  await user.click(await screen.findByRole('link', { name: 'Go on with the entry' }));
  const note = await screen.findByRole('textbox', { name: 'Note' });
  await waitFor(() => expect(note).toHaveValue('in the night'));
  expect(screen.getByText(/What you began is here again/)).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Another time' })).toBeChecked();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () => expect(await core.formsBegun()).toEqual([]));
  expect(screen.queryByRole('link', { name: 'Go on with the entry' })).toBeNull();
});

const begun = async (core: { keepBegun: (form: string, said: string) => Promise<unknown> }) => {
  const { when: _, ...says } = BLANK_ENTRY;
  const form = { ...says, choice: 'now', date: '2026-11-22', time: '03:12', manySpasms: null, note: 'begun' };
  await core.keepBegun('#/entry', JSON.stringify({ of: null, form }));
};

test('what was begun can be given up in the form', async () => {
  const { core, user } = await open('demo', '#/entry', begun);
  await user.click(await screen.findByRole('button', { name: 'Start afresh' }));
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  await waitFor(async () => expect(await core.formsBegun()).toEqual([]));
});

test('what was begun can be thrown away on Today', async () => {
  const { core, user } = await open('demo', '#/today', begun);
  await user.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await waitFor(async () => expect(await core.formsBegun()).toEqual([]));
});

test.each(['{', '[]', '{"of":null,"form":{"note":"of another version"}}', '{"of":{"id":1},"form":{}}'])(
  'what this form cannot hold is not put into it: %s',
  async (said) => {
    await open('demo', '#/entry', (core) => core.keepBegun('#/entry', said));
    expect(await screen.findByRole('textbox', { name: 'Note' })).toHaveValue('');
    expect(screen.queryByText(/What you began/)).toBeNull();
  },
);

test('what was kept stays where it could not be read', async () => {
  const { core, user } = await open('demo', '#/entry', async (core) => {
    await begun(core);
    core.begun = () => Promise.reject(refusal(null, 'The disk does not answer.'));
  });
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'more');
  await user.click(screen.getByRole('link', { name: 'Settings' }));
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  expect(await core.formsBegun()).toEqual(['#/entry']);
});
