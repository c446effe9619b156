import {takenText} from '../shared/taken.js';
import {SessionListElement} from './session-list.js';

const registered = customElements.get('session-list');
if (!registered) customElements.define('session-list', SessionListElement);
else if (registered !== SessionListElement) console.warn(takenText('session-list'));

declare global {
  interface HTMLElementTagNameMap {
    'session-list': SessionListElement;
  }
}
