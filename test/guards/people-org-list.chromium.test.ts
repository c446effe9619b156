import {testPeople} from './people.js';

testPeople('org-list');
