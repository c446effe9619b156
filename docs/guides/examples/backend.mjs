import {createServer} from 'node:http';
import process from 'node:process';

// Your database and your sessions go here.
const refusal = {reason: 'current'};
const rania = {
  profile: {id: 'u-1', displayName: 'Rania Nowak', username: 'rania.nowak', jobTitle: 'Conservator'},
  devices: [
    {id: 'd-1', name: 'RANIA-LAPTOP', kind: 'laptop', current: true, disable: {support: 'none', refusal}},
    {id: 'd-2', name: 'Rania’s old phone', kind: 'phone', os: 'Android'},
  ],
};
const sessions = new Map([['demo', rania]]);

/** What cannot be done, as the contract says it (RFC 9457). */
class Problem extends Error {
  constructor(status, code, details = {}) {
    super(code);
    this.body = {type: `urn:account-elements:problem:${code}`, title: code, status, ...details};
  }
}

const native = {support: 'native'};

const routes = {
  'GET /profile': ({profile}) => profile,
  'GET /devices': ({devices}) => ({items: devices}),
  'POST /devices/{id}/disable': (person, id) => {
    const device = person.devices.find((each) => each.id === id);
    if (!device) throw new Problem(404, 'not-found');
    if (device.disable) throw new Problem(403, 'policy', {refusal: device.disable.refusal});
    person.devices = person.devices.filter((each) => each !== device);
  },
};

/** What this person may do. Whoever is signed out is told where to sign in. */
function describe(person) {
  const support = {label: 'IT help', email: 'help@example.com'};
  if (!person) return {capabilities: {}, support, signInUrl: 'https://id.example.com/sign-in'};
  return {
    subject: person.profile.id,
    support,
    capabilities: {
      'profile.get': native,
      'devices.list': native,
      'devices.disable': native,
      'password.change': {support: 'external', url: 'https://id.example.com/password'},
    },
  };
}

const patterns = Object.entries(routes).map(([route, answer]) => ({
  pattern: new RegExp(`^${route.replace('{id}', '([^/]+)')}$`),
  answer,
}));

function answerTo({method, url, headers}) {
  const path = new URL(url, 'http://localhost').pathname.replace(/^\/account\/v1/, '') || '/';
  const [, session] = /(?:^|;\s*)session=([^;]+)/.exec(headers.cookie ?? '') ?? [];
  const person = sessions.get(session);
  // A form on another site cannot send this header (CSRF).
  if (method !== 'GET' && !headers['x-account-elements']) throw new Problem(403, 'forbidden');
  if (method === 'GET' && path === '/') return describe(person);
  if (!person) throw new Problem(401, 'unauthenticated');
  for (const {pattern, answer} of patterns) {
    const found = pattern.exec(`${method} ${path}`);
    if (found) return answer(person, decodeURIComponent(found[1] ?? ''));
  }
  throw new Problem(404, 'not-found');
}

function outcomeOf(request) {
  try {
    const body = answerTo(request);
    return body ? [200, 'application/json', body] : [204];
  } catch (error) {
    const {body} = error instanceof Problem ? error : new Problem(500, 'unavailable');
    return [body.status, 'application/problem+json', body];
  }
}

const server = createServer((request, response) => {
  const [status, type, body] = outcomeOf(request);
  response.writeHead(status, {'Cache-Control': 'no-store', ...(type && {'Content-Type': type})});
  response.end(body && JSON.stringify(body));
});

server.listen(process.env.PORT ?? 8080, () =>
  console.log(`http://localhost:${server.address().port}/account/v1`),
);
