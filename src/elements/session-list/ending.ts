/** Ending one session or all others, from the question to what is said afterwards; loaded when the list is there. */
import {html, nothing} from 'lit';

import type {OperationId} from '../../contract/adapter.js';
import type {Revocation, Session} from '../../contract/session.js';
import {pieces, type Values} from '../../i18n/text.js';
import type {Listing} from '../shared/listing.js';
import {dropFrom, isGone} from '../shared/listing-changes.js';
import {Question} from '../shared/question.js';
import {renderRevocation, revocationText} from '../shared/revocation/revocation.js';
import {pendingText} from '../shared/words.js';
import {endingMessages} from './ending.messages.js';
import {SessionRevokedEvent, OtherSessionsRevokedEvent} from './session-list.events.js';
import type {SessionListElement} from './session-list.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Others {
  /** How many; absent where nobody knows. */
  readonly count: number | undefined;
}

export class Ending {
  readonly one: Question<Named>;
  readonly others: Question<Others, Revocation>;
  readonly #host: SessionListElement;
  readonly #listing: Listing<Session>;
  /** What ending all others did. */
  #outcome: Revocation | undefined;

  constructor(host: SessionListElement, listing: Listing<Session>) {
    this.#host = host;
    this.#listing = listing;
    this.one = new Question<Named>(host, {
      buttons: '.session button',
      words: ({name}) => ({
        question: pieces(this.#text('question'), {name: html`<bdi>${name}</bdi>`}, host.language),
        consequence: html`<p>${this.#t('consequence')}</p>`,
        keep: this.#t('keep'),
        confirm: host.t('end'),
      }),
      perform: ({sessions}, {id}, options) => sessions.revoke(id, options),
      settled: (settled, {id, name}) => {
        if (settled.kind === 'pending') return pendingText(host, settled.code);
        dropFrom(host, listing, id);
        if (settled.kind === 'gone') return this.#t('gone', {name});
        this.#tell(new SessionRevokedEvent(id));
        return this.#t('ended', {name});
      },
      happened: ({id}) => isGone(listing, id),
      capability: ({id}) => listing.find(id)?.revoke ?? this.#can('sessions.revoke'),
    });
    this.others = new Question<Others, Revocation>(host, {
      buttons: '#end-others',
      many: true,
      words: ({count}) => ({
        question: this.#t('othersQuestion'),
        consequence: html`<p>
            ${count === undefined ? this.#t('othersConsequenceAll') : this.#t('othersConsequence', {count})}
          </p>
          <p>${this.#t('othersLoss')}</p>`,
        keep: this.#t('othersKeep'),
        confirm: host.t('endOthers'),
      }),
      perform: ({sessions}, _, options) => sessions.revokeOthers(options),
      settled: (settled) => {
        if (settled.kind === 'pending') return pendingText(host, settled.code);
        const outcome = (settled.kind === 'done' && settled.value) || {};
        this.#outcome = outcome;
        host.account?.changed('sessions');
        if (settled.kind === 'done')
          this.#tell(new OtherSessionsRevokedEvent(outcome.revoked, outcome.delaySeconds, outcome.failed));
        return revocationText(host, 'others', outcome);
      },
      happened: () => this.#seen?.every(({current}) => current) ?? false,
      capability: () => this.#can('sessions.revokeOthers'),
    });
  }

  renderOutcome() {
    return this.#outcome ? renderRevocation(this.#host, 'others', this.#outcome) : nothing;
  }

  #can(operation: OperationId) {
    return this.#host.account?.description.value?.capabilities[operation];
  }

  /** What there is now; nothing where that cannot be seen, or not in full. */
  get #seen(): readonly Session[] | undefined {
    const {all} = this.#listing;
    const pages = all.value?.pages ?? [];
    if (all.error || pages.at(-1)?.next !== undefined) return undefined;
    return pages.flatMap(({items}) => items);
  }

  // Apart, so that the manifest's analyzer does not take the argument for an event's name.
  #tell(event: Event) {
    this.#host.dispatchEvent(event);
  }

  #text(key: keyof typeof endingMessages) {
    return this.#host.text('session-list', endingMessages, key);
  }

  #t(key: keyof typeof endingMessages, values: Values = {}) {
    return this.#host.speaker(endingMessages)(key, values);
  }
}
