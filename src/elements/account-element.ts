import {LitElement, type PropertyValues, type ReactiveController} from 'lit';

import type {AccountContext, AdapterSource} from '../context/account-context.js';
import {AccountSource} from '../context/account-source.js';
import type {AccountAdapter} from '../contract/adapter.js';
import type {Redirect, StepUpChallenge} from '../contract/calls.js';
import type {AccountError} from '../contract/error.js';
import {Language} from '../i18n/language.js';
import {localeFor} from '../i18n/locale.js';
import {fill, pieces, type Say, type Text, type Texts, type Values} from '../i18n/text.js';
import {Account} from '../state/account.js';
import {type AccountHost, begin, type Proven} from '../state/host.js';
import type {View} from '../state/view.js';
import {
  AccountErrorEvent,
  RedirectRequestEvent,
  SigninRequestEvent,
  type Task,
  TaskEndedEvent,
  TaskRequestEvent,
} from './shared/account.events.js';
import {trouble} from './shared/frame.js';
import {type Lack, OnDemand, pressed} from './shared/on-demand.js';
import {focusedIn} from './shared/focus.js';
import {isLevel} from './shared/heading.js';
import {firstOfHost, isOwn, sweep} from './shared/own-children.js';
import {sharedMessages} from './shared/shared.messages.js';
import {tokens} from './shared/tokens.styles.js';

const stepUpDialog = new OnDemand(() => import('./shared/step-up/step-up-dialog.js'));
const connected = new Set<AccountElement>();

/** A controller that may have put something into the page, which it takes along when it leaves. */
export interface Guest extends ReactiveController {
  leave?(): void;
}

/** What every element of this library has. */
export abstract class AccountElement<M extends Texts = Texts> extends LitElement implements AccountHost {
  static override styles = [tokens];

  // Not decorators: they weigh more than all that these lines save.
  static override properties = {
    adapter: {attribute: false},
    baseUrl: {attribute: 'base-url'},
    demo: {},
    headingLevel: {attribute: 'heading-level'},
    unsupported: {},
    messages: {attribute: false},
  };

  /** The backend. Wins over `base-url`, `demo` and the provider. */
  adapter?: AccountAdapter | undefined;

  /** Root of a backend that speaks the REST contract: "https://id.example.com/account/v1". One adapter per address and page. */
  baseUrl?: string | null | undefined;

  /** The reference backend in the page, with a "Demo data" badge; the value names a scenario. Not beside `base-url`. `true` and "" are the default scenario; `false`, `null` and `undefined` none. */
  demo: string | boolean | null | undefined = null;

  /** Level of the heading, 1 to 6; anything else is 2. */
  headingLevel: string | number = 2;

  /** What to do with what the backend or the organization does not offer: `auto` hides what the backend lacks and explains what the organization decided; `hide` and `explain` do so for all. */
  unsupported: 'auto' | 'hide' | 'explain' = 'auto';

  /** Texts in place of ours, by key; see the element's messages. */
  messages: Texts = {};

  /** The element's own name, whatever prefix its tag has. */
  protected abstract readonly kind: string;
  protected abstract readonly english: M;
  /** What was begun here ends with the visit, or with the person: then it outlives a sign-out, for who comes back. */
  protected readonly lasts: 'visit' | 'person' = 'visit';
  /** The task that this element is for, so that others can lead here. @internal */
  readonly task?: Task;

  // First: the others join while it is made.
  readonly #guests = new Set<Guest>();
  readonly #source = new AccountSource(this);
  readonly #language = new Language(this);
  // happy-dom has none, jsdom no states: they are for CSS alone.
  readonly #states = this.attachInternals?.().states as CustomStateSet | undefined;
  #account: Account | undefined;
  // Whom the element serves, and who was here when it was drawn last.
  #served: AbortSignal | undefined;
  #visit: AbortSignal | undefined;
  #focused: Element | undefined;
  #spoken: string | undefined;
  #lack: Lack | undefined;
  #left = false;
  #release: (() => void) | undefined;

  /** @internal */
  get account(): Account | undefined {
    return this.#account;
  }

  /** The adapter, or why there is none. @internal */
  get source(): AdapterSource {
    return this.#source.value;
  }

  /** BCP 47 tag of the language that is spoken. @internal */
  get language(): string {
    return this.#language.tag;
  }

  /** What the nearest provider gives. @internal */
  get context(): AccountContext | undefined {
    return this.#source.context;
  }

