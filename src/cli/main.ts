#!/usr/bin/env node
/** `npx account-elements check-backend <url>`. Exit status: 0 all right, 1 something is wrong, 2 wrong use, no such server, or nobody signed in by what was given. */
import {parseArgs} from 'node:util';

import {checkBackend, type Finding, Unreachable} from './check-backend.js';
import {closeInput, secretFrom} from './secret.js';

const usage = `Usage: account-elements check-backend <url> [options]

Runs the conformance suite of the REST contract (openapi.json) against a server, and says what is there, what is
missing and what is wrong. Of whoever is signed in it also asks everything once without the token or cookie.

  --token <token>      a bearer token of the account to look at (or: ACCOUNT_TOKEN in the environment)
  --cookie <cookie>    its Cookie header instead (or: ACCOUNT_COOKIE)
  --write              also try what changes the account: use one that may be spoilt
  --password <text>    the account's password, for what needs it; with --write (or: ACCOUNT_PASSWORD)
  --help

Arguments can be read by every user of the machine. A value of "-" is asked for instead, or read from the standard input, a
line each, in the order above.`;

const signs: Readonly<Record<Finding['result'], string>> = {
  right: '✔ right',
  wrong: '✖ WRONG',
  missing: '– missing',
  'not tried': '· not tried',
};

function print(findings: readonly Finding[]) {
  const width = Math.max(...findings.map(({name}) => name.length));
  for (const {name, result, words, place} of findings) {
    console.log(`${signs[result].padEnd(11)}  ${name.padEnd(width)}  ${words}`.trimEnd());
    if (place && result === 'wrong') console.log(`${' '.repeat(13)}${place}`);
  }
  const count = (result: Finding['result']) => findings.filter((finding) => finding.result === result).length;
  console.log(
    `\n${count('right')} right, ${count('wrong')} wrong, ${count('missing')} missing, ${count('not tried')} not tried`,
  );
}

interface Given {
  readonly token?: string;
  readonly cookie?: string;
  readonly write?: boolean;
  readonly password?: string;
}

/** What is wrong with the command line. */
function faultIn([command, url, ...rest]: readonly string[], given: Given): string | undefined {
  if (command === undefined) return 'A command is missing.';
  if (command !== 'check-backend') return `There is no command ${command}.`;
  if (url === undefined) return "The address of the contract's root is missing.";
  if (rest.length > 0) return `One address is looked at, not also ${rest.join(' ')}.`;
  if (given.token !== undefined && given.cookie !== undefined) return 'Give --token or --cookie, not both.';
  if (given.password !== undefined && !given.write) return '--password is used with --write only.';
  return undefined;
}

async function main(): Promise<number> {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {
      token: {type: 'string'},
      cookie: {type: 'string'},
      write: {type: 'boolean'},
      password: {type: 'string'},
      help: {type: 'boolean'},
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [, url = ''] = positionals;
  const fault = faultIn(positionals, values);
  if (fault !== undefined) {
    console.error(`${fault}\n\n${usage}`);
    return 2;
  }
  const {write} = values;
  const {ACCOUNT_TOKEN, ACCOUNT_COOKIE, ACCOUNT_PASSWORD} = process.env;
  const token = await secretFrom(
    values.token ?? (values.cookie === undefined ? ACCOUNT_TOKEN : undefined),
    'Token',
  );
  const cookie = await secretFrom(
    values.cookie ?? (token === undefined ? ACCOUNT_COOKIE : undefined),
    'Cookie header',
  );
  const password = await secretFrom(values.password ?? (write ? ACCOUNT_PASSWORD : undefined), 'Password');
  closeInput();
  const findings = await checkBackend({url, token, cookie, write, password});
  print(findings);
  return findings.some(({result}) => result === 'wrong') ? 1 : 0;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const isOurs = error instanceof Unreachable;
    const isUsage = String((error as {code?: unknown}).code).startsWith('ERR_PARSE_ARGS');
    if (!isOurs && !isUsage) throw error;
    console.error(isUsage ? `${(error as Error).message}\n\n${usage}` : (error as Error).message);
    process.exitCode = 2;
  },
);
