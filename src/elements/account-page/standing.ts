import {reading, Resource} from '../../state/resource.js';
import type {AccountElement} from '../account-element.js';
import type {Task} from '../shared/account.events.js';
import type {accountPageMessages} from './account-page.messages.js';

/** What an entry says of its task, and whether something waits for the person there. */
export interface State {
  readonly text: string;
  readonly urgent: boolean;
}

/** How things stand in the tasks: read together with the elements that show it in full. */
export class Standing {
  readonly #host: AccountElement<typeof accountPageMessages>;
  readonly #reset;
  readonly #verification;
  readonly #terms;

  /** `has`: whether the task's element is there. */
  constructor(host: AccountElement<typeof accountPageMessages>, has: (task: Task) => boolean) {
    this.#host = host;
    const read = <T>(task: Task, find: ReturnType<typeof reading<T>>) =>
      new Resource(host, (account) => (has(task) ? find(account) : undefined));
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
    const t = this.#host.t.bind(this.#host);
    const reset = task === 'reset' && this.#reset.value;
    if (reset) return {text: t(reset.registered ? 'resetReady' : 'resetMissing'), urgent: !reset.registered};
    const verification = task === 'verification' && this.#verification.value;
    if (verification) {
      const {methods, required} = verification;
      const ready = methods.filter(({type, usedFor}) => type !== 'password' && usedFor.includes('sign-in'));
      const missing = required - ready.length;
      if (missing > 0) return {text: t('verificationMissing', {count: missing}), urgent: true};
      if (ready.length > 0) return {text: t('verificationReady', {count: ready.length}), urgent: false};
    }
    const terms = task === 'terms' && this.#terms.value;
    const count = terms
      ? terms.items.filter(({state}) => state === 'pending' || state === 'expired').length
      : 0;
    return count > 0 ? {text: t('termsWaiting', {count}), urgent: true} : undefined;
  }
}
