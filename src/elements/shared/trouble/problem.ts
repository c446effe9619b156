import {html, type TemplateResult} from 'lit';

import type {Problem} from '../../../context/account-context.js';
import type {AccountElement} from '../../account-element.js';

const cures: Readonly<Record<Problem['code'], string>> = {
  'no-adapter':
    'No backend is named. Put the element inside <account-provider base-url="…">, give it base-url="…" or demo itself, or set its adapter property.',
  'not-an-adapter':
    'The adapter property holds something that is no adapter. Make one with a factory such as createRestAdapter({url}).',
  'adapter-attribute':
    'The adapter was written as an attribute, because the element was rendered before its class was defined. Load the definitions first, or use base-url.',
  'base-url': 'base-url is not an http(s) address.',
  contract:
    'What answers is not what the contract says. Is base-url the root of a backend that speaks it, such as https://id.example.com/account/v1? See openapi.json.',
  prototype:
    'The page gives every object a property, and one that is listed with its own: no answer can be checked here. Define it by Object.defineProperty, which does not list it.',
  'demo-and-base-url': 'demo and base-url exclude each other. Remove one.',
  scenario: 'The demo backend could not start with this scenario.',
  loading: 'The adapter could not be loaded.',
};

/** For the developer of the page, in English as the documentation is; people who only use the page never see it. */
export function renderProblem(host: AccountElement, {code, detail}: Problem): TemplateResult {
  return html`<section class="frame" part="diagnosis">
    <p><strong>&lt;${host.localName}&gt;</strong> ${cures[code]}</p>
    ${detail ? html`<p class="small">${detail}</p>` : ''}
  </section>`;
}

const warned = new Set<string>();

/** One line in the console, where people are not developers. */
export function warnOnce({localName}: AccountElement, {code, detail}: Problem): void {
  warn(`<${localName}> ${cures[code]}${detail ? ` (${detail})` : ''}`);
}

/** The element works, with a heading of level 2. */
export function warnOfLevel({localName, headingLevel}: AccountElement): void {
  warn(`<${localName}> heading-level="${headingLevel}" is no level. Use 1 to 6; without it, it is 2.`);
}

/** What stands among the children and is shown nowhere: mostly the rest of the page, after a tag that was closed by itself. */
export function warnOfChild({localName}: AccountElement, child: Element): void {
  warn(
    `<${localName}> has <${child.localName}> among its children, which is no part of it. Is its tag closed? HTML knows no <${localName} />: write </${localName}>.`,
  );
}

function warn(text: string) {
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(text);
}
