import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

// @ts-expect-error a script has no types
import * as scripts from '../../scripts/support/small-styles.mjs';

const {small, withSmallStyles} = scripts as Record<'small' | 'withSmallStyles', (text: string) => string>;

describe('shipped style sheets', () => {
  it('have no comments and no white space that means nothing', () => {
    assert.equal(
      small(`
        :host { display: block; }
        /* why; { */
        .a ,  .b > p { margin: 0 auto; color: red; }
      `),
      ':host{display:block}.a,.b>p{margin:0 auto;color:red}',
    );
  });

  it('keep the white space that means something', () => {
    for (const css of [
      '.a .b{width:calc(1em + 2px)}',
      '.a :focus{margin:0 auto}',
      ':host(:not([hidden])) *{color:oklch(from red l c h)}',
      '@media (min-width:3em) and (hover){a{color:red}}',
      "a::after{content:' ·  /* no */ { ; } \"'}",
      'p{font:1em/1.5 "A  B",serif}',
      'p{--_x:light-dark(#fff,#000)}',
    ]) {
      assert.equal(small(css), css);
      assert.equal(small(small(css)), css);
    }
  });

  it('are minified in their templates, and nothing beside them is', () => {
    const source = 'const a = css`\n  p {\n    color: red;\n  }\n`; const b = html`<p>  x </p>`; // a   b\n';
    assert.equal(
      withSmallStyles(source),
      'const a = css`p{color:red}`; const b = html`<p>  x </p>`; // a   b\n',
    );
  });
});
