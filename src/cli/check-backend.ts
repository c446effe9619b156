/** Whether a server keeps the REST contract: the suite over it, and what of the contract is there. */
import {createRestAdapter} from '../adapters/rest/rest-adapter.js';
import {clientHeader} from '../adapters/rest/routes.js';
import {
  type AccountAdapter,
  callOf,
  type OperationId,
  operations,
  type WholeDescription,
} from '../contract/adapter.js';
import type {Capability} from '../contract/capability.js';
import {checked} from '../contract/checked.js';
import {AccountError} from '../contract/error.js';
import {plainReads} from '../contract/operations.js';
import {isSafeUrl} from '../contract/safe-url.js';
import {adapterSuite, faultyFetch, type SuiteSituation} from '../testing/adapter-suite.js';
import {type Finding, placeOf} from './finding.js';
import {type Ask, headerOnWrites, nothingForVisitors, problemFault} from './rules.js';

export type {Finding} from './finding.js';

export interface CheckOptions {
  /** The contract's root. */
  readonly url: string;
  /** A bearer token of the account to look at. */
  readonly token?: string | undefined;
  /** Its `Cookie` header. */
  readonly cookie?: string | undefined;
  /** Also try the cases that change the account. Default: only those that read. */
  readonly write?: boolean | undefined;
  /** The account's password, for the cases that change it; with `write`. */
  readonly password?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** The server could not be looked at: nobody is there, it is something else, or it was asked wrongly. The message names the cure. */
export class Unreachable extends Error {}

const operationIds = Object.entries(operations).flatMap(([port, calls]) =>
  calls.map((call) => `${port}.${call}` as OperationId),
);

/** @throws Unreachable where there is no such server. */
export async function checkBackend(options: CheckOptions): Promise<readonly Finding[]> {
  const {url, token, cookie, write = false, password} = options;
  await demandContract(options);
  // A case that would write, where that is not wanted, is given up before it is sent.
  let held = false;
  let refusals = 0;
  let misformed: string | undefined;
  const send: typeof fetch = async (input, init) => {
    if (!write && (init?.method ?? 'GET') !== 'GET') {
      held = true;
      throw new AccountError('unknown', {backendCode: 'held'});
    }
    const answer = await (options.fetch ?? globalThis.fetch)(input, init);
    // What is broken or between (5xx) need not know the contract.
    if (answer.status >= 400 && answer.status < 500) {
      refusals += 1;
      const {pathname} = new URL(input instanceof Request ? input.url : input);
      misformed ??= await problemFault(answer.clone(), `${init?.method ?? 'GET'} ${pathname}`);
    }
    return answer;
  };
  const {fetch, fail, requests} = faultyFetch(send);
  const adapter = createRestAdapter({
    url,
    fetch,
    ...(token && {getToken: () => token}),
    ...(cookie && {headers: {Cookie: cookie}}),
  });

  let description: WholeDescription;
  try {
    description = await checked(adapter).describe();
  } catch (error) {
    // Without it nothing else can be judged.
    return [{name: 'describe', result: 'wrong', words: inWords(error), place: placeOf('describe')}];
  }
  const findings = await operationFindings(description, (operation) => readNow(operation, adapter));
  if (description.subject !== undefined) {
    const asked = {
      signedIn: askerOf(url, headersOf(token, cookie), options.fetch),
      signedOut: askerOf(url, new Headers(), options.fetch),
    };
    findings.push(
      await nothingForVisitors(description, asked),
      await headerOnWrites(description, asked, write),
    );
  }
  // The form of all refusals is known when all was tried; the line stands with the other rules.
  const rulesEnd = findings.length;

  // Each case would have an account of its own; here a changed password is the next one's.
  let current = password;
  let changes = 0;
  const {password: port} = adapter;
  const following: AccountAdapter = {
    ...adapter,
    ...(port && {
      password: {
        ...port,
        change: async (change, callOptions) => {
          const outcome = await port.change(change, callOptions);
          if (outcome.kind === 'done') current = change.newPassword;
          return outcome;
        },
      },
    }),
  };
  const cases: {readonly name: string; readonly body: () => Promise<string | undefined>}[] = [];
  // Whether a text can be edited is seen in the profile: the cases that need one look for it.
  const situations: readonly SuiteSituation[] =
    description.subject === undefined ? ['signed-out'] : ['default', 'editable'];
  adapterSuite(
    {test: (name, body) => void cases.push({name, body}), skipped: () => {}},
    {
      create: (situation) =>
        situations.includes(situation)
          ? {
              adapter: following,
              fail,
              requests,
              ...(write && {
                password: current,
                newPassword: `nine lighthouses hum quietly ${(changes += 1)}`,
              }),
            }
          : undefined,
    },
  );
  const tried = async (name: string, body: () => Promise<string | undefined>): Promise<Finding> => {
    held = false;
    fail(undefined);
    const before = current;
    const finding = await body().then(
      (reason): Finding =>
        reason === undefined
          ? {name, result: 'right', words: before === current ? '' : `the password is now "${current}".`}
          : {name, result: 'not tried', words: reason},
      (error: unknown): Finding => ({name, result: 'wrong', words: (error as Error).message}),
    );
    return held ? {name, result: 'not tried', words: 'it would write: --write tries it.'} : finding;
  };
  // There is one session: the case that ends it comes last.
  const isLast = ({name}: {readonly name: string}) => name.startsWith('sessions: ends every session:');
  const inOrder = [...cases.filter((one) => !isLast(one)), ...cases.filter(isLast)];
  const {subject} = description;
  let ended: string | undefined;
  for (const {name, body} of inOrder) {
    if (ended !== undefined) {
      const words = `"${ended}" ended the session: nobody is signed in any more.`;
      findings.push({name, result: 'not tried', words});
      continue;
    }
    findings.push(await tried(name, body));
    if (!write || subject === undefined) continue;
    fail(undefined);
    const now = await checked(adapter)
      .describe()
      .catch(() => undefined);
    if (now && now.subject === undefined) ended = name;
  }
  const name = 'rules: a refusal is a problem (RFC 9457) with a code of the contract';
  const refusal: Finding =
    misformed !== undefined
      ? {name, result: 'wrong', words: misformed, place: 'openapi.json#/components/schemas/Problem'}
      : refusals > 0
        ? {name, result: 'right', words: ''}
        : {name, result: 'not tried', words: 'nothing was refused.'};
  findings.splice(rulesEnd, 0, refusal);
  return findings;
}

const askerOf =
  (url: string, headers: Headers, send: typeof fetch = globalThis.fetch): Ask =>
  (path, init) => {
    const all = new Headers(headers);
    new Headers(init.headers).forEach((value, name) => all.set(name, value));
    const signal = AbortSignal.timeout(15_000);
    return send(`${url.replace(/\/+$/, '')}${path}`, {...init, headers: all, redirect: 'manual', signal});
  };

async function operationFindings(
  {capabilities, subject}: WholeDescription,
  read: (operation: OperationId) => Promise<unknown> | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const operation of operationIds) {
    const capability = capabilities[operation];
    const place = placeOf(operation);
    if (isLacking(capability)) {
      findings.push({name: operation, result: 'missing', words: 'the description does not offer it.', place});
      continue;
    }
    const native = capability.support === 'native';
    if (native && subject === undefined) {
      const words = 'nobody is signed in: --token or --cookie tries it.';
      findings.push({name: operation, result: 'not tried', words, place});
      continue;
    }
    const reading = native ? read(operation) : undefined;
    if (!reading) {
      findings.push({name: operation, result: 'not tried', words: `offered: ${offer(capability)}.`, place});
      continue;
    }
    findings.push(
      await reading.then(
        (): Finding => ({name: operation, result: 'right', words: 'native', place}),
        (error: unknown): Finding => ({name: operation, result: 'wrong', words: inWords(error), place}),
      ),
    );
  }
  return findings;
}

