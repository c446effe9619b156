import {html, nothing, svg, type TemplateResult} from 'lit';

import type {Capability} from '../../contract/capability.js';
import type {Organization} from '../../contract/organization.js';
import {resumptionOf} from '../../state/arrival.js';
import {viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame, renderRefused} from '../shared/frame.js';
import {heading, isLevel} from '../shared/heading.js';
import {sign} from '../shared/icon.js';
import {type Chunks, Listing} from '../shared/listing.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import {orgListMessages} from './org-list.messages.js';

import {listStyles} from '../shared/listing.styles.js';
import {styles} from './org-list.styles.js';

const part = new OnDemand(() => import('./leaving.js'));

const building = sign(svg`<path d="M5 21V4h9v17M14 9h5v12M2.5 21h19M8 8h3M8 12h3M8 16h3"/>`);

const isHome = ({relation}: Organization) => relation === 'home';

/**
 * The organizations that the account belongs to: the home organization apart, and the others, each with a button that leaves it,
 * or the reason why it cannot be left. Where leaving one needs a session there, the button first leads to its sign-in.
 *
 * @tagname org-list
 * @slot heading - In place of the heading.
 * @slot empty - In place of the sentence that says that there is no organization.
 * @slot help - After the list: your own advice.
 * @event {OrganizationLeftEvent} account-organization-left - The backend has confirmed that an organization is left.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading.
 * @csspart home - The heading "Home organization".
 * @csspart others - The heading "Other organizations".
 * @csspart list - A list.
 * @csspart organization - One organization; the one in use is also `current`.
 * @csspart refusal - Why something cannot be done, and whom to ask.
 * @csspart notice - That a refresh failed.
 * @csspart dialog - The question before an organization is left.
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
export class OrgListElement extends AccountElement<typeof orgListMessages> {
  static override styles = [...AccountElement.styles, listStyles, styles];

  protected override readonly kind = 'org-list';
  protected override readonly english = orgListMessages;

  #welcomed = false;

  readonly #listing = new Listing<Organization>(
    this,
    'organizations',
    ({organizations}, options) => organizations.list(options),
    orgListMessages,
  );

  readonly #leaving = new Own(this, part, ({Leaving}) => new Leaving(this, this.#listing));

  protected override render(): TemplateResult | typeof nothing {
    const {all} = this.#listing;
    const view = viewOf(this.source, this.account, all, 'organizations.list');
    this.show(...statesOf(view, all.value?.pages[0]?.items.length === 0));
    return renderFrame(this, {
      view,
      read: all,
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>
        <p class="lead">${this.t('lead')}</p>`,
      skeleton: [0, 1, 2].map(
        () => html`<div class="row"><span class="skeleton"></span><span class="skeleton"></span></div>`,
      ),
      content: () => {
        part.prepare();
        this.#welcome();
        return [
          this.#listing.renderSearch(),
          this.#listing.render((chunks) => this.#renderSections(chunks)),
          this.#leaving.value?.render(),
        ];
      },
    });
  }

  #renderSections(chunks: Chunks<Organization>) {
    const rows = (some: Chunks<Organization>) =>
      this.#listing.renderRows(some, (organization) => this.#renderOrganization(organization));
    const home = chunks.flat().filter(isHome);
    const others = chunks
      .map((some) => some.filter((organization) => !isHome(organization)))
      .filter(({length}) => length > 0);
    const refused = this.#capability ? renderRefused(this, this.#capability) : nothing;
    const below = isLevel(this.headingLevel) ? Math.min(Number(this.headingLevel) + 1, 6) : 3;
    if (home.length === 0) return [rows(others), refused];
    return [
      heading(below, this.t('home'), 'home'),
      rows([home]),
      heading(below, this.t('others'), 'others'),
      others.length > 0 ? rows(others) : html`<p class="state small">${this.t('noOthers')}</p>`,
      refused,
    ];
  }

  #renderOrganization(organization: Organization) {
    const {name, domains = [], relation, current, signInToLeave, contact} = organization;
    const leave = organization.leave ?? this.#capability;
    const action = signInToLeave ? 'signIn' : 'leave';
    return html`<div
      class="row"
      role="listitem"
      part=${current ? 'organization current' : 'organization'}
      aria-current=${current ? 'true' : nothing}
    >
      ${building}
      <div class="name">
        <bdi>${name}</bdi>
        ${current ? html`<span class="tag me">${this.t('current')}</span>` : nothing}
      </div>
      <div class="facts">
        ${relation && relation !== 'home' ? html`<span>${this.t(relation)}</span>` : nothing}
        ${domains.map((domain) => html`<span><bdi>${domain}</bdi></span>`)}
      </div>
      ${
        leave?.support === 'native' || leave?.support === 'redirect'
          ? html`<button
              data-id=${organization.id}
              aria-label=${this.t(`${action}Named`, {name})}
              @click=${({currentTarget}: Event) => this.#press(organization, currentTarget as HTMLElement)}
            >
              ${this.t(action)}
            </button>`
          : organization.leave
            ? renderRefused(this, withContact(organization.leave, contact))
            : nothing
      }
    </div>`;
  }

  async #press(organization: Organization, button: HTMLElement) {
    (await this.#leaving.want())?.press(organization, button);
  }

  /** Back from another page: the list that was read says what came of it, not the address. */
  #welcome() {
    if (this.#welcomed) return;
    this.#welcomed = true;
    const {operation, item} = resumptionOf(this.account) ?? {};
    if (item === undefined || (operation !== 'sign-in' && operation !== 'organizations.leave')) return;
    void this.#leaving.want().then((leaving) => leaving?.welcome(item, operation));
  }

  get #capability(): Capability | undefined {
    return this.account?.description.value?.capabilities['organizations.leave'];
  }
}

/** Whom to ask is the organization's own, where the refusal names nobody. */
function withContact(capability: Capability, contact: Organization['contact']): Capability {
  if (capability.support !== 'none' || !contact) return capability;
  return {...capability, refusal: {contact, ...capability.refusal}};
}
