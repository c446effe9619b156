/** What the person does with the card; loaded once it is there. */
import {html, nothing} from 'lit';

import type {Outcome} from '../../../contract/calls.js';
import type {Profile} from '../../../contract/profile.js';
import {Action} from '../../../state/action.js';
import type {Resource} from '../../../state/resource.js';
import {adopt, OnDemand, pressed} from '../../shared/on-demand.js';
import {errorText} from '../../shared/trouble/trouble.js';
import {pascal} from '../../shared/words.js';
import type {Editor} from '../edit/editor.js';
import {factsOf} from '../facts.js';
import type {Photo} from '../photo.js';
import {ProfileSavedEvent} from '../profile-card.events.js';
import type {ProfileCardElement} from '../profile-card.js';
import {reportOf} from './report.js';
import {tasksMessages} from './tasks.messages.js';
import {tasksStyles} from './tasks.styles.js';

/** The form; most profiles never need it. */
const editing = new OnDemand(() => import('../edit/editor.js'));

/** Copies the details for support, leads to another page, opens the form; and says what came of it. */
export class Tasks {
  /** The form, while it is open. */
  editor: Editor | undefined;
  readonly #host: ProfileCardElement;
  readonly #profile: Resource<Profile>;
  readonly #photo: Photo;
  /** What came of the last task, in the language that is spoken when it is read. */
  #said: (() => string) | undefined;
  #copyRefused = false;

  /** Changes one attribute, or with '' the profile, at a page of the backend. */
  readonly #leave: Action<string>;

  constructor(host: ProfileCardElement, profile: Resource<Profile>, photo: Photo) {
    this.#host = host;
    this.#profile = profile;
    this.#photo = photo;
    adopt(host, tasksStyles);
    this.#leave = new Action<string>(host, {
      key: (name) => name,
      perform: ({profile}, name, options) => {
        const back = {...options, returnTo: location.href};
        return name ? profile.startEdit(name, back) : profile.update({}, back);
      },
      settled: (outcome) => {
        if (outcome.kind === 'pending') return this.#onPending(outcome);
        host.account?.changed('profile');
      },
    });
  }

  render(): unknown {
    const value = this.#profile.value;
    const {error} = this.#leave;
    return [
      this.#said ? html`<p class="said">${this.#said()}</p>` : nothing,
      error ? html`<p class="error" role="alert" dir="auto">${errorText(this.#host, error)}</p>` : nothing,
      this.#copyRefused && value
        ? html`<textarea
            class="report"
            readonly
            rows="8"
            dir="auto"
            aria-label=${this.#t('report')}
            .value=${this.#report(value)}
          ></textarea>`
        : nothing,
    ];
  }

  /** With a name: where the backend changes that attribute; without one, where it changes the profile. */
  leave(name = '') {
    this.#tell(undefined);
    void this.#leave.run(name);
  }

  async copy() {
    const {value} = this.#profile;
    if (!value) return;
    try {
      await navigator.clipboard.writeText(this.#report(value));
      this.#copyRefused = false;
    } catch {
      this.#copyRefused = true;
    }
    this.#tell(() => this.#t(this.#copyRefused ? 'copyFailed' : 'copied'));
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLTextAreaElement>('textarea.report')?.select();
  }

  prepareEdit() {
    editing.prepare();
  }

  async edit() {
    const loaded = await pressed(this.#host, editing);
    const {account} = this.#host;
    const {value} = this.#profile;
    if (!loaded || !account || !value || this.editor) return;
    this.#copyRefused = false;
    this.#tell(undefined);
    const {capabilities} = account.description.value ?? {};
    this.editor = new loaded.Editor(this.#host, value, {
      profile: this.#profile,
      photo: capabilities?.['profile.setPhoto'].support === 'native' ? this.#photo : undefined,
      attributes: capabilities?.['profile.update'].support !== 'none',
      onClose: () => void this.#onClose(),
      onSaid: (say) => this.#tell(say),
      onPending: (outcome) => this.#onPending(outcome),
      onSaved: (changed, say) => {
        this.#tell(say);
        this.#host.dispatchEvent(new ProfileSavedEvent(changed));
      },
    });
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.editor.focus();
  }

  async #onClose() {
    this.editor = undefined;
    const host = this.#host;
    host.requestUpdate();
    await host.updateComplete;
    (host.renderRoot.querySelector<HTMLElement>('[data-edit]') ?? host).focus();
  }

  #onPending({code}: Extract<Outcome, {kind: 'pending'}>) {
    this.#tell(() => this.#host.t(`pending${pascal(code)}` as 'pendingApproval'));
  }

  #report(profile: Profile): string {
    const t = this.#host.t.bind(this.#host);
    return reportOf(profile, factsOf(profile, t, this.#host.language), t, {
      page: new URL(location.href),
      now: new Date(),
      labels: {id: this.#t('reportId'), page: this.#t('reportPage'), time: this.#t('reportTime')},
    });
  }

  #t(key: keyof typeof tasksMessages): string {
    return this.#host.speaker(tasksMessages)(key);
  }

  /** Says what came of a task, to eyes and ears. */
  #tell(say: (() => string) | undefined) {
    this.#said = say;
    this.#host.requestUpdate();
    if (say) void this.#host.announce(say());
  }
}
