import {after, before, describe} from 'node:test';

import {createScimAdapter} from '../../docs/guides/examples/scim-adapter.js';
import {adapterSuite, faultyFetch, type SuiteRig} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from '../testing/runner.js';
import {type ScimPerson, type ScimServer, startScimServer} from './scim-server.js';

const situations: readonly string[] = ['default', 'signed-out', 'editable'];

function rigFor({url, people}: ScimServer, situation: string): SuiteRig | undefined {
  if (!situations.includes(situation)) return undefined;
  const token = crypto.randomUUID();
  const person: ScimPerson = {
    id: crypto.randomUUID(),
    revision: 1,
    values: {
      userName: 'rania.nowak',
      displayName: 'Rania Nowak',
      name: {givenName: 'Rania', familyName: 'Nowak'},
      emails: [{value: 'rania.nowak@contoso.example', type: 'work', primary: true}],
    },
  };
  if (situation !== 'signed-out') people.set(token, person);
  const {fetch, fail, requests} = faultyFetch();
  const editable = situation === 'editable' ? ['jobTitle', 'givenName'] : [];
  return {
    adapter: createScimAdapter({url, getToken: () => token, editable, fetch}),
    changeProfile: () => void (person.revision += 1),
    fail,
    requests,
    dispose: () => void people.delete(token),
  };
}

describe('The adapter of docs/guides/write-an-adapter.md, with a SCIM server', () => {
  let server: ScimServer;
  before(async () => {
    server = await startScimServer();
  });
  after(() => server.stop());

  adapterSuite(nodeRunner, {create: (situation) => rigFor(server, situation)});
});