const isLacking = (capability: Capability) =>
  capability.support === 'none' && capability.refusal.reason === 'backend';

const offer = (capability: Capability) =>
  capability.support === 'none' ? `none, ${capability.refusal.reason}` : capability.support;

/** Makes a read that needs no item; the others are the suite's. */
function readNow(
  operation: OperationId,
  raw: ReturnType<typeof createRestAdapter>,
): Promise<unknown> | undefined {
  const isPlain = (plainReads as readonly OperationId[]).includes(operation);
  return isPlain ? callOf(checked(raw), operation)() : undefined;
}

function inWords(error: unknown): string {
  const {code, details} = AccountError.from(error);
  const {path, status} = details;
  if (code === 'malformed-response' && path) return `the answer does not fit the schema at "${path}".`;
  const answered = status === undefined ? '' : ` (HTTP ${status})`;
  if (code === 'malformed-response') return `the answer is not the JSON that is described${answered}.`;
  return `${code}${answered}`;
}

/** That something speaks the contract there, before it is judged. */
async function demandContract({url, token, cookie, fetch = globalThis.fetch}: CheckOptions): Promise<void> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new Unreachable(
      `"${url}" is no http(s) address. Give the contract's root, such as http://localhost:8787/account/v1.`,
    );
  }
  if (parsed.username || parsed.password) {
    throw new Unreachable('The address has a name or a password in it. Give --token or --cookie instead.');
  }
  if (!isSafeUrl(parsed.href)) {
    throw new Unreachable(
      `"${url}" is plain http to another machine, which shows a token to the network. Give an https address, or one of localhost.`,
    );
  }
  const root = `${url.replace(/\/+$/, '')}/`;
  const given = headersOf(token, cookie);
  given.set(clientHeader, '1');
  const {response, text} = await fetch(root, {
    headers: given,
    signal: AbortSignal.timeout(15_000),
  })
    .then(async (answer) => ({response: answer, text: await answer.text()}))
    .catch((cause: unknown) => {
      throw new Unreachable(`${root}: ${reasonOf(cause)}`, {cause});
    });
  const {status, redirected, headers} = response;
  const type = headers.get('Content-Type') ?? 'no type';
  if (status >= 500 || status === 429) {
    throw new Unreachable(`${root} answers ${status}. Try again when it is well, or look into its log.`);
  }
  if (/html/.test(type)) {
    const led = redirected ? ` leads to ${response.url}, which` : '';
    throw new Unreachable(
      `${root}${led} answers with a page (HTTP ${status}), not with JSON: a sign-in page, or another address than the contract's root. Give --token or --cookie, or the right address.`,
    );
  }
  if (status === 401 || status === 403) {
    throw new Unreachable(
      `${root} answers ${status}. The description is for everybody, signed in or not (${placeOf('describe')}); with --token or --cookie, is it still good?`,
    );
  }
  if (!response.ok) {
    throw new Unreachable(
      `${root} answers ${status}. Give the contract's root: its GET is the description (${placeOf('describe')}).`,
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Unreachable(
      `${root} answers with ${type} that is no JSON. Give the contract's root: its GET is the description (${placeOf('describe')}).`,
    );
  }
  const {capabilities, subject} = Object(body) as {capabilities?: unknown; subject?: unknown};
  if (typeof capabilities !== 'object' || capabilities === null) {
    throw new Unreachable(
      `${root} answers with ${type}, but not with a description: it has no "capabilities" (${placeOf('describe')}).`,
    );
  }
  const option = token !== undefined ? '--token' : cookie !== undefined ? '--cookie' : undefined;
  if (option && subject === undefined) {
    throw new Unreachable(
      `${root} knows nobody by this ${option}: its description has no "subject". Give one that is still good, or none to look as a visitor.`,
    );
  }
}

