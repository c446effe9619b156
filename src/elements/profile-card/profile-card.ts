import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators/property.js';

import type {Attribute, Profile} from '../../contract/profile.js';
import {reading, Resource} from '../../state/resource.js';
import {viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame, renderRefused} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {contactLink, refusalText} from '../shared/words.js';
import {renderAvatar} from './avatar.js';
import {renderCompact} from './compact.js';
import {type Fact, factsOf} from './facts.js';
import {Photo} from './photo.js';
import {profileCardMessages} from './profile-card.messages.js';
import {reportOf} from './report.js';

import {styles} from './profile-card.styles.js';

/**
 * Who the organization says the person is: photo, name, role, addresses, phones, office; why it is locked, and whom to ask.
 *
 * @tagname profile-card
 * @cssstate loading
 */
export class ProfileCardElement extends AccountElement<typeof profileCardMessages> {
  static override styles = [...AccountElement.styles, styles];

  /** Photo, name and organization in one line, for a page's header. */
  @property({type: Boolean, reflect: true}) compact = false;

  /** With `compact`: the address of the profile page. Without it, the line is no link. */
  @property() href?: string | undefined;

  protected override readonly kind = 'profile-card';
  protected override readonly english = profileCardMessages;

  /** What the last copy came to. */
  #copied: 'copied' | 'copyFailed' | undefined;

  readonly #profile = new Resource(
    this,
    reading('profile', ({profile}, options) => profile.get(options)),
  );
  readonly #photo = new Photo(this, () => this.#profile.value);

  protected override render(): TemplateResult | typeof nothing {
    const view = viewOf(this.source, this.account, this.#profile, 'profile.get');
    const profile = this.#profile.value;
    this.show(...statesOf(view, false));
    if (this.compact) {
      const {href} = this;
      return renderCompact(this, {view, profile, photo: this.#photo, href, heading: this.t('heading')});
    }
    const word = view.kind === 'ready' ? nothing : heading(this.headingLevel, this.t('heading'));
    return renderFrame(this, {
      view,
      read: this.#profile,
      heading: html`<slot name="heading">${word}</slot>`,
      skeleton: renderSkeleton(),
      content: () =>
        profile
          ? [
              this.#renderPerson(profile),
              this.#renderFacts(profile),
              this.#renderNote(),
              this.#renderButtons(profile),
            ]
          : nothing,
    });
  }

  #renderPerson({displayName, jobTitle, department}: Profile) {
    const role = [jobTitle, department].filter(Boolean).map((text) => html`<bdi>${text}</bdi>`);
    return html`<div class="person">
      ${renderAvatar(this.#photo, {
        name: displayName,
        label: this.t('photo', {name: displayName}),
        language: this.language,
      })}
      <div>
        ${heading(this.headingLevel, html`<bdi part="name">${displayName}</bdi>`)}
        ${role.length > 0 ? html`<p class="role" part="role">${role[0]}${role.slice(1).map((text) => [', ', text])}</p>` : nothing}
      </div>
    </div>`;
  }

  #renderFacts(profile: Profile) {
    const facts = factsOf(profile, this.t.bind(this), this.language);
    if (facts.length === 0) return nothing;
    return html`<dl part="facts">
      ${facts.map(
        (fact) =>
          html`<dt dir="auto">${fact.label}</dt>
            <dd>
              ${renderValues(fact)}${fact.attributes.map((attribute) => this.#renderEditing(attribute))}
            </dd>`,
      )}
    </dl>`;
  }

  #renderEditing({edit}: Attribute) {
    return renderRefused(this, edit);
  }

  #renderNote() {
    const {capabilities, support} = this.account?.description.value ?? {};
    const capability = capabilities?.['profile.update'];
    if (capability?.support === 'external') return renderRefused(this, capability);
    if (capability?.support !== 'none' || this.unsupported === 'hide') return nothing;
    const {refusal} = capability;
    const lacking = refusal.reason === 'backend' || refusal.reason === 'configuration';
    const contact = refusal.contact ?? support;
    return html`<p class="note" part="note">
      ${lacking && !refusal.text ? this.t('reasonManaged') : refusalText(this, refusal)}
      ${contact ? html`${this.t('wrong')} ${contactLink(this, contact)}` : nothing}
    </p>`;
  }

  #renderButtons(profile: Profile) {
    return html`<div class="buttons">
        <button class="plain" @click=${() => this.#copy(profile)}>${this.t('copy')}</button>
        ${this.#copied === 'copied' ? html`<span class="said">${this.t('copied')}</span>` : nothing}
      </div>
      ${
        this.#copied === 'copyFailed'
          ? html`<label class="report"
              >${this.t('copyFailed')}<textarea
                readonly
                rows="8"
                .value=${this.#report(profile)}
                aria-label=${this.t('report')}
              ></textarea>
            </label>`
          : nothing
      }`;
  }

  #report(profile: Profile): string {
    const t = this.t.bind(this);
    return reportOf(profile, factsOf(profile, t, this.language), t, new URL(location.href), new Date());
  }

  async #copy(profile: Profile) {
    try {
      await navigator.clipboard.writeText(this.#report(profile));
      this.#copied = 'copied';
    } catch {
      this.#copied = 'copyFailed';
    }
    this.requestUpdate();
    await this.announce(this.t(this.#copied));
    this.renderRoot.querySelector('textarea')?.select();
  }
}

function renderValues({values, email}: Fact) {
  return values.map((value) =>
    email === undefined
      ? html`<bdi>${value}</bdi>`
      : html`<a href="mailto:${encodeURIComponent(email).replace('%40', '@')}"><bdi>${value}</bdi></a>`,
  );
}

function renderSkeleton() {
  return html`<div class="person">
      <span class="avatar skeleton"></span>
      <div><span class="skeleton"></span><span class="skeleton"></span></div>
    </div>
    <dl>
      ${[0, 1, 2, 3, 4].map(
        () =>
          html`<dt><span class="skeleton"></span></dt>
            <dd><span class="skeleton"></span></dd>`,
      )}
    </dl>`;
}
