import {testPeople} from './people.js';

testPeople('device-list');
