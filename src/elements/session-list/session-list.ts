import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';

import type {OperationId} from '../../contract/adapter.js';
import type {Capability} from '../../contract/capability.js';
import type {Session, SignIn} from '../../contract/session.js';
import {type View, viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {explains, renderBody, renderFrame, renderRefused} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {browser, sign} from '../shared/icon.js';
import {Listing} from '../shared/listing.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import type {Changes} from './changes.js';
import {browserOf, type Fact, marksOf, sessionFacts, signInFacts, signInName} from './facts.js';
import {sessionListMessages} from './session-list.messages.js';

import {listStyles} from '../shared/listing.styles.js';
import {styles} from './session-list.styles.js';

const part = new OnDemand(() => import('./changes.js'));

const arrow = svg`<path d="M13 4h7v16h-7M3 12h12m-4-4 4 4-4 4"/>`;

/** How many attempts to sign in are shown at a time. */
const fewSignIns = 10;

/**
 * Where the account is signed in now, each session with a button that ends it; and the recent attempts to sign in, each with
 * "This wasn’t me".
 *
 * @tagname session-list
 * @slot heading - In place of the heading.
 * @slot empty - In place of the sentence that says that there is no session.
 * @slot help - After the lists: your own advice.
 * @event {SessionRevokedEvent} account-session-revoked - The backend has confirmed that one session ended.
 * @event {OtherSessionsRevokedEvent} account-sessions-revoked - The backend has ended the sessions besides this one.
 * @event {SigninReportedEvent} account-signin-reported - The backend knows that a sign-in was not the person's own.
 * @event {TaskRequestEvent} account-task-request - Cancelable: the person wants to change the password or sign out everywhere.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading.
 * @csspart sessions - The heading of the sessions.
 * @csspart signIns - The heading of the recent sign-ins.
 * @csspart list - A list.
 * @csspart session - One session; the one in use is also `current`.
 * @csspart sign-in - One attempt to sign in; one that the backend finds odd is also `unusual`.
 * @csspart outcome - What was ended, what may live on, and what could not be ended.
 * @csspart refusal - Why something cannot be done, and whom to ask.
 * @csspart notice - That a refresh failed; what else protects the account.
 * @csspart dialog - The question before something is ended or reported.
 * @cssprop --account-accent - What can be pressed.
 * @cssprop --account-radius - Roundness of cards; controls follow.
 * @cssprop --account-density - 1 is normal; less is tighter.
 * @cssprop --account-font - Font family.
 * @cssstate loading
 * @cssstate error
 * @cssstate empty
 * @cssstate unavailable
 * @cssstate signed-out
 * @cssstate offline
 * @cssstate stale
 */
export class SessionListElement extends AccountElement<typeof sessionListMessages> {
  static override styles = [...AccountElement.styles, listStyles, styles];

  protected override readonly kind = 'session-list';
  protected override readonly english = sessionListMessages;

  readonly #sessions = new Listing<Session>(
    this,
    'sessions',
    ({sessions}, options) => sessions.list(options),
    sessionListMessages,
  );
  readonly #signIns = new Listing<SignIn>(
    this,
    'sessions sign-ins',
    ({sessions}, options) => sessions.signIns({...options, limit: fewSignIns}),
    sessionListMessages,
  );

  readonly #changes = new Own(this, part, ({Changes}) => new Changes(this, this.#sessions, this.#signIns));

  protected override render(): TemplateResult | typeof nothing {
    const own = [
      viewOf(this.source, this.account, this.#sessions.all, 'sessions.list'),
      viewOf(this.source, this.account, this.#signIns.all, 'sessions.signIns'),
    ] as const;
    const view = this.#whole(...own);
    const isEmpty = this.#sessions.all.value?.pages[0]?.items.length === 0;
    this.show(...(view.kind === 'ready' ? own : [view]).flatMap((each) => statesOf(each, isEmpty)));
    const lists = [this.#sessions.all, this.#signIns.all];
    return renderFrame(this, {
      view,
      read: {
        reload: async () => void (await Promise.all(lists.map((list) => list.reload()))),
        pending: lists.some(({pending}) => pending),
        seenAt: lists[0]?.seenAt,
      },
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>
        <p class="lead">${this.t('lead')}</p>`,
      skeleton: renderSkeleton(),
      content: () => (
        part.prepare(),
        [
          this.#renderPart('sessions', own[0], view, () => this.#renderSessions()),
          this.#renderPart('signIns', own[1], view, () => this.#renderSignIns()),
          this.#changes.value?.renderQuestions(),
        ]
      ),
    });
  }

  /** What both lists are in is said once; else each says its own. */
  #whole(one: View, other: View): View {
    const hides = (view: View) => view.kind === 'unavailable' && !explains(this.unsupported, view.capability);
    if (hides(other) || one.kind === 'signed-out') return one;
    if (hides(one) || other.kind === 'signed-out') return other;
    if (one.kind !== other.kind) return {kind: 'ready'};
    return one.kind === 'ready' && other.kind === 'ready'
      ? {kind: 'ready', stale: other.stale && one.stale}
      : one;
  }

  #renderPart(name: 'sessions' | 'signIns', own: View, whole: View, content: () => unknown) {
    if (own.kind === 'unavailable' && !explains(this.unsupported, own.capability)) return nothing;
    const read = name === 'sessions' ? this.#sessions.all : this.#signIns.all;
    // That what is shown is old may be said above.
    const isSaid = own.kind === 'ready' && whole.kind === 'ready' && whole.stale;
    return html`${heading(Math.min((Number(this.headingLevel) || 2) + 1, 6), this.t(name), name)}
    ${isSaid ? content() : renderBody(this, {view: own, read, skeleton: renderSkeleton(), content})}`;
  }

  #renderSessions() {
    const others = this.#capability('sessions.revokeOthers');
    const one = this.#capability('sessions.revoke');
    const more = this.#sessions.all.value?.pages.at(-1)?.next !== undefined;
    const left = this.#all.filter(({current}) => !current).length;
    return [
      this.#changes.value?.ending.renderOutcome(),
      this.#sessions.render((chunks) =>
        this.#sessions.renderRows(chunks, (each) => this.#renderSession(each)),
      ),
      isPossible(others) && (left > 0 || more)
        ? html`<div class="buttons">
            <button
              id="end-others"
              @click=${({currentTarget}: Event) =>
                this.#change(({ending}) =>
                  ending.others.ask({count: more ? undefined : left}, currentTarget),
                )}
            >
              ${this.t('endOthers')}
            </button>
          </div>`
        : nothing,
      this.#renderRefusal(isPossible(one) ? others : one),
    ];
  }

  #renderSession(session: Session) {
    const {current, revoke = this.#capability('sessions.revoke')} = session;
    return html`<div
      class="row session"
      role="listitem"
      part=${current ? 'session current' : 'session'}
      aria-current=${current ? 'true' : nothing}
    >
      ${renderRow(
        browser,
        this.#nameOf(session),
        current ? renderTag(this.t('current'), 'me') : nothing,
        sessionFacts(session, this),
      )}
      ${
        current
          ? html`<p class="state small">${this.t('currentHint')}</p>`
          : isPossible(revoke)
            ? renderButton(
                this.t('end'),
                this.t('endNamed', {name: this.#fullNameOf(session)}),
                ({currentTarget}) =>
                  this.#change(({ending}) =>
                    ending.one.ask({id: session.id, name: this.#fullNameOf(session)}, currentTarget),
                  ),
              )
            : session.revoke && renderRefused(this, session.revoke)
      }
    </div>`;
  }

  #renderSignIns() {
    if (this.#signIns.all.value?.pages[0]?.items.length === 0)
      return html`<p class="state">${this.t('noSignIns')}</p>`;
    return [
      this.#changes.value?.reporting.renderAdvice(),
      this.#signIns.render((chunks) => this.#signIns.renderRows(chunks, (each) => this.#renderSignIn(each))),
      this.#renderRefusal(this.#capability('sessions.reportSignIn')),
    ];
  }

  #renderSignIn(signIn: SignIn) {
    const {app, result, unusual, reported} = signIn;
    return html`<div class="row sign-in" role="listitem" part=${unusual ? 'sign-in unusual' : 'sign-in'}>
      ${renderRow(
        arrow,
        app ?? '',
        [
          renderTag(this.t(result), result === 'success' ? 'ok' : ''),
          unusual ? renderTag(this.t('unusual'), 'warn') : nothing,
          reported ? renderTag(this.t('reported'), '') : nothing,
        ],
        signInFacts(signIn, this),
      )}
      ${
        !reported && isPossible(this.#capability('sessions.reportSignIn'))
          ? renderButton(
              this.t('notMe'),
              this.t('notMeNamed', {signIn: signInName(signIn, this)}),
              ({currentTarget}) =>
                this.#change(({reporting}) => reporting.question.ask(signIn, currentTarget)),
            )
          : nothing
      }
    </div>`;
  }

  #renderRefusal(capability: Capability | undefined) {
    return capability && !isPossible(capability) && explains(this.unsupported, capability)
      ? renderRefused(this, capability)
      : nothing;
  }

  /** As people call it: by its browser, else by its place in the list. */
  #nameOf(session: Session): string {
    return browserOf(session, this) ?? session.device ?? this.#numberOf(session);
  }

  /** Two browsers of the same kind differ by where they are; two in the same place by all that is known of them. */
  #fullNameOf(session: Session): string {
    const more = this.#all.some((other) => other !== session && marksOf(other) === marksOf(session))
      ? [...sessionFacts(session, this).map(({text}) => text), this.#numberOf(session)]
      : [session.device ?? session.place];
    return [...new Set([this.#nameOf(session), ...more])].filter(Boolean).join(', ');
  }

  #numberOf(session: Session): string {
    return this.t('unnamed', {number: this.#all.indexOf(session) + 1});
  }

  get #all(): readonly Session[] {
    return this.#sessions.all.value?.pages.flatMap(({items}) => items) ?? [];
  }

  async #change(ask: (changes: Changes) => void) {
    const made = await this.#changes.want();
    if (made) ask(made);
  }

  #capability(operation: OperationId): Capability | undefined {
    return this.account?.description.value?.capabilities[operation];
  }
}

const isPossible = (capability: Capability | undefined) =>
  capability?.support === 'native' || capability?.support === 'redirect';

function renderRow(shape: SVGTemplateResult, name: string, tags: unknown, facts: readonly Fact[]) {
  return html`${sign(shape)}
    <div class="name"><bdi>${name}</bdi>${tags}</div>
    <div class="facts">
      ${facts.map(({text, instant}) =>
        instant ? html`<time datetime=${instant}>${text}</time>` : html`<span><bdi>${text}</bdi></span>`,
      )}
    </div>`;
}

const renderTag = (text: string, kind: string) => html`<span class="tag ${kind}">${text}</span>`;

const renderButton = (text: string, name: string, onClick: (event: Event) => unknown) =>
  html`<button aria-label=${name} @click=${onClick}>${text}</button>`;

function renderSkeleton() {
  return [0, 1].map(
    () => html`<div class="row"><span class="skeleton"></span><span class="skeleton"></span></div>`,
  );
}
