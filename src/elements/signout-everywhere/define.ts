import {takenText} from '../shared/taken.js';
import {SignoutEverywhereElement} from './signout-everywhere.js';

const registered = customElements.get('signout-everywhere');
if (!registered) customElements.define('signout-everywhere', SignoutEverywhereElement);
else if (registered !== SignoutEverywhereElement) console.warn(takenText('signout-everywhere'));

declare global {
  interface HTMLElementTagNameMap {
    'signout-everywhere': SignoutEverywhereElement;
  }
}
