import {html, nothing, type TemplateResult} from 'lit';

import type {Attribute, Profile} from '../../contract/profile.js';
import {reading, Resource} from '../../state/resource.js';
import {viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame, renderRefused} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import {renderAvatar} from './avatar.js';
import {type Fact, factsOf} from './facts.js';
import {renderNote} from './note.js';
import {Photo} from './photo.js';
import {profileCardMessages} from './profile-card.messages.js';
import {renderSkeleton, renderValues} from './rows.js';
import type {Tasks} from './tasks/tasks.js';

import {styles} from './profile-card.styles.js';

const tasks = new OnDemand(() => import('./tasks/tasks.js'));
const compactCard = new OnDemand(() => import('./compact.js'));

/**
 * Who the organization says the person is: photo, name, role, addresses, phones and office; why that is locked and whom to
 * ask, or a form where it may be changed. `compact` is the way there from a page's header.
 *
 * @tagname profile-card
 * @slot heading - Above the name; while there is none, in place of the word "Profile".
 * @slot help - After everything else: your own advice.
 * @event {ProfileSavedEvent} account-profile-saved - The backend has confirmed other values, or another photo.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading: the name, or the word "Profile" where there is none.
 * @csspart photo - The circle with the photo or the initials.
 * @csspart name - The person's name.
 * @csspart role - Job title and department.
 * @csspart organization - The organization, where the card is compact.
 * @csspart facts - The list of everything else.
 * @csspart field - One field of the form.
 * @csspart note - Why the profile cannot be changed here, and whom to ask.
 * @csspart contact - The link to whom to ask.
 * @csspart refusal - Why one value cannot be changed, and whom to ask.
 * @csspart external - The link to where something can be changed.
 * @csspart notice - That a refresh failed.
 * @csspart dialog - The question before the photo is removed.
 * @csspart missing - That part of the page could not be loaded, and what can be done.
 * @csspart demo - The badge that says that these are demo data.
 * @cssprop --account-accent - What can be pressed, and the tint of the circle.
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
export class ProfileCardElement extends AccountElement<typeof profileCardMessages> {
  static override styles = [...AccountElement.styles, styles];

  static override properties = {
    ...AccountElement.properties,
    compact: {type: Boolean, reflect: true},
    href: {},
  };

  /** Photo, name and organization in one line, for a page's header. */
  compact = false;

  /** With `compact`: the address of the profile page. Without it, the line is no link. */
  href?: string | undefined;

  protected override readonly kind = 'profile-card';
  protected override readonly english = profileCardMessages;

  readonly #profile = new Resource(
    this,
    reading('profile', ({profile}, options) => profile.get(options)),
  );
  readonly #photo = new Photo(this, () => this.#profile.value);
  // What is typed outlives a sign-out.
  protected override readonly lasts = 'person';
  readonly #tasks = new Own(this, tasks, ({Tasks}) => new Tasks(this, this.#profile, this.#photo));

  protected override get unsaved(): boolean {
    return this.#tasks.value?.editor?.unsaved ?? false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = viewOf(this.source, this.account, this.#profile, 'profile.get');
    const profile = this.#profile.value;
    this.show(...statesOf(view, false));
    if (this.compact) {
      const card = {view, profile, photo: this.#photo, href: this.href, heading: this.t('heading')};
      return compactCard.for(this)?.renderCompact(this, card) ?? html`<span class="frame compact"></span>`;
    }
    const word = heading(this.headingLevel, this.t('heading'));
    // The name is the heading of what is shown; while it loads, nothing may move.
    const fallback = {ready: nothing, loading: html`<div class="hidden">${word}</div>`};
    return renderFrame(this, {
      view,
      read: this.#profile,
      heading: html`<slot name="heading"
        >${view.kind in fallback ? fallback[view.kind as 'ready'] : word}</slot
      >`,
      skeleton: renderSkeleton(),
      content: () => profile && this.#renderContent(profile),
    });
  }

  #renderContent(profile: Profile) {
    tasks.prepare();
    const note = renderNote(this, this.#can('profile.update'), this.t('wrong'));
    const form = this.#tasks.value?.editor?.element;
    return [
      this.#renderPerson(profile),
      form ?? this.#renderFacts(profile),
      note,
      form ? nothing : this.#renderButtons(profile),
      this.#tasks.value?.render(),
    ];
  }

  #renderPerson({displayName, jobTitle, department}: Profile) {
    const role = [jobTitle, department].filter(Boolean);
    return html`<div class="person">
      ${renderAvatar(this.#photo, {
        name: displayName,
        label: this.t('photo', {name: displayName}),
        language: this.language,
      })}
      <div>
        ${heading(this.headingLevel, html`<bdi part="name">${displayName}</bdi>`)}
        ${
          role.length > 0
            ? html`<p class="role" part="role">
                ${role.map((text, index) => html`${index > 0 ? ', ' : nothing}<bdi>${text}</bdi>`)}
              </p>`
            : nothing
        }
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
              ${renderValues(fact)}${fact.attributes.map((attribute) => this.#renderChange(attribute, fact))}
            </dd>`,
      )}
    </dl>`;
  }

  #renderChange({name, edit}: Attribute, {label}: Fact) {
    if (edit.support !== 'redirect') return renderRefused(this, edit);
    return html`<button
      class="plain"
      aria-label=${this.t('changeNamed', {name: label})}
      @click=${this.#do((part) => part.leave(name))}
    >
      ${this.t('change')}
    </button>`;
  }

  #renderButtons(profile: Profile) {
    const editable = this.#editable(profile);
    if (editable) this.#tasks.value?.prepareEdit();
    return html`<div class="buttons">
      ${
        editable || this.#can('profile.update')?.support === 'redirect'
          ? html`<button
              data-edit
              aria-label=${this.t('editProfile')}
              @click=${this.#do((part) => (editable ? part.edit() : part.leave()))}
            >
              ${this.t('edit')}
            </button>`
          : nothing
      }
      <button class="plain" @click=${this.#do((part) => part.copy())}>${this.t('copy')}</button>
    </div>`;
  }

  #do(task: (part: Tasks) => unknown) {
    return async () => {
      // No wait where it is here: a clipboard wants to be written to in the press itself.
      const part = tasks.value ? this.#tasks.now : await this.#tasks.want();
      if (part) await task(part);
    };
  }

  /** Whether there is something in the form. */
  #editable({attributes = []}: Profile): boolean {
    if (this.#can('profile.setPhoto')?.support === 'native') return true;
    const support = this.#can('profile.update')?.support;
    if (support !== 'native' && support !== 'redirect') return false;
    return attributes.some(({edit}) => edit.support === 'native');
  }

  #can(operation: 'profile.update' | 'profile.setPhoto') {
    return this.account?.description.value?.capabilities[operation];
  }
}
