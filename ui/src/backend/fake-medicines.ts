// Medicines of the invented core. It keeps what it is told and judges nothing; what is found is given by the state.
import { at, NOW, TODAY } from './fake-diary';
import { anItem } from './fake-tried';
import type { World } from './fake-world';
import { addDays, later } from './moment';
import type {
  Backend,
  CatalogueEntry,
  DoseDraft,
  DoseView,
  FindingView,
  LabelView,
  Medicines,
  NameMeaning,
  ProductView,
  Saved,
} from './port';

type Commands = Pick<
  Backend,
  | 'medicines'
  | 'moreDoses'
  | 'nameMeaning'
  | 'saveProduct'
  | 'checkLabel'
  | 'stopProduct'
  | 'resumeProduct'
  | 'deleteProduct'
  | 'restoreProduct'
  | 'doseCheck'
  | 'logDose'
  | 'updateDose'
  | 'deleteDose'
  | 'restoreDose'
  | 'acknowledgeDriving'
  | 'logSideEffect'
  | 'deleteSideEffect'
  | 'restoreSideEffect'
  | 'setMedicineFlags'
>;

const LABEL: LabelView = { mostUnitsPerDose: 2, hoursBetween: 4, mostUnitsADay: 6, mostDays: 10, source: 'us' };

function aProduct(given: Partial<ProductView> & { id: number; name: string }): ProductView {
  return {
    kind: 'otc',
    contents: [{ ingredient: 'ibuprofen', mgPerUnit: 200 }],
    unit: 'tablet',
    label: null,
    directions: '',
    courseStart: null,
    courseEnd: null,
    stoppedOn: null,
    courseDay: null,
    muscleRelaxer: false,
    sedating: false,
    sedatingTicked: false,
    lastTaken: null,
    lastUnits: null,
    inUse: true,
    askFirst: [],
    unchecked: [],
    comparedIn: null,
    ...given,
  };
}

const PRODUCTS: ProductView[] = [
  aProduct({
    id: 1,
    name: 'Advil 200 mg',
    label: { ...LABEL, checked: true, checkedOn: addDays(TODAY, -9) },
    lastTaken: at('12:05'),
    lastUnits: 2,
  }),
  aProduct({
    id: 2,
    name: 'Flexeril 5 mg',
    kind: 'prescribed',
    contents: [{ ingredient: 'cyclobenzaprine', mgPerUnit: 5 }],
    directions: 'One tablet at bedtime, for ten days.',
    courseStart: addDays(TODAY, -3),
    courseEnd: addDays(TODAY, 6),
    courseDay: 4,
    muscleRelaxer: true,
    sedating: true,
    lastTaken: at('22:10', addDays(TODAY, -1)),
    lastUnits: 1,
  }),
  aProduct({
    id: 3,
    name: 'Tylenol',
    contents: [{ ingredient: 'acetaminophen', mgPerUnit: 500 }],
    label: { ...LABEL, hoursBetween: 6, checked: false },
  }),
  aProduct({ id: 4, name: 'Aleve', inUse: false, stoppedOn: addDays(TODAY, -30) }),
];

function aDose(id: number, product: ProductView, takenAt: string, units: number): DoseView {
  const { name, unit, contents } = product;
  const amounts = contents.map(({ ingredient, mgPerUnit }) => ({ ingredient, milligrams: units * (mgPerUnit ?? 0) }));
  return {
    id,
    product: product.id,
    name,
    unit,
    units,
    takenAt,
    alcohol: false,
    sedating: product.sedating,
    unchecked: product.unchecked,
    before: null,
    clockAhead: false,
    amounts,
  };
}

function aFinding(given: Partial<FindingView> & { kind: string; message: string }): FindingView {
  return { strength: 'notice', help: null, ingredient: null, products: [], ...given };
}

const CATALOGUE: CatalogueEntry[] = [
  {
    code: 'ibuprofen-200',
    brands: ['Advil', 'Motrin'],
    ingredient: 'ibuprofen',
    mgPerUnit: 200,
    class: 'nsaid',
    kind: 'otc',
    unit: 'tablet',
    sedating: false,
    label: LABEL,
  },
  {
    code: 'cyclobenzaprine',
    brands: ['Flexeril'],
    ingredient: 'cyclobenzaprine',
    mgPerUnit: null,
    class: 'muscle-relaxer',
    kind: 'prescribed',
    unit: 'tablet',
    sedating: true,
    label: null,
  },
];

