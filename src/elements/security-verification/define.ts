import {takenText} from '../shared/taken.js';
import {SecurityVerificationElement} from './security-verification.js';

const registered = customElements.get('security-verification');
if (!registered) customElements.define('security-verification', SecurityVerificationElement);
else if (registered !== SecurityVerificationElement) console.warn(takenText('security-verification'));

declare global {
  interface HTMLElementTagNameMap {
    'security-verification': SecurityVerificationElement;
  }
}
