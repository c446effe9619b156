import {takenText} from '../shared/taken.js';
import {ChangePasswordFormElement} from './change-password-form.js';

const registered = customElements.get('change-password-form');
if (!registered) customElements.define('change-password-form', ChangePasswordFormElement);
else if (registered !== ChangePasswordFormElement) console.warn(takenText('change-password-form'));

declare global {
  interface HTMLElementTagNameMap {
    'change-password-form': ChangePasswordFormElement;
  }
}
