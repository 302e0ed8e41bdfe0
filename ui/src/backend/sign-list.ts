// Every warning sign in the order asked, as the core has them. It is here so that the list can be gone through whatever the
// core can read. A test of src-tauri/src/ipc/signs.rs writes it.
import type { Tier } from './port';

export type Sign = { code: string; tier: Tier; ofMedicine: boolean };

export const SIGN_LIST: readonly Sign[] = [
  { code: 'saddle', tier: 'emergency', ofMedicine: false },
  { code: 'bladder', tier: 'emergency', ofMedicine: false },
  { code: 'bowel', tier: 'emergency', ofMedicine: false },
  { code: 'sex', tier: 'emergency', ofMedicine: false },
  { code: 'both-legs', tier: 'emergency', ofMedicine: false },
  { code: 'weak-leg', tier: 'emergency', ofMedicine: false },
  { code: 'fall', tier: 'emergency', ofMedicine: false },
  { code: 'chest', tier: 'emergency', ofMedicine: false },
  { code: 'belly', tier: 'emergency', ofMedicine: false },
  { code: 'medicine-bleeding', tier: 'emergency', ofMedicine: true },
  { code: 'medicine-allergy', tier: 'emergency', ofMedicine: true },
  { code: 'medicine-heart', tier: 'emergency', ofMedicine: true },
  { code: 'fever', tier: 'same-day', ofMedicine: false },
  { code: 'weight', tier: 'same-day', ofMedicine: false },
  { code: 'cancer', tier: 'same-day', ofMedicine: false },
  { code: 'lump', tier: 'same-day', ofMedicine: false },
  { code: 'night', tier: 'same-day', ofMedicine: false },
  { code: 'weak-bones', tier: 'same-day', ofMedicine: false },
  { code: 'one-leg', tier: 'same-day', ofMedicine: false },
  { code: 'cough', tier: 'same-day', ofMedicine: false },
  { code: 'band', tier: 'same-day', ofMedicine: false },
  { code: 'pregnant', tier: 'same-day', ofMedicine: false },
  { code: 'lasts', tier: 'visit', ofMedicine: false },
  { code: 'first', tier: 'visit', ofMedicine: false },
  { code: 'morning', tier: 'visit', ofMedicine: false },
  { code: 'no-better', tier: 'visit', ofMedicine: false },
];
