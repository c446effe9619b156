/** `npm run backend`: the reference backend as an HTTP server. */
import {parseArgs} from 'node:util';

import {person} from './person.js';
import {scenarioNamed} from './scenarios.js';
import {startServer} from './server.js';

const usage = `Options:
  --port 8787          the port to listen on
  --scenario default   the situation to begin in
  --origin URL         an origin whose pages may call it; may be repeated (default: any loopback origin)`;

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function readOptions() {
  try {
    const {values} = parseArgs({
      options: {
        port: {type: 'string', default: '8787'},
        scenario: {type: 'string', default: 'default'},
        origin: {type: 'string', multiple: true},
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535)
      fail(`--port ${values.port} is no port: give a number from 0 to 65535.`);
    for (const origin of values.origin ?? []) {
      if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
        fail(`--origin ${origin} is no origin: give scheme, host and port, such as http://localhost:5173.`);
      }
    }
    return {port, scenario: scenarioNamed(values.scenario), origins: values.origin};
  } catch (error) {
    return fail((error as Error).message);
  }
}

const options = readOptions();
try {
  const {origin, url} = await startServer(options);
  console.log(`The reference backend is at ${url} (scenario ${options.scenario}).
Sign in at ${origin}/sign-in, or with
  curl -X POST ${url}/session -H 'X-Account-Elements: 1' -H 'Content-Type: application/json' -d '{"identifier": "${person.identifier}", "password": "${person.password}"}'
Stop it with Ctrl+C.`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(
    `Port ${options.port} is busy. Give another one: npm run backend -- --port ${options.port + 1}`,
  );
  process.exit(1);
}
