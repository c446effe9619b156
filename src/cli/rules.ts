/** The rules of the contract that no adapter can see, for it keeps them itself: tried by requests of one's own. */
import {clientHeader, problemSchema, routes} from '../adapters/rest/wire.js';
import type {OperationId, WholeDescription} from '../contract/adapter.js';
import {operationOf, operationsOf, plainReads} from '../contract/operations.js';
import {type Finding, placeOf} from './finding.js';

/** Sends a request to a path of the contract. */
export type Ask = (path: string, init: RequestInit) => Promise<Response>;

export interface Asked {
  /** As whoever is signed in. */
  readonly signedIn: Ask;
  /** The same without a token or a cookie. */
  readonly signedOut: Ask;
}

/** Writes on an item that say no more than which one: even a server that lets them pass changes nothing on one that is not there. */
const harmless = operationsOf('write').filter((id) => {
  const {route, input} = operationOf(id);
  return route.includes('{id}') && !input;
});

const native = <O extends OperationId>({capabilities}: WholeDescription, operations: readonly O[]): O[] =>
  operations.filter((operation) => capabilities[operation].support === 'native');

const partsOf = (operation: OperationId) => {
  const [method = '', path = ''] = routes[operation].split(' ');
  return {method, path: path.replace('{id}', 'no-such-item')};
};

/** What is wrong with an answer that must be a refusal of this status. */
async function faultIn(answer: Response, status: number, route: string): Promise<string | undefined> {
  if (answer.status !== status) return `${route} answered ${answer.status}, not ${status}.`;
  return problemFault(answer, route);
}

/** What is wrong with the form of a refusal (RFC 9457). */
export async function problemFault(answer: Response, route: string): Promise<string | undefined> {
  const type = answer.headers.get('Content-Type') ?? 'no Content-Type';
  const refused = `${route} answered ${answer.status}`;
  if (!/^application\/problem\+json\b/i.test(type)) {
    return `${refused} with ${type}, not with application/problem+json.`;
  }
  const body: unknown = await answer.json().catch(() => undefined);
  const {error} = problemSchema.safeParse(body);
  if (!error) return undefined;
  const at = error.issues[0]?.path.join('.');
  return `${refused} with a problem that does not fit the schema${at ? ` at "${at}"` : ''}.`;
}

async function judged(
  name: string,
  operations: readonly OperationId[],
  fault: (operation: OperationId, route: string) => Promise<string | undefined>,
): Promise<Finding> {
  const faults: string[] = [];
  let place: string | undefined;
  for (const operation of operations) {
    const route = routes[operation];
    const words = await fault(operation, route).catch(() => `${route} was not answered.`);
    if (words === undefined) continue;
    faults.push(words);
    place ??= placeOf(operation);
  }
  if (faults.length > 0) return {name, result: 'wrong', words: faults.join(' '), place};
  return {name, result: 'right', words: ''};
}

/** Nothing but the description is there for whoever is signed out. */
export async function nothingForVisitors(
  description: WholeDescription,
  {signedOut}: Asked,
): Promise<Finding> {
  const name = 'rules: without a token or cookie every read is refused with 401';
  const operations = native(description, plainReads);
  if (operations.length === 0) return {name, result: 'not tried', words: 'nothing that is read is offered.'};
  return judged(name, operations, async (operation, route) => {
    const {method, path} = partsOf(operation);
    return faultIn(await signedOut(path, {method, headers: {[clientHeader]: '1'}}), 401, route);
  });
}

/** A write without the header that forces a preflight could come from a form of another site (CSRF). */
export async function headerOnWrites(
  description: WholeDescription,
  {signedIn}: Asked,
  write: boolean,
): Promise<Finding> {
  const name = `rules: a write without ${clientHeader} is refused with 403`;
  if (!write) return {name, result: 'not tried', words: 'it would write: --write tries it.'};
  const operations = native(description, harmless);
  // No change is asked for, so none happens.
  const changing = native(description, ['profile.update']);
  if (operations.length + changing.length === 0) {
    return {
      name,
      result: 'not tried',
      words: `none of ${[...harmless, 'profile.update'].join(', ')} is offered.`,
    };
  }
  return judged(name, [...operations, ...changing], async (operation, route) => {
    const {method, path} = partsOf(operation);
    const body = operation === 'profile.update' && {
      body: '{}',
      headers: {'Content-Type': 'application/json'},
    };
    return faultIn(await signedIn(path, {method, ...body}), 403, route);
  });
}
