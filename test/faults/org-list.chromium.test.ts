import {testFaults} from './matrix.js';

testFaults('org-list');