/** What the invented core knows of names. */
const MEANINGS: Record<string, NameMeaning> = {
  ibuprofen: { ingredients: ['ibuprofen'], sure: true, more: false, sleepy: false, sedating: false },
  advil: { ingredients: ['ibuprofen'], sure: true, more: false, sleepy: false, sedating: false },
  ibuprofin: { ingredients: ['ibuprofen'], sure: false, more: false, sleepy: false, sedating: false },
  percocet: { ingredients: ['acetaminophen', 'oxycodone'], sure: false, more: false, sleepy: false, sedating: true },
  cyclobenzaprine: { ingredients: ['cyclobenzaprine'], sure: true, more: false, sleepy: false, sedating: true },
  diazepam: { ingredients: ['diazepam'], sure: true, more: false, sleepy: false, sedating: true },
  oxycodone: { ingredients: ['oxycodone'], sure: true, more: false, sleepy: false, sedating: true },
  'ibuprofen pm': { ingredients: ['ibuprofen'], sure: false, more: false, sleepy: true, sedating: true },
  'disprin extra': { ingredients: ['aspirin'], sure: false, more: true, sleepy: false, sedating: false },
};

const OVER = aFinding({
  kind: 'over-limit',
  strength: 'strong',
  message: 'You noted 1,400 mg of ibuprofen in 24 hours. Your label says 1,200 mg at most.',
  help: 'Call the poison line now, 1-800-222-1222, even if you feel well.',
  ingredient: 'ibuprofen',
  products: [1],
});

export function medicinesOf(state: string): Medicines {
  const [advil, flexeril] = PRODUCTS as [ProductView, ProductView];
  const empty: Medicines = {
    now: NOW,
    region: 'us',
    products: [],
    doses: [],
    earlier: null,
    last24h: [],
    findings: [],
    drowsy: null,
    sideEffects: [],
    sideEffectsOffered: [
      'dizziness',
      'drowsiness',
      'tiredness',
      'slow-response',
      'stomach-pain',
      'nausea',
      'dry-mouth',
      'rash',
      'headache',
    ],
    catalogue: CATALOGUE,
    flags: [],
    flagsOffered: [
      'age-60',
      'ulcer',
      'blood-thinner',
      'heart',
      'kidney',
      'liver',
      'asthma',
      'pregnant',
      'allergy',
      'drinks',
    ],
  };
  if (state === 'empty') return empty;
  const over = state === 'over';
  return {
    ...empty,
    products: PRODUCTS.map((product) => ({ ...product })),
    doses: [
      aDose(40, advil, at('12:05'), 2),
      aDose(39, advil, at('06:30'), 2),
      aDose(38, flexeril, at('22:10', addDays(TODAY, -1)), 1),
      aDose(37, advil, at('18:20', addDays(TODAY, -1)), over ? 3 : 1),
      aDose(36, flexeril, at('22:00', addDays(TODAY, -2)), 1),
    ],
    earlier: at('22:00', addDays(TODAY, -2)),
    last24h: [
      {
        ingredient: 'ibuprofen',
        productName: null,
        milligrams: over ? 1400 : 1000,
        limitMilligrams: 1200,
        prescribed: false,
        from: at('18:20', addDays(TODAY, -1)),
        last: at('12:05'),
      },
      {
        ingredient: 'cyclobenzaprine',
        productName: null,
        milligrams: 5,
        limitMilligrams: null,
        prescribed: false,
        from: at('22:10', addDays(TODAY, -1)),
        last: at('22:10', addDays(TODAY, -1)),
      },
    ],
    findings: over ? [OVER] : [],
    drowsy: {
      products: ['Flexeril 5 mg'],
      until: at('22:10'),
      muscleRelaxer: true,
      acknowledged: false,
      message: 'Flexeril 5 mg may still act until 22:10. Do not drive or run machines.',
    },
    sideEffects: [
      { id: 60, what: 'drowsiness', strength: 'moderate', at: at('08:15'), product: 2, productName: 'Flexeril 5 mg' },
    ],
  };
}

