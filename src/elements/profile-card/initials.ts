// The letters of these scripts join: side by side they would read as a word.
const joining = /^\p{Script=Arabic}|^\p{Script=Syriac}|^\p{Script=Mongolian}/u;
const apart = '\u200C';

/** One or two signs that stand for a person: the first of the first word and of the last, as people see signs (emoji, accents). */
export function initials(name: string, language = 'en'): string {
  const words = name
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .split(/[\s\p{Zs}]+/u)
    .map((word) => word.replace(/^[\p{P}\p{Cc}\p{Cf}\p{Sm}\p{Sk}]+/u, ''))
    .filter(Boolean);
  const signs = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) =>
    word === undefined ? [] : [firstSign(word, language)],
  );
  return signs.join(signs.some((sign) => joining.test(sign)) ? apart : '');
}

function firstSign(word: string, language: string): string {
  const [first] = new Intl.Segmenter(language, {granularity: 'grapheme'}).segment(word);
  const sign = first?.segment ?? '';
  const upper = sign.toLocaleUpperCase(language);
  // Some signs grow when they are raised: "ß", "ﬁ".
  return upper.length > sign.length ? sign : upper;
}
