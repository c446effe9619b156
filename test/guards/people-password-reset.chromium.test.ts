import {testPeople} from './people.js';

testPeople('password-reset');
