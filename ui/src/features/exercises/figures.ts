// The person who does the exercises, drawn by one hand: a head and strokes of one width, over what they lie on. Each figure has its
// words in `exercise-drawn-…`; left and right there are those of the person.
import type { Exercise } from '../../backend/port';

export type Figure = 'start' | 'top' | 'mistake';

export type Drawing = {
  head: readonly [x: number, y: number];
  /** The trunk and the limbs. */
  body: string;
  /** Limbs on the far side, drawn lighter. */
  far?: string;
  /** What the person lies on or at. */
  around: string;
  /** What shows where it moves. */
  mark?: string;
};

/** The exercises, in the order of the article. */
export const EXERCISES: readonly Exercise[] = ['belly', 'buttock', 'hip'];
export const FIGURES: readonly Figure[] = ['start', 'top', 'mistake'];

const FLOOR = 'M8 126H232';
/** A firm table, its edge at the hips. */
const TABLE = 'M14 66H120M26 66V126M108 66V126M8 126H232';
/** The wall behind the person, who is seen from the front. */
const WALL = 'M8 126H232M8 8V126M232 8V126M8 8H232';

export const DRAWINGS: Record<Exercise, Record<Figure, Drawing>> = {
  belly: {
    start: {
      head: [32, 110],
      body: 'M50 114L124 118L160 78L178 120H194',
      far: 'M62 116L112 121',
      around: FLOOR,
    },
    top: {
      head: [42, 88],
      body: 'M58 98Q82 116 124 118L160 78L178 120H194',
      far: 'M68 104L84 76L100 50',
      around: FLOOR,
      mark: 'M24 104A40 40 0 0 1 28 76',
    },
    mistake: {
      head: [88, 44],
      body: 'M92 62Q78 100 124 118L160 78L178 120H194',
      far: 'M91 70L116 62L102 44',
      around: FLOOR,
    },
  },
  buttock: {
    start: {
      head: [30, 48],
      body: 'M48 56L122 58L136 92L130 122L140 124',
      far: 'M54 58L42 60L34 66',
      around: TABLE,
    },
    top: {
      head: [30, 48],
      body: 'M48 56L122 58L164 55L206 52L212 60',
      far: 'M54 58L42 60L34 66M122 58L136 92L130 122L140 124',
      around: TABLE,
      mark: 'M214 92A96 96 0 0 0 222 66',
    },
    mistake: {
      head: [36, 22],
      body: 'M50 32Q80 74 122 58L158 36L196 14L204 20',
      far: 'M56 42L48 56L44 66M122 58L136 92L130 122L140 124',
      around: TABLE,
    },
  },
  hip: {
    start: {
      head: [210, 100],
      body: 'M192 106L118 108L68 112L22 116L18 108',
      far: 'M118 116L68 120L22 122M184 108L160 122L138 122',
      around: WALL,
    },
    top: {
      head: [210, 100],
      body: 'M192 106L118 108L78 80L38 52L32 44',
      far: 'M118 116L68 120L22 122M184 108L160 122L138 122',
      around: WALL,
      mark: 'M58 110A62 62 0 0 1 66 74',
    },
    mistake: {
      head: [214, 74],
      body: 'M198 88Q160 124 118 106L92 60L68 16L60 12',
      far: 'M118 116L68 120L22 122M190 98L168 122L146 122',
      around: WALL,
    },
  },
};
