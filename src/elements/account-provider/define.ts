import {takenText} from '../shared/taken.js';
import {AccountProviderElement} from './account-provider.js';

const registered = customElements.get('account-provider');
if (!registered) customElements.define('account-provider', AccountProviderElement);
else if (registered !== AccountProviderElement) console.warn(takenText('account-provider'));

declare global {
  interface HTMLElementTagNameMap {
    'account-provider': AccountProviderElement;
  }
}
