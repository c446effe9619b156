import {takenText} from '../shared/taken.js';
import {PasswordResetElement} from './password-reset.js';

const registered = customElements.get('password-reset');
if (!registered) customElements.define('password-reset', PasswordResetElement);
else if (registered !== PasswordResetElement) console.warn(takenText('password-reset'));

declare global {
  interface HTMLElementTagNameMap {
    'password-reset': PasswordResetElement;
  }
}
