import {testFaults} from './matrix.js';

testFaults('device-list');
