import {walkThroughWhatShips} from './shipped.js';

walkThroughWhatShips('a module', () => import(`${location.origin}/shipped/account-elements.js`));
