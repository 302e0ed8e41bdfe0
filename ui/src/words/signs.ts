// The words for warning signs, and for the numbers to call.
import type { Region } from '../backend/port';
import { words } from './messages';

const SIGNS: Record<string, () => string> = {
  saddle: words.signSaddle,
  bladder: words.signBladder,
  bowel: words.signBowel,
  sex: words.signSex,
  'both-legs': words.signBothLegs,
  'weak-leg': words.signWeakLeg,
  fall: words.signFall,
  chest: words.signChest,
  belly: words.signBelly,
  'medicine-bleeding': words.signMedicineBleeding,
  'medicine-allergy': words.signMedicineAllergy,
  'medicine-heart': words.signMedicineHeart,
  fever: words.signFever,
  weight: words.signWeight,
  cancer: words.signCancer,
  lump: words.signLump,
  night: words.signNight,
  'weak-bones': words.signWeakBones,
  'one-leg': words.signOneLeg,
  cough: words.signCough,
  band: words.signBand,
  pregnant: words.signPregnant,
  lasts: words.signLasts,
  first: words.signFirst,
  morning: words.signMorning,
  'no-better': words.signNoBetter,
};

/** How the person says it of themselves, to be read out on the phone. */
const SAID: Record<string, () => string> = {
  saddle: words.signSaySaddle,
  bladder: words.signSayBladder,
  bowel: words.signSayBowel,
  sex: words.signSaySex,
  'both-legs': words.signSayBothLegs,
  'weak-leg': words.signSayWeakLeg,
  fall: words.signSayFall,
  chest: words.signSayChest,
  belly: words.signSayBelly,
  'medicine-bleeding': words.signSayMedicineBleeding,
  'medicine-allergy': words.signSayMedicineAllergy,
  'medicine-heart': words.signSayMedicineHeart,
};

/** A sign of tier 1 in the first person. */
export function signSaid(code: string): string {
  return SAID[code]?.() ?? signName(code);
}

export function signName(code: string): string {
  return SIGNS[code]?.() ?? code;
}

/** The numbers of the regions that have one of their own. */
export const NUMBERS: { region: Region; where: string; number: string }[] = [
  { region: 'us', where: words.signRegionUs(), number: words.signNumberUs() },
  { region: 'uk', where: words.signRegionUk(), number: words.signNumberUk() },
  { region: 'eu', where: words.signRegionEu(), number: words.signNumberEu() },
];

/** Whom to ask on the same day. */
export function sameDay(region: Region | null): string {
  if (region === 'uk') return words.signActSameDayUk();
  return region === 'us' ? words.signActSameDayUs() : words.signActSameDay();
}
