/** The form: loaded while the organization's rules are read. */
import {html, nothing, type TemplateResult} from 'lit';

import type {PasswordPolicy} from '../../contract/password.js';
import type {Profile} from '../../contract/profile.js';
import type {Resource} from '../../state/resource.js';
import {Fields} from '../shared/new-password/fields.js';
import {newPasswordStyles} from '../shared/new-password/new-password.styles.js';
import {adopt, OnDemand, Own} from '../shared/on-demand.js';
import type {ChangePasswordFormElement} from './change-password-form.js';
import {formMessages} from './form.messages.js';

import {styles} from './form.styles.js';

const part = new OnDemand(() => import('./submitting.js'));

export class Form {
  readonly #host: ChangePasswordFormElement;
  readonly #profile: Resource<Profile>;
  readonly #fields: Fields;
  readonly #own;

  /** `wanted`: whether there is a form now. */
  constructor(
    host: ChangePasswordFormElement,
    policy: Resource<PasswordPolicy>,
    profile: Resource<Profile>,
    wanted: () => boolean,
  ) {
    this.#host = host;
    this.#profile = profile;
    adopt(host, newPasswordStyles);
    adopt(host, styles);
    this.#own = new Own(host, part, ({Submitting}) => new Submitting(host, policy, this.#fields));
    this.#fields = new Fields(host, {
      policy: () => (wanted() && !this.#submitting?.done ? policy.value : undefined),
      username: () => profile.value?.username,
      submit: () => host.speaker(formMessages)('submit'),
      errorOf: (name) => this.#submitting?.errorOf(name),
      locked: () => this.#submitting?.locked ?? false,
      busy: () => this.#submitting?.busy ?? false,
      onSubmit: () => void this.#submit(),
    });
  }

  /** Something is typed. */
  get unsaved(): boolean {
    return this.#fields.filled;
  }

  render(policy: PasswordPolicy): unknown {
    part.prepare();
    if (this.#submitting?.done) return this.#submitting.renderDone();
    const t = this.#host.speaker(formMessages);
    return html`${policy.signOutOthers === 'never' ? nothing : html`<p class="lead">${t('lead')}</p>`}
      ${this.#renderUsername(t('username'))} ${this.#fields.render(policy)}
      ${this.#submitting?.renderProblem()}
      <div class="buttons"><slot name="submit"></slot></div>`;
  }

  #renderUsername(label: string): TemplateResult | typeof nothing {
    const username = this.#profile.value?.username;
    if (username === undefined) return nothing;
    return html`<dl>
      <dt>${label}</dt>
      <dd part="username"><bdi>${username}</bdi></dd>
    </dl>`;
  }

  async #submit() {
    await (await this.#own.want())?.submit();
  }

  get #submitting() {
    return this.#own.value;
  }

  /** The element leaves the page: nothing that was typed stays, nor what was said about it. */
  forget() {
    this.#fields.empty();
    this.#submitting?.forget();
  }
}
