/** What is said to who comes back from another page; loaded for them. */
import {html, type TemplateResult} from 'lit';

import type {VerificationMethod, VerificationState} from '../../contract/verification.js';
import type {Resource} from '../../state/resource.js';
import {takeNote} from '../shared/before.js';
import {differenceFrom} from './marks.js';
import {returningMessages} from './returning.messages.js';
import type {SecurityVerificationElement} from './security-verification.js';
import {nameOf, speaker} from './words.js';

export class Returning {
  readonly #host: SecurityVerificationElement;
  readonly #t: ReturnType<typeof speaker<typeof returningMessages>>;
  readonly #said: () => string;

  /** `state` was read after the person came back: what it says is the answer, whatever the address says. */
  constructor(host: SecurityVerificationElement, {value}: Resource<VerificationState>) {
    const {methods = []} = value ?? {};
    this.#host = host;
    this.#t = speaker(host, returningMessages);
    const before = takeNote(host.account, 'verification');
    const difference = before === undefined ? undefined : differenceFrom(before, methods);
    this.#said = () => {
      if (!difference) return this.#t('seenNow');
      const {added, changed, removed: count} = difference;
      const said = [
        added.length > 0 ? this.#t('seenAdded', {names: this.#names(added)}) : '',
        changed.length > 0 ? this.#t('seenChanged', {names: this.#names(changed)}) : '',
        count > 0 ? this.#t('seenRemoved', {count}) : '',
      ];
      return said.filter(Boolean).join(' ') || this.#t('seenNothing');
    };
    void host.announce(this.#said());
  }

  render(): TemplateResult {
    return html`<p class="requirement" id="returned" part="results" dir="auto">${this.#said()}</p>`;
  }

  #names(methods: readonly VerificationMethod[]): string {
    return new Intl.ListFormat(this.#host.language).format(
      methods.map((method) => nameOf(this.#host, method)),
    );
  }
}