export function fakeMedicines(
  view: Medicines,
  world: World,
  core: { now: () => string; changed: () => void; saved: (id: number) => Saved; whenOf: (when: string) => string },
): Commands {
  let lastId = 2000;
  const gone = new Map<number, DoseView>();
  const effects = new Map(view.sideEffects.map((effect) => [effect.id, effect]));
  const done = async () => {
    core.changed();
    return null;
  };
  const productOf = (id: number) => view.products.find((known) => known.id === id) ?? aProduct({ id, name: '' });
  const put = (dose: DoseView) => {
    view.doses = [dose, ...view.doses].sort((a, b) => b.takenAt.localeCompare(a.takenAt));
    const { id, name, takenAt: triedAt, before } = dose;
    if (before !== null)
      world.reliefs = [anItem({ id: -id, kind: 'medicine', name, triedAt, before }), ...world.reliefs].sort((a, b) =>
        b.triedAt.localeCompare(a.triedAt),
      );
  };
  const take = (id: number) => {
    const dose = view.doses.find((known) => known.id === id);
    view.doses = view.doses.filter((known) => known.id !== id);
    world.reliefs = world.reliefs.filter((known) => known.id !== -id);
    if (dose) gone.set(id, dose);
  };
  const keep = (id: number, draft: DoseDraft, known?: DoseView) => {
    const { product = 0, units, when = '', alcohol = false, before = null } = draft;
    const takenAt = when === '' && known ? known.takenAt : core.whenOf(when || 'now');
    put({ ...aDose(id, productOf(product), takenAt, units ?? 0), alcohol, before });
    view.products = view.products.map((known) =>
      known.id === product ? { ...known, lastTaken: takenAt, lastUnits: units ?? null } : known,
    );
    return { ...core.saved(id), findings: [] };
  };
  const change = (id: number, part: Partial<ProductView>) => {
    view.products = view.products.map((known) => (known.id === id ? { ...known, ...part } : known));
    return done();
  };

  return {
    medicines: async () => ({ ...view, now: core.now() }),
    moreDoses: async (before) => ({
      doses: [aDose(10, productOf(1), later(before, -5 * 86_400_000), 1)],
      earlier: null,
    }),
    nameMeaning: async (name) =>
      MEANINGS[name.trim().toLowerCase()] ?? { ingredients: [], sure: true, sedating: false },
    saveProduct: async (id, draft) => {
      const given = { ...draft, sedatingTicked: draft.sedating ?? false } as Partial<ProductView>;
      if (id !== null) view.products = view.products.map((known) => (known.id === id ? { ...known, ...given } : known));
      else view.products = [aProduct({ name: '', ...given, id: ++lastId }), ...view.products];
      return core.saved(id ?? lastId);
    },
    checkLabel: async (id) => change(id, { label: { ...productOf(id).label, checked: true } }),
    stopProduct: async (id) => change(id, { inUse: false, stoppedOn: TODAY }),
    resumeProduct: async (id) => change(id, { inUse: true, stoppedOn: null }),
    deleteProduct: async (id) => change(id, { inUse: false }),
    restoreProduct: async (id) => change(id, { inUse: true }),
    doseCheck: async () => [],
    logDose: async (draft) => keep(++lastId, draft),
    updateDose: async (id, draft) => {
      const before = view.doses.find((known) => known.id === id);
      take(id);
      return keep(id, draft, before);
    },
    deleteDose: async (id) => {
      take(id);
      return done();
    },
    restoreDose: async (id) => {
      const dose = gone.get(id);
      if (dose) put(dose);
      return done();
    },
    acknowledgeDriving: async () => {
      if (view.drowsy) view.drowsy = { ...view.drowsy, acknowledged: true };
      return done();
    },
    logSideEffect: async ({ what = '', strength, when = 'now', product = null }) => {
      const productName = product === null ? null : productOf(product).name;
      const effect = {
        id: ++lastId,
        what,
        strength: strength ?? 'mild',
        at: core.whenOf(when),
        product,
        productName,
      };
      effects.set(effect.id, effect);
      view.sideEffects = [effect, ...view.sideEffects];
      return core.saved(effect.id);
    },
    deleteSideEffect: async (id) => {
      view.sideEffects = view.sideEffects.filter((known) => known.id !== id);
      return done();
    },
    restoreSideEffect: async (id) => {
      const effect = effects.get(id);
      if (effect) view.sideEffects = [effect, ...view.sideEffects];
      return done();
    },
    setMedicineFlags: async (flags) => {
      view.flags = flags;
      return done();
    },
  };
}
