import {readFile} from 'node:fs/promises';

/** Takes comments and needless white space out of the style sheets of a module: css`…` without values in it. */
export function withSmallStyles(source) {
  return source.replace(/\bcss`([^`$]*)`/g, (_, sheet) => `css\`${small(sheet)}\``);
}

// A string, or a comment, or what needs no white space around or behind it.
const token = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[^]*?\*\/|\s*([{};,>])\s*|([\w-]:)\s+|\s+/g;

/** White space between other signs means something, and stays as one space. */
export function small(sheet) {
  const once = (text) =>
    text.replace(token, (_, string, sign, property) => string ?? sign ?? property ?? ' ');
  // Where comments were, more white space stands together.
  return once(once(sheet)).replace(/;}/g, '}').trim();
}

/** The same for esbuild. */
export const smallStyles = {
  name: 'small-styles',
  setup({onLoad}) {
    onLoad({filter: /\.ts$/}, async ({path}) => {
      const source = await readFile(path, 'utf8');
      return source.includes('css`') ? {contents: withSmallStyles(source), loader: 'ts'} : undefined;
    });
  },
};
