import {css, type CSSResultGroup, html, nothing} from 'lit';

import type {Client, Description, Profile} from './client.js';
import {Part} from './part.js';

const phones: Record<string, string> = {
  business: 'Business phone',
  mobile: 'Mobile phone',
  fax: 'Fax',
  other: 'Other phone',
};

class PlainProfile extends Part {
  static override styles: CSSResultGroup = [
    Part.styles,
    css`
      .person {
        display: flex;
        gap: 1rem;
        align-items: center;
      }
      img,
      .initials {
        inline-size: 4.5rem;
        block-size: 4.5rem;
        border-radius: 50%;
        object-fit: cover;
        background: #e8eefc;
      }
      dl {
        display: grid;
        grid-template-columns: 11rem 1fr;
        gap: 0.5rem 1rem;
        margin: 1.25rem 0;
      }
      dt {
        color: #5b6675;
      }
      dd {
        margin: 0;
      }
    `,
  ];

  #profile: Profile | undefined;
  #description: Description | undefined;

  protected override async load({profile, description}: Client) {
    [this.#profile, this.#description] = await Promise.all([profile, description]);
  }

  protected override renderContent() {
    const profile = this.#profile;
    if (!profile) return undefined;
    const {displayName, jobTitle, department} = profile;
    const update = this.#description?.capabilities['profile.update'];
    return html`<div class="person">
        ${
          profile.hasPhoto
            ? html`<img src=${this.client?.photo ?? ''} alt="Photo of ${displayName}" />`
            : html`<span class="initials"></span>`
        }
        <div>
          <h2>${displayName}</h2>
          <p>${[jobTitle, department].filter(Boolean).join(', ')}</p>
        </div>
      </div>
      <dl>
        ${this.#facts(profile).map(
          ([label, values]) =>
            html`<dt>${label}</dt>
              <dd>${values.map((value) => html`<div>${value}</div>`)}</dd>`,
        )}
      </dl>
      ${update?.support === 'none' ? this.renderRefusal(update) : nothing}
      <p><button @click=${() => this.#copy(profile)}>Copy details for support</button></p>`;
  }

  #facts({username, email, otherEmails = [], phones: numbers = [], organization, office, manager}: Profile) {
    const place = office && [
      office.location,
      [office.street, office.city, office.postalCode, office.country].filter(Boolean).join(', '),
    ];
    const facts: [string, unknown[]][] = [
      ['User ID', [username]],
      ['E-mail', [email, ...otherEmails]],
      ...numbers.map(({type, number}): [string, unknown[]] => [phones[type] ?? 'Phone', [number]]),
      ['Organization', [organization]],
      ['Office', place ?? []],
      ['Manager', [manager && html`<a href="mailto:${manager.email ?? ''}">${manager.displayName}</a>`]],
    ];
    return facts
      .map(([label, values]): [string, unknown[]] => [label, values.filter(Boolean)])
      .filter(([, values]) => values.length > 0);
  }

  #copy({displayName, username}: Profile) {
    this.attempt(() => navigator.clipboard.writeText(`${displayName}\n${username}`));
  }
}

customElements.define('plain-profile', PlainProfile);
