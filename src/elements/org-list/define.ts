import {takenText} from '../shared/taken.js';
import {OrgListElement} from './org-list.js';

const registered = customElements.get('org-list');
if (!registered) customElements.define('org-list', OrgListElement);
else if (registered !== OrgListElement) console.warn(takenText('org-list'));

declare global {
  interface HTMLElementTagNameMap {
    'org-list': OrgListElement;
  }
}
