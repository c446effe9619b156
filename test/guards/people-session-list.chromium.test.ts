import {testPeople} from './people.js';

testPeople('session-list');
