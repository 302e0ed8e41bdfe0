import { aboutOf, ANYWHERE, whereOf, type Where } from './where';

test.each<Where>([
  { day: null, row: null, wanted: ANYWHERE },
  { day: '2026-11-03', row: 'dose-12', wanted: ANYWHERE },
  {
    day: '2026-11-03',
    row: null,
    wanted: { place: 'low-back-left', trigger: 'cats & dogs=50%/#', spasm: true, product: 7, visit: true },
  },
])('a place in the diary comes back from its address as it was (%#)', (where) => {
  expect(whereOf(aboutOf(where))).toEqual(where);
});

test.each(['day=yesterday', 'day=2026-1-1', 'product=none', 'product=-3', '17'])(
  'what no address of ours says leads to the whole diary (%s)',
  (about) => {
    expect(whereOf(about)).toEqual({ day: null, row: null, wanted: ANYWHERE });
  },
);
