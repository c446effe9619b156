/** Text for HTML, and markup that is ours. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A template whose values are escaped, unless they are markup of this function. */
export function markup(strings: TemplateStringsArray, ...values: readonly (string | Markup)[]): Markup {
  const text = strings.reduce((before, part, index) => `${before}${escaped(values[index - 1])}${part}`);
  return new Markup(text);
}

function escaped(value: string | Markup | undefined): string {
  if (value instanceof Markup) return value.text;
  return (value ?? '').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A whole page. It has no script and no inline style, so that a strict policy holds. */
export function page(title: string, body: Markup, status = 200, brand = 'Contoso'): Response {
  const text = markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title} · ${brand}</title>
    <link rel="stylesheet" href="pages.css" />
  </head>
  <body>
    <main>
      <p class="brand">${brand}</p>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`;
  return new Response(text.text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      // No form-action: it would also bar the way back to a page of another origin.
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  });
}

export const stylesheet = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0;display:grid;place-items:center;min-block-size:100dvb;background:light-dark(#f4f5f7,#121317);color:light-dark(#1c1e23,#eceef2)}
main{box-sizing:border-box;inline-size:min(26rem,calc(100vi - 2rem));padding:2rem;border-radius:.75rem;border:1px solid light-dark(#e1e4e9,#32363f);background:light-dark(#fff,#1b1d22)}
h1{font-size:1.375rem;line-height:1.25;margin:.25rem 0 1rem}.brand{margin:0;font-weight:650;color:light-dark(#585d68,#a7adb9)}
label{display:block;font-weight:600;margin-block-start:1rem}.choice{display:flex;gap:.5rem;font-weight:400}.choice input{inline-size:auto;margin:0}input{box-sizing:border-box;inline-size:100%;font:inherit;padding:.5rem .75rem;margin-block-start:.25rem;border:1px solid light-dark(#7a808d,#858c9a);border-radius:.375rem;background:none;color:inherit}
.buttons{display:flex;gap:.625rem;margin-block-start:1.5rem}button{font:inherit;font-weight:600;padding:.5rem 1rem;border-radius:.375rem;border:1px solid light-dark(#7a808d,#858c9a);background:none;color:inherit;cursor:pointer}button:not(.quiet){background:light-dark(#1f5fd0,#8db4ff);border-color:transparent;color:light-dark(#fff,#0d1f45)}
.error{color:light-dark(#b3261e,#ffa59d)}.hint{color:light-dark(#585d68,#a7adb9);font-size:.9375rem}
`;
