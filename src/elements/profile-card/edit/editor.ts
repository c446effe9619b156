/** The form in the card; loaded once the card is there and something in it may be edited. */
import {html, nothing, render, type ReactiveController} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {Outcome} from '../../../contract/calls.js';
import type {Attribute, Profile, ProfilePatch} from '../../../contract/profile.js';
import {isRefusal} from '../../../contract/error.js';
import {Action} from '../../../state/action.js';
import {begin} from '../../../state/host.js';
import type {Resource} from '../../../state/resource.js';
import {adopt} from '../../shared/on-demand.js';
import {errorText} from '../../shared/trouble/trouble.js';
import {labelOf} from '../facts.js';
import type {Photo} from '../photo.js';
import type {ProfileCardElement} from '../profile-card.js';
import {renderConflict} from './conflict.js';
import {renderField} from './field.js';
import {Fields, idOf} from './fields.js';
import {PhotoEditor} from './photo-editor.js';
import {type Fault, sortFaults} from './rules.js';
import {conflictsOf, type Edit, isWritten, patchOf, textOf} from './values.js';
import {faultText, type Say, speaker} from './words.js';

import {noticeStyles} from '../../shared/notice.styles.js';
import {editStyles} from './edit.styles.js';

export interface EditorOptions {
  readonly profile: Resource<Profile>;
  /** Where the photo may be changed. */
  readonly photo: Photo | undefined;
  /** Whether attributes may be changed. */
  readonly attributes: boolean;
  /** The form goes. */
  readonly onClose: () => void;
  /** The backend has confirmed it; `say` says so. */
  readonly onSaved: (changed: readonly string[], say: () => string) => void;
  readonly onPending: (outcome: Pending) => void;
  /** Says something that was found without asking the backend. */
  readonly onSaid: (say: () => string) => void;
}
export type Pending = Extract<Outcome, {kind: 'pending'}>;

/** The form: what is typed lives in its fields alone, and they outlive a sign-out, a refresh and a change of language. */
export class Editor implements ReactiveController {
  /** Stands in the card while the card shows its content. */
  readonly element = document.createElement('div');
  readonly #host: ProfileCardElement;
  readonly #options: EditorOptions;
  readonly #say: Say;
  readonly #photo: PhotoEditor | undefined;
  /** What the person saw when the form was opened: its version goes with the save. */
  #base: Profile;
  readonly #fields = new Fields(this.element);
  #faults = new Map<string, Fault>();
  #left: readonly Fault[] = [];
  /** What others wrote meanwhile, where the person has not chosen yet. */
  #conflicts = new Map<string, string>();
  #merged = false;

  readonly #save: Action<ProfilePatch, Profile>;

  constructor(host: ProfileCardElement, base: Profile, options: EditorOptions) {
    this.#host = host;
    this.#base = base;
    this.#options = options;
    this.#say = speaker(host);
    this.#photo = options.photo && new PhotoEditor(host, options.photo, options);
    this.#save = new Action<ProfilePatch, Profile>(host, {
      perform: ({profile}, patch, write) =>
        profile.update(patch, {...write, ifVersion: this.#base.version, returnTo: location.href}),
      settled: (outcome, patch) => {
        if (outcome.kind === 'done') return this.#saved(patch, outcome.value);
        this.#close();
        options.onPending(outcome);
      },
    });
    adopt(host, noticeStyles);
    adopt(host, editStyles);
    host.addController(this);
    this.#draw();
  }

  /** Something is typed that is not saved. */
  get unsaved(): boolean {
    return this.#fields.edits(this.#attributes).length > 0;
  }

  hostUpdate() {
    this.#draw();
  }

  focus() {
    const control = this.element.querySelector<HTMLElement>('[name]');
    if (control) control.focus();
    else this.#photo?.focus();
  }

