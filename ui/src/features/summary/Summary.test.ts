import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { addDays } from '../../backend/moment';
import { atRest } from '../../core-in-test';
import type { Printed, SummaryRequest } from '../../backend/port';

/** What is asked for until something else is chosen. */
// The demo is of somebody in the United States, where printers have Letter.
const USUAL: SummaryRequest = {
  from: null,
  to: null,
  paper: 'letter',
  without: [],
  qr: false,
  visit: null,
  asOf: null,
};

test('the page is shown as it will print, and again for another period and paper', async () => {
  const { core, user } = await open('demo', '#/summary', (core) => {
    core.summaryPages = vi.fn(core.summaryPages);
  });
  expect(await screen.findByRole('img', { name: 'Page 1 of 2' })).toHaveAttribute(
    'src',
    expect.stringContaining('data:image/svg+xml'),
  );
  await user.click(screen.getByRole('radio', { name: 'Since this spasm began' }));
  await user.click(screen.getByRole('radio', { name: 'A4' }));
  await waitFor(() =>
    expect(core.summaryPages).toHaveBeenLastCalledWith({
      from: '2026-11-06',
      to: null,
      paper: 'a4',
      without: [],
      qr: false,
      visit: null,
      asOf: null,
    }),
  );
});

test('it says where the page was saved, and nothing when the dialog was closed', async () => {
  let path: string | null = null;
  const { user } = await open('demo', '#/summary', (core) => {
    core.saveSummary = async () => path;
  });
  await screen.findByRole('img', { name: 'Page 1 of 2' });
  await user.click(screen.getByRole('button', { name: 'Save PDF' }));
  expect(screen.queryByText(/^Saved to/)).toBeNull();
  path = 'my-back.pdf';
  await user.click(screen.getByRole('button', { name: 'Save PDF' }));
  expect(await screen.findByText('Saved to my-back.pdf')).toBeVisible();
});

test('name and birth date are kept and stand on the page, and what is off is said', async () => {
  const { core, user } = await open('demo', '#/summary');
  await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Ada Lovelace');
  const born = async (day: string) => {
    const field = screen.getByLabelText('Your birth date');
    await fireEvent.input(field, { target: { value: day } });
    await fireEvent.change(field);
  };
  await born('1985-12-10');
  await waitFor(async () => expect(await core.person()).toEqual({ name: 'Ada Lovelace', born: '1985-12-10' }));
  // Of pages that are asked for at once only the last are made.
  await atRest();
  const text = async () => (await core.summaryPages(USUAL)).text.join(' ');
  expect(await text()).toMatch(/Ada Lovelace.*10 December 1985/);
  await born('2985-12-10');
  const group = screen.getByRole('group', { name: /Who it is about/ });
  expect(await within(group).findByRole('alert')).toBeVisible();
  expect(await core.person()).toEqual({ name: 'Ada Lovelace', born: '1985-12-10' });
});

test('the page is opened, and it says where', async () => {
  const { core, user } = await open('demo', '#/summary', (core) => {
    core.openSummary = vi.fn(async () => null);
  });
  await screen.findByRole('img', { name: 'Page 1 of 2' });
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(await screen.findByText('It is open in your PDF program.')).toBeVisible();
  expect(core.openSummary).toHaveBeenCalledWith(USUAL);
});

test('the page is printed by its button and by Ctrl P, and it says what came of it', async () => {
  let came: Printed = 'sent';
  const { core, user } = await open('demo', '#/summary', (core) => {
    core.printSummary = vi.fn(async () => came);
  });
  await screen.findByRole('img', { name: 'Page 1 of 2' });
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect(await screen.findByText('It is at the printer.')).toBeVisible();
  expect(core.printSummary).toHaveBeenLastCalledWith(USUAL);
  came = 'left';
  await user.keyboard('{Control>}p{/Control}');
  expect(await screen.findByText('It was not printed.')).toBeVisible();
  expect(core.printSummary).toHaveBeenCalledTimes(2);
  came = 'opened';
  await user.keyboard('{Control>}p{/Control}');
  expect(await screen.findByText(/no print dialog here/)).toBeVisible();
});

test('Ctrl P leads here from another screen, and prints nothing yet', async () => {
  const { core, user } = await open('demo', '#/today', (core) => {
    core.printSummary = vi.fn(async () => 'sent' as const);
  });
  await screen.findByRole('heading', { level: 1 });
  await user.keyboard('{Control>}p{/Control}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Summary' })).toBeVisible();
  expect(core.printSummary).not.toHaveBeenCalled();
});

