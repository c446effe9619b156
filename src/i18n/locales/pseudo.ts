import type {Locale} from '../locale.js';
import type {Text} from '../text.js';

const letters: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
};

/** Accented and 40 % longer, between brackets: what is not marked was not in the messages, what is cut off had no room. */
export const pseudo: Locale = {
  tag: 'en-XA',
  messages: {},
  transform: (english) =>
    typeof english === 'string'
      ? accented(english)
      : (Object.fromEntries(
          Object.entries(english).map(([rule, text]) => [rule, accented(text)]),
        ) as unknown as Text),
};

function accented(text: string): string {
  // Places such as {name} stay as they are.
  const marked = text.replace(/\{\w+\}|[a-z]/g, (piece) => letters[piece] ?? piece);
  return `[${marked}${'~'.repeat(Math.ceil(text.length * 0.4))}]`;
}