  #draw() {
    const t = this.#say;
    const attributes = this.#attributes;
    const pending = this.#save.anyPending;
    const error = this.#error;
    render(
      html`<form novalidate aria-labelledby="heading" aria-busy=${pending} @submit=${this.#onSubmit}>
          ${this.#photo?.render() ?? nothing}
          ${this.#conflicts.size > 0 ? html`<p class="notice" role="alert">${t('stale')}</p>` : nothing}
          ${error ? html`<p class="error" role="alert" dir="auto">${error}</p>` : nothing}
          <div class="fields">
            ${repeat(
              attributes,
              ({name}) => name,
              (attribute) => this.#renderField(attribute),
            )}
          </div>
          <div class="buttons">
            ${
              attributes.length > 0
                ? html`<button class="primary" aria-disabled=${pending}>${t('save')}</button>
                    <button type="button" class="plain" aria-disabled=${pending} @click=${this.#cancel}>
                      ${this.#host.t('cancel')}
                    </button>`
                : html`<button type="button" @click=${this.#cancel}>${t('done')}</button>`
            }
          </div>
        </form>
        ${this.#photo?.renderQuestion() ?? nothing}`,
      this.element,
    );
    this.#fields.fill(attributes, this.#base);
  }

  #renderField(attribute: Attribute) {
    const {name} = attribute;
    const fault = this.#faults.get(name);
    const label = labelOf(attribute, this.#host.t.bind(this.#host));
    return renderField({
      attribute,
      id: idOf(attribute),
      label,
      current: textOf(attribute, this.#base),
      error: fault && faultText(this.#say, fault),
      t: this.#say,
      onChange: () => this.#onChange(attribute),
      extra: this.#renderConflict(attribute, label),
    });
  }

  #renderConflict(attribute: Attribute, label: string) {
    const theirs = this.#conflicts.get(attribute.name);
    if (theirs === undefined) return nothing;
    return renderConflict(this.#say, {
      label,
      theirs,
      yours: this.#fields.text(attribute),
      onKeep: () => void this.#decide(attribute, undefined),
      onTake: () => void this.#decide(attribute, theirs),
    });
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    if (!this.#save.anyPending) void this.#submit();
  };

  async #submit(): Promise<void> {
    if (this.#conflicts.size > 0) return this.#focusConflict();
    const edits = this.#fields.edits(this.#attributes);
    this.#left = [];
    this.#faults = new Map(
      edits.flatMap((edit): [string, Fault][] => {
        const fault = this.#fields.faultOf(edit);
        return fault ? [[edit.attribute.name, fault]] : [];
      }),
    );
    if (this.#faults.size > 0) return this.#showFaults();
    // What others wrote meanwhile may be just that.
    if (edits.length === 0) {
      this.#close();
      return this.#options.onSaid(() => this.#say(this.#merged ? 'saved' : 'unchanged'));
    }
    const patch = patchOf(edits);
    const isOver = begin(this.#host);
    if ((await this.#save.run(patch)) || isOver()) return;
    const {error} = this.#save;
    const {value, error: unread} = this.#options.profile;
    // No clear answer came: the profile that was read since may say it.
    if (error && !isRefusal(error) && value && !unread && isWritten(edits, value))
      return this.#saved(patch, value);
    const {code, details} = error ?? {};
    if (code === 'stale') return this.#merge(edits);
    if (code !== 'validation') return;
    const {known, left} = sortFaults(
      details?.fields ?? [],
      this.#attributes.map(({name}) => name),
    );
    this.#faults = known;
    this.#left = left;
    if (known.size > 0) await this.#showFaults();
    else this.#host.requestUpdate();
  }

  /** Somebody else was faster: what they wrote in other fields is taken over; where both wrote, the person is asked. */
  async #merge(edits: readonly Edit[]): Promise<void> {
    const {profile} = this.#options;
    const isOver = begin(this.#host);
    await profile.reload();
    if (isOver()) return;
    const fresh = profile.value;
    if (!fresh || profile.error || fresh.version === this.#base.version) return;
    this.#conflicts = conflictsOf(edits, this.#base, fresh);
    this.#base = fresh;
    this.#fields.rebase(this.#attributes, fresh, edits);
    const again = !this.#merged;
    this.#merged = true;
    if (this.#conflicts.size === 0) return again ? this.#submit() : undefined;
    this.#save.clear();
    await this.#focusConflict();
  }

  async #decide(attribute: Attribute, text: string | undefined) {
    if (text !== undefined) this.#fields.put(attribute, text);
    this.#conflicts.delete(attribute.name);
    await this.#focusConflict();
  }

  async #focusConflict() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.element
      .querySelector<HTMLElement>(this.#conflicts.size > 0 ? '.versus button' : 'button.primary')
      ?.focus();
  }

  async #showFaults() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.element.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  /** What was wrong and no longer is, is no longer said. */
  #onChange(attribute: Attribute) {
    if (!this.#faults.has(attribute.name)) return;
    const text = this.#fields.text(attribute);
    if (!this.#fields.faultOf({attribute, text})) this.#faults.delete(attribute.name);
    this.#host.requestUpdate();
  }

  #saved(patch: ProfilePatch, value: Profile | undefined) {
    this.#close();
    const {profile, onSaved} = this.#options;
    if (value) profile.read?.replace(value);
    else void profile.reload();
    // Codes and the way back in may go to an address or a number of the profile.
    for (const resource of ['verification', 'reset']) this.#host.account?.changed(resource);
    onSaved(Object.keys(patch), () => this.#say('saved'));
  }

  readonly #cancel = () => {
    if (!this.#save.anyPending) this.#close();
  };

  #close() {
    this.#host.removeController(this);
    this.#photo?.leave();
    this.#options.onClose();
  }

  get #error(): string | undefined {
    const [left] = this.#left;
    if (left) return faultText(this.#say, left);
    const {error} = this.#save;
    return error && this.#faults.size === 0 && this.#conflicts.size === 0
      ? errorText(this.#host, error)
      : undefined;
  }

  get #attributes(): readonly Attribute[] {
    if (!this.#options.attributes) return [];
    return (this.#base.attributes ?? []).filter(({edit}) => edit.support === 'native');
  }
}
