/** The card in one line; loaded beside the profile where a page wants it. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Profile} from '../../contract/profile.js';
import type {View} from '../../state/view.js';
import type {AccountElement} from '../account-element.js';
import {adopt} from '../shared/on-demand.js';
import {renderDemo, renderMarkupProblem, trouble} from '../shared/frame.js';
import {renderAvatar} from './avatar.js';
import type {Photo} from './photo.js';

import {compactStyles} from './compact.styles.js';

export interface CompactCard {
  readonly view: View;
  readonly profile: Profile | undefined;
  readonly photo: Photo;
  readonly href: string | undefined;
  /** What the way to the profile is called while nobody's name is known. */
  readonly heading: string;
}

/** Photo, name and organization as one link: the way to the profile, in a page's header. */
export function renderCompact(
  host: AccountElement,
  {view, profile, photo, href, heading}: CompactCard,
): TemplateResult | typeof nothing {
  adopt(host, compactStyles);
  switch (view.kind) {
    case 'problem':
      return renderMarkupProblem(host, view.problem);
    case 'unavailable':
    case 'forbidden':
      return nothing;
    case 'loading':
      return html`<span class="frame compact" part="card" aria-busy="true"
        ><span class="avatar skeleton"></span
        ><span class="who" aria-hidden="true"
          ><span class="skeleton"></span><span class="skeleton"></span></span
        ><span class="hidden">${host.t('loading')}</span></span
      >`;
    case 'signed-out': {
      const words = trouble.for(host);
      if (!words?.canSignIn(host.account)) return nothing;
      return html`<span class="frame compact" part="card"
        ><button class="plain" @click=${() => host.signIn()}>${words.speaker(host)('signIn')}</button></span
      >`;
    }
    case 'ready':
      if (!profile) return nothing;
      return way(
        href,
        html`${renderAvatar(photo, {name: profile.displayName, language: host.language})}
          <span class="who"
            ><bdi class="name" part="name">${profile.displayName}</bdi> ${
              profile.organization
                ? html`<bdi class="role" part="organization">${profile.organization}</bdi>`
                : nothing
            }${renderDemo(host)}</span
          >`,
      );
    default:
      // Whoever follows the link is told there what is wrong.
      return href === undefined ? nothing : way(href, html`<span class="who">${heading}</span>`);
  }
}

function way(href: string | undefined, content: TemplateResult): TemplateResult {
  return href === undefined
    ? html`<span class="frame compact" part="card">${content}</span>`
    : html`<a class="frame compact" part="card" href=${href}>${content}</a>`;
}
