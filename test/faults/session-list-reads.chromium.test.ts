import {testFaults} from './matrix.js';

testFaults('session-list-reads');
