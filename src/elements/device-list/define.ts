import {takenText} from '../shared/taken.js';
import {DeviceListElement} from './device-list.js';

const registered = customElements.get('device-list');
if (!registered) customElements.define('device-list', DeviceListElement);
else if (registered !== DeviceListElement) console.warn(takenText('device-list'));

declare global {
  interface HTMLElementTagNameMap {
    'device-list': DeviceListElement;
  }
}