  /** Whether to explain mistakes in the page's markup. @internal */
  get diagnosing(): boolean {
    // A server, which renders skeletons, has no location.
    const {protocol, hostname = ''} = (globalThis.location ?? {}) as Partial<Location>;
    return (
      Boolean(this.#source.context?.debug) ||
      protocol === 'file:' ||
      /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
    );
  }

  /** Something was typed here that a leave would lose. */
  protected get unsaved(): boolean {
    return false;
  }

  /** Whether a leave would lose something that was typed in one of them. @internal */
  static unsaved(elements: Iterable<Element>): boolean {
    return [...elements].some((element) => element instanceof AccountElement && element.unsaved);
  }

  /** What was pressed for, and could not be loaded: said until it is, or somebody else is here. @internal */
  get lack(): Lack | undefined {
    return this.#lack;
  }

  set lack(lack: Lack | undefined) {
    if (this.#lack === lack) return;
    this.#lack = lack;
    this.requestUpdate();
  }

  /** The first child that the page has put here: our own are nobody else's. @internal */
  override get firstChild(): ChildNode | null {
    return firstOfHost(super.firstChild);
  }

  // Enter in our fields and on our buttons is ours: old pages press a default button of their own at it (WebForms). So is Escape in a
  // dialog of ours: a page's own dialog around the element would close with it (Bootstrap, jQuery UI).
  readonly #onKey = (event: Event) => {
    const {key, target} = event as KeyboardEvent;
    const ours = target === this || isOwn(target as Node);
    if (ours && (key === 'Enter' || (key === 'Escape' && this.renderRoot.querySelector('dialog[open]'))))
      event.stopPropagation();
  };

  /** Reads again; also "you are signed in again". Resolves when it is there. */
  async refresh(): Promise<void> {
    this.#account?.refresh();
    await this.#account?.description.settled;
    await this.updateComplete;
  }

  constructor() {
    super();
    for (const type of ['keydown', 'keypress', 'keyup']) this.addEventListener(type, this.#onKey);
  }

  override connectedCallback() {
    sweep(this);
    if (this.#left) return this.connectedMoveCallback();
    super.connectedCallback();
    connected.add(this);
    this.requestUpdate();
  }

  /** Whoever takes an element from one place to another removes it for a moment: it has left where it is still away afterwards. */
  override disconnectedCallback() {
    this.#left = true;
    queueMicrotask(() => {
      if (this.#left && !this.isConnected) this.leave();
      this.#left = false;
    });
  }

  /** It has another place, and all else it keeps: what was read, what was typed, what is open (DOM, `moveBefore`). @internal */
  connectedMoveCallback() {
    this.#left = false;
    for (const controller of [this.#source, this.#language]) {
      controller.hostDisconnected();
      controller.hostConnected();
    }
    this.requestUpdate();
  }

  /** On the page, or on its way to another place in it. */
  get #isHere(): boolean {
    return this.isConnected || this.#left;
  }

  /** It has left the page. */
  protected leave(): void {
    super.disconnectedCallback();
    connected.delete(this);
    this.#hold(undefined);
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    // What had the focus is gone with its row or its state: it stays near, and never falls to the page's body.
    if (this.#focused?.isConnected === false && !focusedIn(this)) this.focus();
  }

  protected override willUpdate(changed: PropertyValues) {
    this.#focused = focusedIn(this);
    if (changed.has('headingLevel') && this.diagnosing && !isLevel(this.headingLevel)) void warnOfLevel(this);
    const {adapter} = this.source;
    this.#hold(adapter && this.#isHere ? Account.of(adapter) : undefined);
    this.#account?.speak(this.language, this.#spoken);
    this.#spoken = this.language;
    if (this.#isHere) this.#meet();
  }

  /** For whom things are begun here: another one where somebody else is here, or another backend. @internal */
  get serves(): AbortSignal | undefined {
    return this.#served;
  }

  /** Somebody else is here, or nobody, or another backend: what was begun goes, and what was said. */
  #meet() {
    const {visit, [this.lasts]: served} = this.#account ?? {};
    if (this.#visit !== visit) this.#region?.replaceChildren();
    this.#visit = visit;
    const former = this.#served;
    this.#served = served;
    if (!former || former === served) return;
    for (const controller of this.#guests) {
      controller.hostDisconnected?.();
      controller.leave?.();
      this.removeController(controller);
    }
    this.#lack = undefined;
    this.forget();
  }

  /** A controller that joins later than the element's own serves a person, and goes when somebody else is served. @internal */
  override addController(controller: Guest) {
    super.addController(controller);
    if (this.renderRoot) this.#guests.add(controller);
  }

  /** @internal */
  override removeController(controller: Guest) {
    super.removeController(controller);
    this.#guests.delete(controller);
  }

  /** Somebody else is served. What is no controller, and in no `Own`, is let go of here. */
  protected forget(): void {}

  #hold(account: Account | undefined) {
    if (account === this.#account) return;
    this.#release?.();
    this.#account = account;
    account?.speak(this.language);
    const release = account?.use();
    const unsubscribe = account?.description.subscribe(() => this.requestUpdate());
    this.#release = () => {
      unsubscribe?.();
      release?.();
    };
  }

  protected override firstUpdated(changed: PropertyValues) {
    super.firstUpdated(changed);
    const stray = this.diagnosing && this.strays.find((child) => !isOwn(child));
    if (stray) void trouble.load().then((words) => words?.warnOfChild(this, stray));
  }

  /** Children for which there is no place. */
  protected get strays(): readonly Element[] {
    return [...(this.children ?? [])].filter(({slot}) => !slot);
  }

  /** The text under a key: the element's own `messages`, the provider's, the locale's, English. @internal */
  t(key: keyof M | keyof typeof sharedMessages, values: Values = {}): string {
    return fill(this.text(this.kind, this.english, String(key)), values, this.language);
  }

  /** The same as a list for a template, where a value may be markup. @internal */
  rich(key: keyof M | keyof typeof sharedMessages, values: Values): unknown[] {
    return pieces(this.text(this.kind, this.english, String(key)), values, this.language);
  }

  /** The text of a part that has its own texts, such as the step-up dialog. @internal */
  text(kind: string, english: Texts, key: string): Text {
    const {messages: locale, transform = (text: Text) => text} = localeFor(this.language) ?? {};
    const given = [this.messages, this.#source.context?.messages[kind]];
    const find = (...texts: readonly (Texts | undefined)[]) =>
      texts.find((each) => each && Object.hasOwn(each, key));
    const translated: Texts | undefined = find(...given, locale?.[kind], locale?.['shared']);
    return translated?.[key] ?? transform(find(english, sharedMessages)?.[key] ?? key);
  }

  /** Says the texts of a part that comes on demand; `kind` is what `messages` calls it. @internal */
  speaker<P extends Texts>(english: P, kind = this.kind): Say<P> {
    return (key, values = {}) => fill(this.text(kind, english, key), values, this.language);
  }

  /** Sets `:state(…)`. */
  protected show(...states: readonly string[]) {
    for (const state of ['loading', 'error', 'empty', 'unavailable', 'signed-out', 'offline', 'stale']) {
      if (states.includes(state)) this.#states?.add(state);
      else this.#states?.delete(state);
    }
  }

  /** Says something to a screen reader: the region stands before its text does (WCAG 4.1.3), and the same words twice are said twice. @internal */
  async announce(text: string) {
    const isOver = begin(this);
    await this.updateComplete;
    if (isOver()) return;
    this.#region?.replaceChildren(Object.assign(document.createElement('span'), {textContent: text}));
  }

  get #region() {
    return this.renderRoot?.querySelector('.hidden[role=status]');
  }

  /** Puts the focus on the heading. */
  override focus(options?: FocusOptions) {
    const heading = this.renderRoot.querySelector<HTMLElement>('#heading');
    if (heading) heading.focus(options);
    else super.focus(options);
  }

  /** @internal */
  async stepUp(challenge: StepUpChallenge): Promise<Proven | undefined> {
    const isOver = begin(this);
    const part = await pressed(this, stepUpDialog);
    const proven = await part?.askForProof(this, challenge);
    return isOver() ? undefined : proven;
  }

  /** Nobody could keep an element that has left the page from leaving it. @internal */
  redirect({url, operation}: Redirect, newTab = false) {
    if (!this.isConnected || !this.#emit(new RedirectRequestEvent(url, operation))) return;
    if (newTab) open(url, '_blank', 'noopener');
    else location.assign(url);
  }

  /** @internal */
  report(error: AccountError) {
    this.#emit(new AccountErrorEvent(error, this.localName));
  }

  /** Leads to where one signs in; in a new tab where something typed would be lost. @internal */
  async signIn() {
    if (!this.#emit(new SigninRequestEvent()) || !this.#account) return;
    const isOver = begin(this);
    const {adapter, locale} = this.#account;
    try {
      const redirect = await adapter.signIn({returnTo: location.href, locale});
      if (!isOver()) this.redirect(redirect, AccountElement.unsaved(connected));
    } catch (error) {
      if (!isOver()) this.report(error as AccountError);
    }
  }

  /** Whether `requestTask` leads anywhere: the element for it is on the page. @internal */
  offersTask(task: Task): boolean {
    return [...connected].some((element) => element.task === task);
  }

  /** @internal */
  requestTask(task: Task) {
    if (!this.#emit(new TaskRequestEvent(task))) return;
    [...connected].find((element) => element.task === task)?.focus();
  }

  /** Says that this element's task is over. `message`: what was done. @internal */
  endTask(message = '') {
    if (this.task) this.#emit(new TaskEndedEvent(this.task, message));
  }

  // Apart, so that the manifest's analyzer does not take the argument for an event's name.
  #emit(event: Event): boolean {
    return this.dispatchEvent(event);
  }
}

async function warnOfLevel(host: AccountElement) {
  (await trouble.load())?.warnOfLevel(host);
}

/** The states that CSS can select, from what is shown. */
export function statesOf(view: View, empty: boolean): string[] {
  if (view.kind === 'ready') return [...(view.stale ? ['stale'] : []), ...(empty ? ['empty'] : [])];
  if (view.kind === 'failed' || view.kind === 'problem') return ['error'];
  if (view.kind === 'forbidden') return ['unavailable'];
  return [view.kind];
}
