import {testFaults} from './matrix.js';

testFaults('profile-card-photo');
