import {testPeople} from './people.js';

testPeople('change-password-form');
