import {html, nothing, type TemplateResult} from 'lit';

import {initials} from './initials.js';
import type {Photo} from './photo.js';

/** The photo in a circle, else the initials. Without a label it is decoration: the name stands beside it. */
export function renderAvatar(
  photo: Photo,
  {name, label, language}: {name: string; label?: string; language: string},
): TemplateResult {
  const {canvas} = photo;
  canvas?.setAttribute('role', 'img');
  if (label !== undefined) canvas?.setAttribute('aria-label', label);
  return html`<span
    class="avatar"
    part="photo"
    aria-hidden=${canvas && label !== undefined ? nothing : 'true'}
    >${canvas ?? (photo.pending ? nothing : initials(name, language))}</span
  >`;
}
