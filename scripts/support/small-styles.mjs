import {readFile} from 'node:fs/promises';

/** Takes comments and needless white space out of the style sheets of a module: css`…` without values in it. */
export function withSmallStyles(source) {
  return source.replace(/\bcss`([^`$]*)`/g, (_, sheet) => `css\`${small(sheet)}\``);
}

function small(sheet) {
  return sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
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
