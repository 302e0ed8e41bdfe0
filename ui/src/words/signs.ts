// The words for warning signs, and for the numbers to call.
import type { Region } from '../backend/port';
import { name, named } from './language';
import { words } from './messages';

/** A sign of tier 1 in the first person. */
export function signSaid(code: string): string {
  return name('sign-say', code) ?? signName(code);
}

export function signName(code: string): string {
  return named('sign', code);
}

/** The numbers of the regions that have one of their own. */
export function numbers(): { region: Region; where: string; number: string }[] {
  const regions: Region[] = ['us', 'uk', 'eu'];
  return regions.map((region) => ({
    region,
    where: named('sign-region', region),
    number: named('sign-number', region),
  }));
}

/** Whom to ask besides on the same day, of a sign that has such. */
export function sameDayAlso(code: string): string | null {
  return name('sign-act-also', code);
}

/** Whom to ask on the same day. */
export function sameDay(region: Region | null): string {
  return name('sign-act-same-day', region ?? '') ?? words.signActSameDay();
}