test('what is left out after page 1 is named on it, and it looks no further than a day', async () => {
  const { core, user } = await open('demo', '#/summary', (core) => {
    core.summaryPages = vi.fn(core.summaryPages);
  });
  await screen.findByRole('img', { name: 'Page 1 of 2' });
  await user.click(screen.getByText('What stands on it, and up to when'));
  await user.click(screen.getByRole('checkbox', { name: 'Medicines' }));
  const asked = { ...USUAL, without: ['medicines'] };
  await waitFor(() => expect(core.summaryPages).toHaveBeenLastCalledWith(asked));
  expect(await screen.findByText(/Left out by the patient: Medicines\./)).toBeInTheDocument();
  await fireEvent.input(screen.getByLabelText(/Up to the end of/), { target: { value: '2026-11-10' } });
  await waitFor(() => expect(core.summaryPages).toHaveBeenLastCalledWith({ ...asked, asOf: '2026-11-10' }));
  expect(
    await screen.findByText(/10 November 2026 · up to the end of 10 November 2026 · printed 22 November 2026/),
  ).toBeInTheDocument();
});

test('the five answers stand on it as a code to scan, if that is wished', async () => {
  const { user } = await open('demo', '#/summary');
  await screen.findByRole('img', { name: 'Page 1 of 2' });
  expect(screen.queryByText('Five answers, to scan')).toBeNull();
  await user.click(screen.getByText('What stands on it, and up to when'));
  await user.click(screen.getByRole('checkbox', { name: /A code to scan/ }));
  expect(await screen.findByText('Five answers, to scan')).toBeInTheDocument();
});

test('where the warning signs wait, the page says so first, and they lead back to it', async () => {
  const { user } = await open('reminder', '#/summary');
  await user.click(await screen.findByRole('button', { name: 'Go through the list' }));
  await user.click(await screen.findByRole('button', { name: 'None of these today' }));
  expect(await screen.findByText('Saved.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Back to where you were' }));
  expect(await screen.findByRole('button', { name: /^Print/ })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Go through the list' })).toBeNull());
});

test('the page is for the visit that it was asked for, and for another that is chosen', async () => {
  const { core, user } = await open('empty', '#/doctor', async (core) => {
    const { date } = await core.today();
    const visit = (question: string, days: number) => ({
      day: addDays(date, days),
      time: null,
      clinician: question,
      kind: null,
      questions: [`${question}?`],
      notes: '',
    });
    await core.addVisit(visit('First', 2));
    await core.addVisit(visit('Second', 9));
    core.summaryPages = vi.fn(core.summaryPages);
  });
  const [, second] = (await core.visits()).toCome;
  await user.click(await screen.findByRole('button', { name: /^Print the summary.*Second/ }));
  await waitFor(() =>
    expect(core.summaryPages).toHaveBeenLastCalledWith(expect.objectContaining({ visit: second?.id })),
  );
  await screen.findByRole('group', { name: 'For the visit' });
  const text = async (visit: number | null) => (await core.summaryPages({ ...USUAL, visit })).text.join(' ');
  expect(await text(second?.id ?? null)).toMatch(/Second\?/);
  expect(await text(null)).toMatch(/First\?/);
  const choice = await screen.findByRole('group', { name: 'For the visit' });
  expect(within(choice).getByRole('radio', { name: /Second/ })).toBeChecked();
  await user.click(within(choice).getByRole('radio', { name: /First/ }));
  await waitFor(() => expect(within(choice).getByRole('radio', { name: /First/ })).toBeChecked());
});

const UPDATED = { kind: 'updated', field: null, message: 'Respite was updated.', question: null };

test('after an update one press starts Respite again, and asks first while a pack is on', async () => {
  const asked: boolean[] = [];
  const { user } = await open('session', '#/summary', (core) => {
    core.summaryPages = () => Promise.reject(UPDATED);
    core.startAgain = async (sure) => (asked.push(sure), sure);
  });
  const press = await screen.findByRole('button', { name: 'Start Respite again' });
  await user.click(press);
  const question = within(await screen.findByRole('dialog', { name: 'A pack is on' }));
  expect(question.getByText('Cold on low back, left is on: 10 min left.')).toBeVisible();
  await user.click(question.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(asked).toEqual([false]);
  await user.click(press);
  const again = within(await screen.findByRole('dialog', { name: 'A pack is on' }));
  await user.click(again.getByRole('button', { name: 'Start Respite again' }));
  await waitFor(() => expect(asked).toEqual([false, false, true]));
});

test('without a pack it starts again at once, and nothing else that keeps a page back offers it', async () => {
  let kind = 'updated';
  const { core, user } = await open('demo', '#/summary', (core) => {
    core.summaryPages = () => Promise.reject({ ...UPDATED, kind });
    core.startAgain = vi.fn(async () => true);
  });
  await user.click(await screen.findByRole('button', { name: 'Start Respite again' }));
  expect(core.startAgain).toHaveBeenCalledExactlyOnceWith(false);
  expect(screen.queryByRole('dialog')).toBeNull();
  kind = 'unexpected';
  await user.click(screen.getByRole('radio', { name: 'A4' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Start Respite again' })).toBeNull());
});
