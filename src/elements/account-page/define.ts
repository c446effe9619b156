import {takenText} from '../shared/taken.js';
import {AccountPageElement} from './account-page.js';

const registered = customElements.get('account-page');
if (!registered) customElements.define('account-page', AccountPageElement);
else if (registered !== AccountPageElement) console.warn(takenText('account-page'));

declare global {
  interface HTMLElementTagNameMap {
    'account-page': AccountPageElement;
  }
}
