// The drawing of the back: geometry only. Seen from behind, so the person's left is the left of the picture.

const LEVELS = ['neck', 'upper-back', 'mid-back', 'low-back', 'buttock'] as const;
const SIDES = ['left', 'centre', 'right'] as const;

export type Level = (typeof LEVELS)[number];
export type Side = (typeof SIDES)[number];

export const WIDTH = 200;
export const HEIGHT = 324;

/** What is drawn but is no place. */
export const HEAD = 'M100 6 C114 6 121 17 121 31 C121 45 112 56 100 56 C88 56 79 45 79 31 C79 17 86 6 100 6 Z';
export const LEFT_ARM =
  'M33 109 C25 114 22 126 21 142 C19 166 13 190 11 214 C10 232 11 247 16 253 C21 255 24 245 25.5 232 ' +
  'C28.5 208 35.5 181 38.5 159 C40.5 146 40 132 37.5 120 C36.5 114 35 111 33 109 Z';

const LEFT: Record<Level, string> = {
  neck: 'M81 59 H90 L89 93 L53 92 C66 87 79 82 80.5 72 Z',
  'upper-back': 'M89 97 L88 147 L46.5 147 C46 134 43.5 122 39 111 C37 104 44 97.5 53 96.5 Z',
  'mid-back': 'M87.9 151 L87.5 200 L53 200 C52.5 184 47.5 168 46.8 151 Z',
  'low-back': 'M87.4 204 L85.5 252 L47.5 252 C49.5 236 53 222 53.2 204 Z',
  buttock: 'M85.2 256 C87 276 90.5 294 92.6 317 C80 322 60 320 48 314 C43 298 43.4 276 47 256 Z',
};

const CENTRE: Record<Level, string> = {
  neck: 'M93 59 H107 L108 93 H92 Z',
  'upper-back': 'M92 97 H108 L108.8 147 H91.2 Z',
  'mid-back': 'M91.1 151 H108.9 L109.3 200 H90.7 Z',
  'low-back': 'M90.6 204 H109.4 L111.2 252 H88.8 Z',
  buttock: 'M88.5 256 H111.5 C109.6 276 106 294 103.8 317 H96.2 C94 294 90.4 276 88.5 256 Z',
};

/** The part that answers to the pointer: x, y, width, height. */
type Box = readonly [number, number, number, number];

const LEFT_BOX: Record<Level, Box> = {
  neck: [54, 59, 35, 35],
  'upper-back': [38, 96, 52, 53],
  'mid-back': [46, 149, 43, 53],
  'low-back': [46, 202, 42, 52],
  buttock: [43, 254, 45, 66],
};

const CENTRE_BOX: Record<Level, Box> = {
  neck: [89, 59, 22, 35],
  'upper-back': [90, 96, 20, 53],
  'mid-back': [89, 149, 22, 53],
  'low-back': [88, 202, 24, 52],
  buttock: [88, 254, 24, 66],
};

export type BackPlace = {
  code: string;
  /** In the drawing; for the right side it is drawn mirrored. */
  path: string;
  mirrored: boolean;
  box: Box;
  /** Where a mark on it sits. */
  centre: readonly [number, number];
};

/** The fifteen places, from the neck down, left to right. */
export const BACK: readonly BackPlace[] = LEVELS.flatMap((level) => SIDES.map((side) => backPlace(level, side)));

/** Turns a drawing of the left side into one of the right. */
export const MIRROR = `matrix(-1 0 0 1 ${WIDTH} 0)`;

function backPlace(level: Level, side: Side): BackPlace {
  const [x, y, width, height] = side === 'centre' ? CENTRE_BOX[level] : LEFT_BOX[level];
  const box: Box = side === 'right' ? [WIDTH - x - width, y, width, height] : [x, y, width, height];
  return {
    code: `${level}-${side}`,
    path: side === 'centre' ? CENTRE[level] : LEFT[level],
    mirrored: side === 'right',
    box,
    centre: [box[0] + box[2] / 2, box[1] + box[3] / 2],
  };
}
