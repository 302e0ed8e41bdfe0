import { addDays } from './moment';
import { TODAY } from './fake-diary';
import type { SummaryPages, SummaryRequest } from './port';

/** A page that only shows its size and where the text would be; the real ones come from the core. */
export function fakePages({ from, to, paper }: SummaryRequest): SummaryPages {
  const [width, height] = paper === 'a4' ? [595, 842] : [612, 792];
  const lines = Array.from({ length: 24 }, (_, line) => {
    const y = 140 + line * 24;
    return `<rect x="56" y="${y}" width="${(width ?? 0) - 112 - ((line * 53) % 160)}" height="7" fill="#d9d6ce"/>`;
  });
  const page =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt">` +
    `<rect width="100%" height="100%" fill="#fff"/><text x="56" y="92" font-family="sans-serif" font-size="24" ` +
    `font-weight="700">Back spasm summary</text>${lines.join('')}</svg>`;
  return {
    from: from ?? addDays(TODAY, -27),
    to: to ?? TODAY,
    episodeStart: addDays(TODAY, -8),
    pages: [page],
    text: ['Back spasm summary', 'Days with an entry: 24 of 28'],
  };
}
