// node server.mjs <library>: every element rendered by Lit on a server, where there is no document and nobody may be asked.
import process from 'node:process';
import {render} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import {html, unsafeStatic} from 'lit/static-html.js';

const asked = [];
globalThis.fetch = (input) => {
  asked.push(String(input));
  return Promise.reject(new Error('There is no network.'));
};
const {define} = await import(process.argv[2]);
const seen = {};
const failures = [];
for (const {tag} of define()) {
  const name = unsafeStatic(tag);
  for (const [how, template] of Object.entries({
    demo: html`<${name} demo></${name}>`,
    'base-url': html`<${name} base-url="/account/v1"></${name}>`,
    nothing: html`<${name}></${name}>`,
  })) {
    try {
      seen[`${tag} ${how}`] = await collectResult(render(template));
    } catch (error) {
      failures.push(`<${tag}> with ${how}: ${error.stack}`);
    }
  }
}
await new Promise((resolve) => setTimeout(resolve, 50));
process.stdout.write(
  `\n${JSON.stringify({seen, failures: [...failures, ...asked.map((url) => `asked ${url}`)]})}\n`,
  () => process.exit(0),
);
