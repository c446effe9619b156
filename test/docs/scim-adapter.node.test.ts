import {after, before, describe} from 'node:test';

import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from '../testing/runner.js';
import {type ScimServer, startScim} from './scim.js';

describe('The adapter of docs/guides/write-an-adapter.md, with a SCIM server', () => {
  let server: ScimServer;
  before(async () => {
    server = await startScim();
  });
  after(() => server.stop());

  adapterSuite(nodeRunner, {create: (situation) => server.rig(situation)});
});
