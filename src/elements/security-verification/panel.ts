/** What is seen first: what is demanded, the default, the methods, and what may be added; loaded while the methods are read. */
import {html, nothing, type ReactiveController} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';

import type {Capability, Refusal} from '../../contract/capability.js';
import type {
  VerificationMethod,
  VerificationOption,
  VerificationState,
  VerificationType,
} from '../../contract/verification.js';
import {resumptionOf} from '../../state/arrival.js';
import type {Resource} from '../../state/resource.js';
import {explains, renderRefused} from '../shared/frame.js';
import {adopt, OnDemand, Own} from '../shared/on-demand.js';
import {missing} from '../shared/second-steps.js';
import {pascal} from '../shared/words.js';
import {type DefaultOption, defaultOptions, isLacking, isOpen} from './defaults.js';
import {renderFacts} from './facts.js';
import {panelMessages} from './panel.messages.js';
import type {SecurityVerificationElement} from './security-verification.js';
import {type Change, Staged} from './staged.js';
import {nameOf, speaker, typeName} from './words.js';

import {panelStyles} from './panel.styles.js';

const saving = new OnDemand(() => import('./saving.js'));
const enrolling = new OnDemand(() => import('./enrolling/enrolling.js'));
const returning = new OnDemand(() => import('./returning.js'));

type Key = keyof typeof panelMessages;

export class Panel implements ReactiveController {
  readonly #host: SecurityVerificationElement;
  readonly #t: ReturnType<typeof speaker<typeof panelMessages>>;
  readonly #state: Resource<VerificationState>;
  readonly #staged = new Staged();
  /** Whose name is being written. */
  readonly #editing = new Set<string>();
  readonly #saving;
  readonly #enrolling;
  /** The person comes back from another page, and nothing was done since. */
  #back: boolean;
  readonly #returning;

  constructor(host: SecurityVerificationElement, state: Resource<VerificationState>) {
    this.#host = host;
    this.#t = speaker(host, panelMessages);
    this.#state = state;
    this.#saving = new Own(host, saving, ({Saving}) => new Saving(host, state, this.#staged));
    this.#enrolling = new Own(
      host,
      enrolling,
      ({Enrolling}) => new Enrolling(host, state, (added) => this.#added(added)),
    );
    this.#returning = new Own(host, returning, ({Returning}) => new Returning(host, state));
    this.#back = comesBack(host);
    adopt(host, panelStyles);
    host.addController(this);
  }

  /** Something would be lost by a leave. */
  get unsaved(): boolean {
    return this.#changes.length > 0 || (this.#enrolling.value?.open ?? false);
  }

