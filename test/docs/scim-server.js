// SCIMMY's server (npm), with people in memory, each known by a token.
import {once} from 'node:events';
import {createServer} from 'node:http';

import express from 'express';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';

const versionOf = ({revision}) => `W/"${revision}"`;
const shown = (person) => ({...person.values, id: person.id, meta: {version: versionOf(person)}});

export async function startScimServer() {
  const people = new Map();
  const personWith = ({authorization = ''}) => {
    const person = people.get(authorization.replace('Bearer ', ''));
    if (!person) throw new Error('Nobody is signed in.');
    return person;
  };

  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .egress((_, {person}) => shown(person))
    .ingress((_, instance, {person, ifMatch}) => {
      if (ifMatch && ifMatch !== versionOf(person)) {
        throw new SCIMMY.Types.Error(412, null, 'It changed meanwhile.');
      }
      const {schemas: _schemas, meta: _meta, id: _id, ...values} = JSON.parse(JSON.stringify(instance));
      person.values = values;
      person.revision += 1;
      return shown(person);
    });

  const app = express();
  app.use(
    '/scim/v2',
    new SCIMMYRouters({
      type: 'bearer',
      handler: ({headers}) => personWith(headers).id,
      context: ({headers}) => ({person: personWith(headers), ifMatch: headers['if-match']}),
      baseUri: ({headers}) => `http://${headers.host}`,
    }),
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/scim/v2`,
    people,
    stop: () => server.close(),
  };
}
