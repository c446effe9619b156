import {violations} from './violations.js';
import * as everyElement from '../support/every-element.js';
import * as reading from '../support/reading.js';
import * as watch from '../support/watch.js';

/** What the test in the outer page works with. */
export const page = {...everyElement, ...reading, ...watch, violations};

declare global {
  interface Window {
    page?: typeof page;
  }
}
window.page = page;