  hostUpdated() {
    removeEventListener('beforeunload', this.#keep);
    if (this.#host.isConnected && this.unsaved) addEventListener('beforeunload', this.#keep);
  }

  hostDisconnected() {
    removeEventListener('beforeunload', this.#keep);
  }

  /** Nobody is there now, or the element is gone: what is secret goes, what was decided and typed stays. */
  suspend() {
    this.#enrolling.value?.suspend();
  }

  render(state: VerificationState): unknown {
    saving.prepare();
    enrolling.prepare();
    return [
      html`<p class="lead">${this.#t('lead')}</p>
        ${this.#renderRequirement(state)} ${this.#renderReturning()} ${this.#saving.value?.render()}
        <form novalidate @submit=${this.#onSubmit}>
          ${this.#renderDefault(state)} ${this.#renderMethods(state)} ${this.#renderAddable(state)}
          ${this.#renderBar()}
        </form>`,
      this.#enrolling.value?.render(),
    ];
  }

  #renderRequirement(state: VerificationState) {
    const count = missing(state);
    const key = count > 0 ? 'missing' : state.required > 0 ? 'required' : 'notRequired';
    return html`<p class="requirement ${key}" part="requirement">${this.#t(key, {count})}</p>`;
  }

  #renderReturning() {
    if (!this.#back) return nothing;
    const own = this.#state.pending ? this.#returning.value : this.#returning.now;
    return own?.render() ?? nothing;
  }

  #renderDefault(state: VerificationState) {
    const capability = this.#capability('makeDefault');
    const options = defaultOptions(state, capability);
    const canChoose = options.some((option) => isOpen(option.capability));
    if (options.length === 0 || (!canChoose && !explains(this.#host.unsupported, capability))) return nothing;
    return html`<fieldset part="default">
      <legend class="title" role="heading" aria-level=${this.#level}>${this.#t('default')}</legend>
      <p class="small">${this.#t('defaultLead')}</p>
      ${options.map((option, index) => this.#renderOption(option, index, capability))}
      ${isOpen(capability) ? nothing : renderRefused(this.#host, capability)}
    </fieldset>`;
  }

  #renderOption(option: DefaultOption, index: number, otherwise: Capability) {
    const {method, way, capability} = option;
    const removed = method && this.#staged.removals.has(method.id);
    const enabled = method && !removed && isOpen(capability);
    const why = removed
      ? this.#t('toBeRemoved')
      : !isOpen(capability) && capability !== otherwise
        ? renderRefused(this.#host, capability)
        : method
          ? nothing
          : this.#t('notSetUp');
    return html`<div class="option">
      <input
        type="radio"
        name="default"
        id="default-${index}"
        ?disabled=${!enabled}
        aria-describedby="default-${index}-why"
        .checked=${live(this.#isChosen(option))}
        @change=${() => method && this.#choose({id: method.id, way})}
      />
      <label for="default-${index}" class=${enabled ? '' : 'disabled'}
        >${this.#asking(option)}
        ${method ? html`<bdi>${method.label ?? method.destination ?? ''}</bdi>` : nothing}</label
      >
      <div class="small" id="default-${index}-why">${why}</div>
    </div>`;
  }

  #renderMethods(state: VerificationState) {
    const {methods} = state;
    return html`<section aria-labelledby="methods">
      <h3 id="methods" class="title" aria-level=${this.#level}>${this.#t('methods')}</h3>
      <p class="small">${this.#t(methods.length > 0 ? 'methodsLead' : 'none')}</p>
      <ul part="methods">
        ${repeat(
          methods,
          ({id}) => id,
          (method) => this.#renderMethod(method, state),
        )}
      </ul>
      ${this.#refusals(methods)}
    </section>`;
  }

  #renderMethod(method: VerificationMethod, state: VerificationState) {
    const {id} = method;
    const removed = this.#staged.removals.has(id);
    return html`<li
      class=${removed ? 'method removed' : 'method'}
      part=${removed ? 'method removed' : 'method'}
      data-method=${id}
    >
      <div class="about">
        <div class="name">
          <bdi>${method.label ?? typeName(this.#host, method.type, method.slot)}</bdi>
          ${method.isDefault ? html`<span class="tag me">${this.#t('isDefault')}</span>` : nothing}
          ${removed ? html`<span class="tag warn">${this.#t('toBeRemoved')}</span>` : nothing}
          ${this.#isRenamed(method) ? html`<span class="tag warn">${this.#t('toBeRenamed')}</span>` : nothing}
        </div>
        ${renderFacts(this.#host, method)}
        ${removed && method.isDefault && !this.#staged.choice ? html`<p class="small">${this.#t('defaultMoves')}</p>` : nothing}
        ${removed || !this.#editing.has(id) ? nothing : this.#renderName(method)}
        ${removed ? nothing : this.#whyNot(method, state).map((each) => renderRefused(this.#host, each))}
      </div>
      <div class="actions">${this.#renderActions(method, state, removed)}</div>
    </li>`;
  }

  #renderName({id, label = ''}: VerificationMethod) {
    return html`<label class="text">
      ${this.#t('newName')}
      <input
        maxlength="256"
        autocomplete="off"
        .value=${this.#staged.names.get(id) ?? label}
        @input=${({currentTarget}: Event) => this.#name(id, (currentTarget as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.#onNameKey(event, id)}
      />
    </label>`;
  }

  #renderActions(method: VerificationMethod, state: VerificationState, removed: boolean) {
    const {id, type} = method;
    const name = nameOf(this.#host, method);
    const act = (key: 'rename' | 'update' | 'remove' | 'undo', does: () => unknown) =>
      html`<button type="button" data-act=${key} aria-label=${this.#t(`${key}Named`, {name})} @click=${does}>
        ${this.#t(key)}
      </button>`;
    if (removed || this.#editing.has(id)) return act('undo', () => this.#undo(method));
    const mayRemove = isOpen(this.#removal(method)) && !this.#staged.isLast(method, state);
    return [
      isOpen(method.rename ?? this.#capability('rename')) ? act('rename', () => this.#edit(method)) : nothing,
      isOpen(this.#changing(method))
        ? act('update', () => this.#enroll(type, method, this.#changing(method)))
        : nothing,
      mayRemove ? act('remove', () => this.#remove(method)) : nothing,
    ];
  }

  /** Why not, where it is about this method alone; each reason once. */
  #whyNot(method: VerificationMethod, state: VerificationState): Capability[] {
    const last = isOpen(this.#removal(method)) && this.#staged.isLast(method, state);
    const own: (Capability | undefined)[] = [
      method.remove,
      method.rename,
      method.change,
      last ? {support: 'none', refusal: {reason: 'last-method'}} : undefined,
    ];
    const closed = own.filter((each): each is Capability =>
      Boolean(each && !isOpen(each) && !isLacking(each)),
    );
    return closed.filter(
      (each, index) => closed.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === index,
    );
  }

  /** Why not, where it is about all of them; each reason once. */
  #refusals(methods: readonly VerificationMethod[]) {
    if (methods.length === 0) return nothing;
    const closed = (['rename', 'remove'] as const)
      .map((operation) => this.#capability(operation))
      .filter((each) => !isOpen(each) && explains(this.#host.unsupported, each));
    const said = new Map(closed.map((each) => [JSON.stringify(each), each]));
    return [...said.values()].map((each) => renderRefused(this.#host, each));
  }

  #renderAddable({methods, options}: VerificationState) {
    const begin = this.#capability('begin');
    // What can be guessed is never offered as new (NIST SP 800-63B-4, section 3.2.11).
    const offered = options.filter(({type}) => type !== 'security-questions');
    if (offered.length === 0 || (!isOpen(begin) && !explains(this.#host.unsupported, begin))) return nothing;
    return html`<section aria-labelledby="addable" part="add">
      <h3 id="addable" class="title" aria-level=${this.#level}>${this.#t('addable')}</h3>
      ${
        isOpen(begin)
          ? html`<ul>
              ${offered.map((option) => this.#renderAdding(option, methods, begin))}
            </ul>`
          : renderRefused(this.#host, begin)
      }
    </section>`;
  }

  #renderAdding(
    {type, add, limit}: VerificationOption,
    methods: readonly VerificationMethod[],
    begin: Capability,
  ) {
    const capability = add.support === 'native' ? begin : add;
    if (!explains(this.#host.unsupported, capability) && !isOpen(capability)) return nothing;
    const name = typeName(this.#host, type);
    const full =
      capability.support === 'none' && capability.refusal.reason === 'limit' && limit !== undefined;
    const count = methods.filter((method) => method.type === type).length;
    return html`<li class="method">
      <div class="about">
        <div class="name">${type === 'authenticator-app' ? this.#t('setUpApp') : name}</div>
        ${full && !capability.refusal.text ? html`<p class="small">${this.#t('limit', {count: Math.min(count, limit)})}</p>` : renderRefused(this.#host, capability)}
      </div>
      ${
        isOpen(capability)
          ? html`<div class="actions">
              <button
                type="button"
                data-add=${type}
                aria-label=${this.#t('addNamed', {name})}
                @click=${() => this.#enroll(type, undefined, capability)}
              >
                ${this.#t('add')}
              </button>
            </div>`
          : nothing
      }
    </li>`;
  }

  #renderBar() {
    const savable = (['makeDefault', 'rename', 'remove'] as const).some((each) =>
      isOpen(this.#capability(each)),
    );
    const {length: count} = this.#changes;
    if (!savable) return nothing;
    return html`<div class=${count > 0 ? 'buttons bar changed' : 'buttons bar'}>
      <button class="primary" id="save" aria-disabled=${count === 0 || this.#busy} aria-busy=${this.#busy}>
        ${this.#t('save')}
      </button>
      ${
        count > 0
          ? html`<button type="button" aria-disabled=${this.#busy} @click=${this.#discard}>
                ${this.#t('discard')}
              </button>
              <span class="small">${this.#t('unsaved', {count})}</span>`
          : nothing
      }
    </div>`;
  }

  get #busy() {
    return this.#saving.value?.busy ?? false;
  }

  get #changes() {
    const {value} = this.#state;
    return value ? this.#staged.changes(value) : [];
  }

  get #level() {
    return Math.min((Number(this.#host.headingLevel) || 2) + 1, 6);
  }

  #capability(operation: 'begin' | 'rename' | 'remove' | 'makeDefault'): Capability {
    const lacking: Refusal = {reason: 'backend'};
    return (
      this.#host.account?.description.value?.capabilities[`verification.${operation}`] ?? {
        support: 'none',
        refusal: lacking,
      }
    );
  }

  #removal({remove = this.#capability('remove')}: VerificationMethod) {
    return remove;
  }

  #changing({change = this.#capability('begin'), type}: VerificationMethod): Capability {
    const updatable: readonly VerificationType[] = ['authenticator-app', 'phone', 'email', 'recovery-codes'];
    return updatable.includes(type) ? change : {support: 'none', refusal: {reason: 'backend'}};
  }

  #isChosen({method, way}: DefaultOption): boolean {
    const {choice} = this.#staged;
    if (!method || this.#staged.removals.has(method.id)) return false;
    if (choice) return choice.id === method.id && choice.way === way;
    return Boolean(method.isDefault) && (method.defaultWay ?? way) === way;
  }

  #isRenamed({id, label = ''}: VerificationMethod): boolean {
    const name = this.#staged.names.get(id)?.trim();
    return name !== undefined && name !== label && !this.#staged.removals.has(id);
  }

  #asking({type, slot = 'mobile', way}: DefaultOption): string {
    if (way) return this.#t(`ask${slot === 'mobile' ? '' : pascal(slot)}${pascal(way)}` as Key);
    const key = `ask${pascal(type)}`;
    return Object.hasOwn(panelMessages, key)
      ? this.#t(key as Key)
      : this.#t('askOther', {name: typeName(this.#host, type)});
  }

  #choose(choice: NonNullable<Staged['choice']>) {
    if (this.#busy) return this.#host.requestUpdate();
    this.#staged.choice = choice;
    this.#host.requestUpdate();
  }

  #name(id: string, name: string) {
    this.#staged.names.set(id, name);
    this.#host.requestUpdate();
  }

  #edit({id}: VerificationMethod) {
    this.#editing.add(id);
    this.#focus(id, 'input');
  }

  #remove(method: VerificationMethod) {
    if (this.#busy) return;
    this.#staged.remove(method);
    this.#editing.delete(method.id);
    this.#focus(method.id, '[data-act=undo]');
    void this.#host.announce(this.#t('toBeRemoved'));
  }

  #undo(method: VerificationMethod) {
    if (this.#busy) return;
    const {id} = method;
    const wasRemoved = this.#staged.removals.delete(id);
    if (!wasRemoved) this.#staged.names.delete(id);
    this.#editing.delete(id);
    this.#focus(id, wasRemoved ? '[data-act=remove]' : '[data-act=rename]');
    void this.#host.announce(this.#t('undone', {name: nameOf(this.#host, method)}));
  }

  // The browser asks in its own words; not where the change itself goes on at another page.
  readonly #keep = (event: Event) => {
    if (this.unsaved) event.preventDefault();
  };

  readonly #discard = () => {
    if (this.#busy) return;
    this.#staged.clear();
    this.#editing.clear();
    this.#focus(undefined, '#save');
  };

  /** Where the button that was pressed has gone. */
  #focus(id: string | undefined, selector: string) {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const row = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-method]')].find(
        ({dataset}) => dataset['method'] === id,
      );
      (row ?? this.#host.renderRoot).querySelector<HTMLElement>(selector)?.focus();
    });
  }

  async #enroll(type: VerificationType, replaced: VerificationMethod | undefined, {support}: Capability) {
    this.#back = false;
    await (await this.#enrolling.want())?.start({type, replaced, elsewhere: support === 'redirect'});
  }

  async #added(said: string) {
    (await this.#saving.want())?.offer(said);
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('#results')?.focus();
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    void this.#save(this.#changes);
  };

  /** Enter in a field saves what was typed there, and nothing else that is staged. */
  #onNameKey(event: KeyboardEvent, id: string) {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    void this.#save(this.#changes.filter(({kind, method}) => kind === 'name' && method.id === id));
  }

  async #save(changes: readonly Change[]) {
    const {value} = this.#state;
    if (!value || this.#busy) return;
    if (changes.length === 0) return this.#host.announce(this.#t('nothing'));
    this.#back = false;
    const part = await this.#saving.want();
    if (!part) return;
    await part.save(changes, value);
    this.#editing.clear();
    for (const {kind, method} of this.#changes) if (kind === 'name') this.#editing.add(method.id);
    this.#host.requestUpdate();
  }
}

function comesBack({account}: SecurityVerificationElement): boolean {
  const {operation = ''} = resumptionOf(account) ?? {};
  return operation.startsWith('verification.');
}
