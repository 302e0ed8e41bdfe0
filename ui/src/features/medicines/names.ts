// The words for codes that come with medicines. A code without a name is the person's own words.
import type { SideEffectStrength } from '../../backend/port';
import { words } from '../../words/messages';

const INGREDIENTS: Record<string, () => string> = {
  ibuprofen: words.ingredientIbuprofen,
  naproxen: words.ingredientNaproxen,
  aspirin: words.ingredientAspirin,
  celecoxib: words.ingredientCelecoxib,
  'other-nsaid': words.ingredientOtherNsaid,
  cyclobenzaprine: words.ingredientCyclobenzaprine,
  methocarbamol: words.ingredientMethocarbamol,
  tizanidine: words.ingredientTizanidine,
  baclofen: words.ingredientBaclofen,
  carisoprodol: words.ingredientCarisoprodol,
  metaxalone: words.ingredientMetaxalone,
  diphenhydramine: words.ingredientDiphenhydramine,
  doxylamine: words.ingredientDoxylamine,
  codeine: words.ingredientCodeine,
  hydrocodone: words.ingredientHydrocodone,
  oxycodone: words.ingredientOxycodone,
  caffeine: words.ingredientCaffeine,
};

const FLAGS: Record<string, () => string> = {
  'age-60': words.medicineFlagAge60,
  'under-age': words.medicineFlagUnderAge,
  ulcer: words.medicineFlagUlcer,
  kidney: words.medicineFlagKidney,
  heart: words.medicineFlagHeart,
  'heart-surgery': words.medicineFlagHeartSurgery,
  diuretic: words.medicineFlagDiuretic,
  'young-or-old': words.medicineFlagYoungOrOld,
  liver: words.medicineFlagLiver,
  pregnant: words.medicineFlagPregnant,
  'blood-thinner': words.medicineFlagBloodThinner,
  asthma: words.medicineFlagAsthma,
  allergy: words.medicineFlagAllergy,
  drinks: words.medicineFlagDrinks,
  'under-50-kg': words.medicineFlagUnder50Kg,
};

const EFFECTS: Record<string, () => string> = {
  dizziness: words.sideEffectDizziness,
  drowsiness: words.sideEffectDrowsiness,
  tiredness: words.sideEffectTiredness,
  'slow-response': words.sideEffectSlowResponse,
  'stomach-pain': words.sideEffectStomachPain,
  nausea: words.sideEffectNausea,
  'dry-mouth': words.sideEffectDryMouth,
  rash: words.sideEffectRash,
  headache: words.sideEffectHeadache,
};

/** The codes of ingredients that have a name, to choose from. */
export const INGREDIENT_CODES: readonly string[] = ['acetaminophen', ...Object.keys(INGREDIENTS)];

/** What an ingredient is called where the person lives: acetaminophen in the United States, paracetamol elsewhere, and both
 *  as long as they did not say where. */
export function ingredientName(code: string, region: string | null): string {
  if (code === 'acetaminophen') {
    if (region === null) return words.ingredientBothNames();
    return region === 'us' ? words.ingredientAcetaminophen() : words.ingredientParacetamol();
  }
  return INGREDIENTS[code]?.() ?? code;
}

const REGIONS: Record<string, () => string> = {
  us: words.medicinesRegionUs,
  uk: words.medicinesRegionUk,
  eu: words.medicinesRegionEu,
};

/** A region, in a sentence. */
export function regionName(code: string): string {
  return (REGIONS[code] ?? words.medicinesRegionOther)();
}

/** All that an ingredient is called, to search by: a name of another region is a name too. */
export function searchedBy(code: string): string {
  return ['us', 'uk'].map((region) => ingredientName(code, region)).join(' ');
}

export function flagName(code: string): string {
  return FLAGS[code]?.() ?? code;
}

export function effectName(code: string): string {
  return EFFECTS[code]?.() ?? code;
}

/** A name at the head of a line. */
export function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const STRENGTH_NAMES: Record<SideEffectStrength, () => string> = {
  mild: words.medicinesEffectsMild,
  moderate: words.medicinesEffectsModerate,
  severe: words.medicinesEffectsSevere,
};

export const STRENGTHS = (Object.keys(STRENGTH_NAMES) as SideEffectStrength[]).map((value) => ({
  value,
  label: STRENGTH_NAMES[value](),
}));

export function strengthName(strength: SideEffectStrength): string {
  return STRENGTH_NAMES[strength]();
}
