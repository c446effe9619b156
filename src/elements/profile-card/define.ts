import {takenText} from '../shared/taken.js';
import {ProfileCardElement} from './profile-card.js';

const registered = customElements.get('profile-card');
if (!registered) customElements.define('profile-card', ProfileCardElement);
else if (registered !== ProfileCardElement) console.warn(takenText('profile-card'));

declare global {
  interface HTMLElementTagNameMap {
    'profile-card': ProfileCardElement;
  }
}
