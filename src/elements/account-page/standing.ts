/** How things stand in the tasks, from what their elements read; loaded when there is something to say. */
import {fill, type Values} from '../../i18n/text.js';
import {reading, Resource} from '../../state/resource.js';
import {AccountElement} from '../account-element.js';
import type {Task} from '../shared/account.events.js';
import {counts, missing} from '../shared/second-steps.js';
import {standingMessages} from './standing.messages.js';

/** What an entry says of its task, and whether something waits for the person there. */
export interface State {
  readonly text: string;
  readonly urgent: boolean;
}

export class Standing {
  readonly #host: AccountElement;
  readonly #childOf: (task: Task) => Element | undefined;
  readonly #reset;
  readonly #verification;
  readonly #terms;

  constructor(host: AccountElement, childOf: (task: Task) => Element | undefined) {
    this.#host = host;
    this.#childOf = childOf;
    const read = <T>(task: Task, find: ReturnType<typeof reading<T>>) =>
      new Resource(host, (account) => (childOf(task) ? find(account) : undefined));
    this.#reset = read(
      'reset',
      reading('reset', ({reset}, options) => reset.status(options)),
    );
    this.#verification = read(
      'verification',
      reading('verification', ({verification}, options) => verification.get(options)),
    );
    this.#terms = read(
      'terms',
      reading('terms', ({terms}, options) => terms.list(options)),
    );
  }

  of(task: Task): State | undefined {
    const child = this.#childOf(task);
    if (child && AccountElement.unsaved([child])) return {text: this.#t('unsaved'), urgent: true};
    if (task === 'reset') return this.#ofReset();
    if (task === 'verification') return this.#ofVerification();
    return task === 'terms' ? this.#ofTerms() : undefined;
  }

  #ofReset(): State | undefined {
    const status = this.#reset.value;
    if (!status) return undefined;
    return {text: this.#t(status.registered ? 'resetReady' : 'resetMissing'), urgent: !status.registered};
  }

  #ofVerification(): State | undefined {
    const {value} = this.#verification;
    if (!value) return undefined;
    const count = missing(value);
    const ready = value.methods.filter(counts).length;
    if (count > 0) return {text: this.#t('verificationMissing', {count}), urgent: true};
    return ready > 0 ? {text: this.#t('verificationReady', {count: ready}), urgent: false} : undefined;
  }

  #ofTerms(): State | undefined {
    const documents = this.#terms.value?.items ?? [];
    const count = documents.filter(({state}) => state === 'pending' || state === 'expired').length;
    return count > 0 ? {text: this.#t('termsWaiting', {count}), urgent: true} : undefined;
  }

  #t(key: keyof typeof standingMessages, values: Values = {}) {
    return fill(this.#host.text('account-page', standingMessages, key), values, this.#host.language);
  }
}
