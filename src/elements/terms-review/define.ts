import {takenText} from '../shared/taken.js';
import {TermsReviewElement} from './terms-review.js';

const registered = customElements.get('terms-review');
if (!registered) customElements.define('terms-review', TermsReviewElement);
else if (registered !== TermsReviewElement) console.warn(takenText('terms-review'));

declare global {
  interface HTMLElementTagNameMap {
    'terms-review': TermsReviewElement;
  }
}