/** @throws Unreachable where it is nothing that a header can carry. */
function headersOf(token: string | undefined, cookie: string | undefined): Headers {
  const headers = new Headers({Accept: 'application/json'});
  for (const [option, value, name, text] of [
    ['--token', token, 'Authorization', `Bearer ${token}`],
    ['--cookie', cookie, 'Cookie', `${cookie}`],
  ] as const) {
    if (value === undefined) continue;
    if (!value.trim()) throw new Unreachable(`${option} is empty.`);
    try {
      headers.set(name, text);
    } catch {
      throw new Unreachable(`${option} has a character that no header can carry, such as a line break.`);
    }
  }
  return headers;
}

/** Why a request failed, and the cure, by the code of Node's error. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there: is the server running, and is this its port?'],
  [/^ENOTFOUND$/, 'there is no such host.'],
  [/^EAI_AGAIN$/, 'the host name cannot be looked up: is there a network?'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|TimeoutError)$/, 'no answer came within 15 seconds.'],
  [
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_UNTRUSTED/,
    "its certificate is by nobody whom Node trusts: name the file of its authority in NODE_EXTRA_CA_CERTS (a self-signed one's own file).",
  ],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired.'],
  [/ALTNAME/, 'its certificate is for another host name.'],
  [/SSL|TLS/, 'it does not speak https there: is it an http address?'],
  [/^HPE_|^HTTPParserError$/, 'what answers there does not speak HTTP.'],
  [/^(ECONNRESET|UND_ERR_SOCKET)$/, 'the connection was closed without an answer: is it an https address?'],
];

function reasonOf(error: unknown): string {
  const {name, message, cause} = error as Error;
  const {code, name: kind = name} = Object(cause) as {code?: string; name?: string};
  const found = reasons.find(([pattern]) => pattern.test(code ?? kind))?.[1];
  return found ?? `the connection failed (${cause instanceof Error ? cause.message : message}).`;
}
