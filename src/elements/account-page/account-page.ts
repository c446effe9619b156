import {ContextProvider} from '@lit/context';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';

import {accountContext} from '../../context/account-context.js';
import type {Capability} from '../../contract/capability.js';
import {type View, viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {type Task, TaskEndedEvent, TaskRequestEvent} from '../shared/account.events.js';
import {
  explains,
  renderBody,
  renderDemo,
  renderLack,
  renderMarkupProblem,
  renderRefused,
  renderUnloaded,
} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {OnDemand} from '../shared/on-demand.js';
import {accountPageMessages} from './account-page.messages.js';
import {Children} from './children.js';
import type {Leaving} from './leaving.js';
import {isTask, parts} from './parts.js';
import type {Standing} from './standing.js';

import {noticeStyles} from '../shared/notice.styles.js';
import {styles} from './account-page.styles.js';

const nextSteps = new OnDemand(() => import('./next-steps.js'));
const standing = new OnDemand(() => import('./standing.js'));
const instead = new OnDemand(() => import('./instead.js'));
const leaving = new OnDemand(() => import('./leaving.js'));

/** A child, which may be a host's own. */
type Part = HTMLElement &
  Partial<Pick<AccountElement, 'requestUpdate' | 'updateComplete'>> & {begin?(): unknown};

/** The entries of the history that were made on the overview: going back from one leads there. Kept here, for an entry's state is the host's. */
const opened = new Set<string>();

/** The entry of the history that is shown. Where the browser names none (Navigation API), its place and address do. */
const entry = (): string => globalThis.navigation?.currentEntry?.key ?? `${history.length} ${location.href}`;

/**
 * The whole account on one page: an overview of profile, devices, sessions and organizations, and the area "Manage account",
 * whose entries open the tasks. The parts are the page's own children; where there are none, it makes those whose tags are
 * registered.
 *
 * @tagname account-page
 * @slot - Sections of your own, between the parts, in the order in which the children stand; so is any slot name of your own.
 * @slot heading - In place of the heading.
 * @slot help - After everything else: your own advice.
 * @slot profile - `<profile-card>`.
 * @slot devices - `<device-list>`.
 * @slot sessions - `<session-list>`.
 * @slot organizations - `<org-list>`.
 * @slot password - `<change-password-form>`; shown while its task is open, as the following are.
 * @slot reset - `<password-reset>`.
 * @slot verification - `<security-verification>`.
 * @slot terms - `<terms-review>`.
 * @slot signout - `<signout-everywhere>`.
 * @event {TaskRequestEvent} account-task-request - Cancelable: the person wants to open a task. The page opens it for whatever element on the page asks.
 * @event {TaskEndedEvent} account-task-ended - A task is done or given up, and the overview is shown again.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - What stands in place of all the parts where none of them can be shown.
 * @csspart heading - The heading.
 * @csspart manage - The area with the entries.
 * @csspart entry - One entry.
 * @csspart next - The portal's other pages.
 * @csspart back - The link from a task to the overview.
 * @csspart notice - What came of the last task.
 * @csspart refusal - Why something cannot be done, and whom to ask.
 * @csspart external - The link to where something can be done.
 * @csspart contact - The link to whom to ask.
 * @csspart dialog - The question before a task is left with something unsaved.
 * @csspart missing - That part of the page could not be loaded, and what can be done.
 * @csspart demo - The badge that says that these are demo data.
 * @cssprop --account-accent - What can be pressed.
 * @cssprop --account-radius - Roundness of cards; controls follow.
 * @cssprop --account-density - 1 is normal; less is tighter.
 * @cssprop --account-font - Font family.
 * @cssstate loading
 * @cssstate error
 * @cssstate unavailable
 * @cssstate signed-out
 * @cssstate offline
 * @cssstate stale
 */
export class AccountPageElement extends AccountElement<typeof accountPageMessages> {
  static override styles = [...AccountElement.styles, noticeStyles, styles];

  static override properties = {
    ...AccountElement.properties,
    open: {},
    routing: {},
    keepTitle: {type: Boolean, attribute: 'keep-title'},
  };

  /** The task that is shown: `password`, `reset`, `verification`, `terms` or `signout`; absent: the overview. Setting it asks nothing. */
  open?: Task | undefined;

  /** `fragment` (default): the address names the open task, as in "#password", and the back button closes it. `none`: the address stays the host's. */
  routing: 'fragment' | 'none' = 'fragment';

  /** Leaves the document's title alone. Otherwise the open task's name stands before it. */
  keepTitle = false;

  protected override readonly kind = 'account-page';
  protected override readonly english = accountPageMessages;

  readonly #children = new Children(this);
  readonly #provider = new ContextProvider(this, {context: accountContext});
  #standing: Standing | undefined;
  #leaving: Leaving | undefined;
  /** What came of the last task. */
  #said = '';
  /** Somebody else's fragment from which the task was opened. */
  #origin = '';
  /** The history is on its way to the entry of the overview. */
  #returning = false;
  #updated = false;
  /** What was pressed for. */
  #begun: Task | undefined;
  #title: {readonly plain: string; readonly ours: string} | undefined;

  constructor() {
    super();
    this.addEventListener(TaskEndedEvent.type, this.#onEnded);
    this.addEventListener('input', this.#guard);
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#onFragment);
    addEventListener(TaskRequestEvent.type, this.#onRequest);
    if (isTask(this.#fragment)) this.open = this.#fragment;
  }

  protected override leave() {
    super.leave();
    removeEventListener('hashchange', this.#onFragment);
    removeEventListener(TaskRequestEvent.type, this.#onRequest);
    removeEventListener('beforeunload', this.#onUnload);
    this.#entitle('');
  }

  protected override get strays() {
    return this.#children.strays;
  }

  protected override forget() {
    this.#said = '';
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    this.#children.arrange(this.#level, this.unsupported);
    // Before the controllers' turn: it brings some.
    const part = this.account?.description.value && standing.for(this);
    this.#standing ??= part && new part.Standing(this, (task) => this.#children.in(task));
    const {source, context} = this;
    const {messages = {}, debug = false} = context ?? {};
    const given = this.#provider.value;
    // Of a mistake in the markup the page speaks alone.
    const own = source.adapter ? source : undefined;
    const {stale = undefined} = this.#view.kind === 'ready' ? this.#view : {};
    if (
      given?.source.adapter !== own?.adapter ||
      given?.messages !== messages ||
      given.debug !== debug ||
      given.stale !== stale
    )
      this.#provider.setValue({source: own ?? {}, messages, debug, stale});
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    this.#entitle(this.#shown ? this.#nameOf(this.#shown) : '');
    // Somebody may be typing elsewhere on the page by now.
    const early = !this.#updated && document.activeElement !== document.body;
    this.#updated = true;
    if (changed.has('open') && !early) void this.#arrive(changed.get('open') as Task | undefined);
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = this.#view;
    this.show(...statesOf(view, false));
    if (view.kind === 'problem') return renderMarkupProblem(this, view.problem);
    const task = this.#shown;
    return html`<div class="page">
      <div class="bare frame" aria-busy=${view.kind === 'loading'}>
        <slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot> ${renderDemo(this)}
        ${
          task
            ? html`<a class="back" part="back" href=${this.#address()} @click=${this.#onBack}
                >${this.t('back')}</a
              >`
            : nothing
        }
        ${renderLack(this)} ${this.#renderStale(view)}
        ${this.#said ? html`<p class="notice" part="notice">${this.#said}</p>` : nothing}
        <p class="hidden" role="status"></p>
      </div>
      ${task ? html`<slot class="task" name=${task}></slot>` : this.#renderOverview(view)}
      ${this.#leaving?.render()}
      <slot name="help"></slot>
    </div>`;
  }

  /** Said once for all parts; what one of them alone could not read again, it says itself. */
  #renderStale(view: View) {
    if (view.kind !== 'ready' || !view.stale) return nothing;
    const {seenAt} = this.account?.description ?? {};
    const read = {reload: () => this.refresh(), pending: false, seenAt};
    return renderBody(this, {view, read, skeleton: nothing, content: () => nothing});
  }

  #renderOverview(view: View) {
    if (view.kind !== 'ready' && view.kind !== 'loading') return this.#renderInstead(view);
    if (view.kind === 'ready') instead.prepare();
    const [first, ...others] = this.#children.slots.filter((slot) => !isTask(slot) && this.#has(slot));
    const slot = (name: string | undefined) =>
      name === undefined ? nothing : html`<slot name=${name}></slot>`;
    const links = this.account?.description.value?.links ?? [];
    return html`<div class="layout">
      ${slot(first)} ${this.#renderManage(view)} ${others.map(slot)}
      ${links.length > 0 ? nextSteps.for(this)?.renderNextSteps(this, links, this.#level) : nothing}
    </div>`;
  }

  #renderManage({kind}: View) {
    const entries = this.#children.slots.filter(isTask).filter((task) => this.#has(task));
    if (entries.length === 0) return nothing;
    return html`<nav class="frame" part="manage" aria-labelledby="manage">
      ${heading(this.#level, this.t('manage'), 'manage')}
      <ul>
        ${entries.map((task) => html`<li part="entry">${this.#renderEntry(task, kind === 'loading')}</li>`)}
      </ul>
    </nav>`;
  }

  #renderEntry(task: Task, loading: boolean) {
    const capability = this.#capability(task);
    const leads = loading || isPossible(capability);
    const {text, urgent} = (leads && this.#standing?.of(task)) || {};
    return html`${leads ? this.#renderLink(task, this.t(task)) : html`<span>${this.t(task)}</span>`}
      <p class="small" id="lead-${task}">
        ${this.t(`${task}Lead`)}
        ${text ? html`<span class=${urgent ? 'tag warn' : 'tag'}>${text}</span>` : nothing}
      </p>
      ${capability && !leads ? renderRefused(this, capability) : nothing}`;
  }

  #renderLink(task: Task, text: string) {
    return html`<a
      id="entry-${task}"
      href=${this.#address(task)}
      aria-describedby="lead-${task}"
      @click=${(event: MouseEvent) => this.#onEntry(event, task)}
      >${text}</a
    >`;
  }

  /** One state of the page in place of the same state of each part. */
  #renderInstead(view: View) {
    const part = instead.for(this);
    if (!part) return instead.failed ? renderUnloaded(this, instead) : nothing;
    return part.renderInstead(this, {
      view,
      reset: this.#children.in('reset') && this.#has('reset') ? this.#capability('reset') : undefined,
      forgot: (link) => (link ? this.#renderLink('reset', this.t('forgot')) : this.t('forgot')),
    });
  }

  get #level(): number {
    return Math.min((Number(this.headingLevel) || 2) + 1, 6);
  }

  get #view(): View {
    const {account} = this;
    const view = viewOf(this.source, account, account?.description ?? {value: undefined, error: undefined});
    if (view.kind !== 'ready') return view;
    // Where every part would say the same no, it is said once.
    const refusals = this.#children.slots.map((slot) => this.#capability(slot));
    const [first] = refusals;
    const same = refusals.every(
      (each) =>
        each?.support === 'none' &&
        first?.support === 'none' &&
        each.refusal.reason === first.refusal.reason &&
        each.refusal.text === first.refusal.text,
    );
    return same && first?.support === 'none' ? {kind: 'unavailable', capability: first} : view;
  }

  /** The task on the screen. */
  get #shown(): Task | undefined {
    const {open} = this;
    if (!open || !isTask(open) || !this.#children.in(open)) return undefined;
    const {kind} = this.#view;
    // Signed out, one gets back in, or reads what signing out everywhere did.
    if (
      kind === 'signed-out' ? open !== 'reset' && open !== 'signout' : kind !== 'ready' && kind !== 'loading'
    )
      return undefined;
    return this.#has(open) ? open : undefined;
  }

  /** What can be done with a part; absent while nobody knows, and for what is the host's. */
  #capability(slot: string): Capability | undefined {
    const {account} = this;
    const [, ...operations] = Object.hasOwn(parts, slot) ? (parts[slot] ?? []) : [];
    const signedOut = slot === 'reset' && account?.signedIn === false;
    const {capabilities} = account?.description.value ?? {};
    const all = (signedOut ? (['reset.start'] as const) : operations).map((each) => capabilities?.[each]);
    return all.find(isPossible) ?? all[0];
  }

  /** Whether a part is there at all, be it to say why it cannot be used. */
  #has(slot: string): boolean {
    const capability = this.#capability(slot);
    return !capability || isPossible(capability) || explains(this.unsupported, capability);
  }

  #nameOf(task: Task): string {
    return this.t(this.account?.signedIn === false ? 'forgot' : task);
  }

  get #fragment(): string {
    return this.routing === 'none' ? '' : location.hash.slice(1);
  }

  /** The page's own address, with a task or without one. */
  #address(task = ''): string {
    if (!globalThis.location) return `#${task}`;
    const url = new URL(location.href);
    url.hash = task;
    return url.href;
  }

  #rename(task: Task | undefined, how: 'pushState' | 'replaceState') {
    if (this.routing === 'none' || this.#fragment === (task ?? '')) return;
    // What the address names besides tasks is not ours.
    if (!task && !isTask(this.#fragment)) return;
    // The state is the host's: its router finds its own in each entry (vue-router, Next, Turbo).
    history[how](history.state, '', this.#address(task));
    if (task && !this.open && how === 'pushState') opened.add(entry());
  }

  /** The address is the overview's again, which is to stand in the history once. */
  #unname() {
    this.#returning = this.routing !== 'none' && isTask(this.#fragment) && opened.has(entry());
    if (this.#returning) history.back();
    else this.#rename(undefined, 'replaceState');
  }

  readonly #onFragment = ({oldURL}: HashChangeEvent) => {
    if (this.#returning) {
      this.#returning = false;
      // It was opened meanwhile.
      return this.#rename(this.open, 'pushState');
    }
    const fragment = this.#fragment;
    const task = isTask(fragment) ? fragment : undefined;
    if (this.routing === 'none' || (!task && fragment !== '' && fragment !== this.#origin)) return;
    if (task && !this.open) this.#origin = new URL(oldURL).hash.slice(1);
    void this.#follow(task);
  };

  async #follow(task: Task | undefined) {
    if (await this.#mayLeave(task)) this.#go(task);
    else this.#rename(this.open, 'pushState');
  }

  readonly #onRequest = (event: Event) => {
    const {task} = event as TaskRequestEvent;
    const page = event.composedPath().find((target) => target instanceof AccountPageElement);
    if ((page && page !== this) || !this.#children.in(task)) return;
    // Whoever else hears of it may still cancel it.
    queueMicrotask(() => void (event.defaultPrevented || this.#openAsked(task)));
  };

  async #openAsked(task: Task) {
    if (!(await this.#mayLeave(task))) return;
    if (!this.open) this.#origin = this.#fragment;
    if (!this.#returning) this.#rename(task, 'pushState');
    this.#begun = task;
    this.#go(task);
  }

  #onEntry(event: MouseEvent, task: Task) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.requestTask(task);
  }

  readonly #onBack = async (event: MouseEvent) => {
    event.preventDefault();
    const {open} = this;
    if (!open || !(await this.#mayLeave(undefined))) return;
    this.#rename(undefined, 'pushState');
    const ended: Event = new TaskEndedEvent(open, '');
    this.dispatchEvent(ended);
  };

  readonly #onEnded = (event: Event) => {
    const {task, message} = event as TaskEndedEvent;
    this.#leaving?.withdraw();
    if (task !== this.open) return;
    this.#unname();
    this.#go(undefined, message);
  };

  /** Asks where something unsaved would be left behind. */
  async #mayLeave(next: Task | undefined): Promise<boolean> {
    const task = this.#shown;
    const child = task && task !== next ? this.#children.in(task) : undefined;
    if (!task || !child || !AccountElement.unsaved([child])) return true;
    const part = leaving.value ?? (await leaving.load());
    if (!part) return true;
    this.#leaving ??= new part.Leaving(this);
    return this.#leaving.ask(this.#nameOf(task), child);
  }

  #go(task: Task | undefined, message = '') {
    this.open = task;
    this.#said = message;
    this.#guard();
    this.requestUpdate();
    if (message) void this.announce(message);
  }

  /** The focus goes to the task's heading, and back to the entry that opened it. */
  async #arrive(former: Task | undefined) {
    const task = this.#shown;
    if (!task && !former) return;
    const begins = this.#begun === task;
    this.#begun = undefined;
    if (task) leaving.prepare();
    // A dialog that is open in a part which has gone from the screen has to close before anything can have the focus.
    const children: readonly Part[] = this.#children.all;
    for (const child of children) {
      child.requestUpdate?.();
      await child.updateComplete;
    }
    // The person may have gone on meanwhile.
    if (this.#shown !== task) return;
    const child: Part | undefined = task && this.#children.in(task);
    if (child) {
      child.focus();
      if (begins) child.begin?.();
    } else (this.renderRoot.querySelector<HTMLElement>(`#entry-${former}`) ?? this).focus();
  }

  #entitle(task: string) {
    if (this.#title && document.title === this.#title.ours) document.title = this.#title.plain;
    this.#title = undefined;
    if (!task || this.keepTitle) return;
    const plain = document.title;
    this.#title = {plain, ours: plain ? `${task} · ${plain}` : task};
    document.title = this.#title.ours;
  }

  // Added once something could be lost: without it the browser can keep the page for the way back.
  readonly #guard = () => addEventListener('beforeunload', this.#onUnload);

  readonly #onUnload = (event: Event) => {
    if (AccountElement.unsaved(this.#children.all)) event.preventDefault();
  };
}

const isPossible = (capability: Capability | undefined) =>
  capability?.support === 'native' || capability?.support === 'redirect';
