import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

import express from 'express';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';

import {createScimAdapter} from '../../docs/guides/examples/scim-adapter.js';
import {faultyFetch, type SuiteRig, type SuiteSituation} from '../../src/testing/adapter-suite.js';

type Values = Omit<SCIMMY.Schemas.User, 'id' | 'meta' | 'schemas'>;

interface Person {
  readonly id: string;
  values: Values;
  revision: number;
}

export interface ScimServer {
  readonly url: string;
  rig(situation: SuiteSituation): SuiteRig | undefined;
  stop(): void;
}

/** SCIMMY's server (npm), with people in memory, each known by a token. */
export async function startScim(): Promise<ScimServer> {
  const people = new Map<string, Person>();
  const versionOf = ({revision}: Person) => `W/"${revision}"`;
  const shown = (person: Person) => ({
    ...person.values,
    id: person.id,
    meta: {version: versionOf(person)},
  });

  interface Asking {
    readonly person: Person;
    readonly ifMatch: string | undefined;
  }
  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .egress((_, asking: Asking) => shown(asking.person))
    .ingress((_, instance, {person, ifMatch}: Asking) => {
      if (ifMatch && ifMatch !== versionOf(person))
        throw new SCIMMY.Types.Error(412, null as unknown as string, 'It changed meanwhile.');
      const {
        schemas: _schemas,
        meta: _meta,
        id: _id,
        ...values
      } = JSON.parse(JSON.stringify(instance)) as SCIMMY.Schemas.User;
      person.values = values;
      person.revision += 1;
      return shown(person);
    });

  const tokenOf = (authorization = '') => {
    const person = people.get(authorization.replace('Bearer ', ''));
    if (!person) throw new Error('Nobody is signed in.');
    return person;
  };
  const app = express();
  app.use(
    '/scim/v2',
    new SCIMMYRouters({
      type: 'bearer',
      handler: ({headers}) => tokenOf(headers.authorization).id,
      context: ({headers}) => ({person: tokenOf(headers.authorization), ifMatch: headers['if-match']}),
      baseUri: ({headers}) => `http://${headers.host}`,
    }),
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`;

  return {
    url,
    rig: (situation) => {
      if (situation !== 'default' && situation !== 'signed-out' && situation !== 'editable') return undefined;
      const token = crypto.randomUUID();
      const person: Person = {
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
    },
    stop: () => void server.close(),
  };
}
