import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {restRig} from './rest-rig.js';
import {nodeRunner} from './runner.js';

adapterSuite(nodeRunner, {create: restRig});
