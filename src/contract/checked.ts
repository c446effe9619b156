import {
  type AccountAdapter,
  type AdapterChange,
  callOf,
  type CheckedAdapter,
  type OperationId,
  portsOf,
  type WholeDescription,
} from './adapter.js';
import type {CallOptions} from './calls.js';
import type {Description} from './description.js';
import {AccountError} from './error.js';
import type * as Schemas from './results.js';

type Call = (...parameters: unknown[]) => Promise<unknown>;
type CallName = OperationId | 'describe' | 'signIn' | 'stepUp';

// `Symbol.for`, so that an adapter that another copy of this package has checked is not checked again.
const isChecked = Symbol.for('account-elements/checked@1');
const known = new WeakMap<AccountAdapter, CheckedAdapter>();

/**
 * The same adapter, made safe to hold: every port is there (a call to one that the backend lacks rejects with `not-supported`),
 * every result is parsed (one that does not fit rejects with `malformed-response` and its path), every gap in the capabilities
 * is filled, and every rejection is an `AccountError` or the abort. The same adapter always gives the same result.
 *
 * @throws TypeError where what was given is no adapter; it names the cure.
 */
export function checked(adapter: AccountAdapter): CheckedAdapter {
  if (isChecked in Object(adapter)) return adapter as CheckedAdapter;
  if (typeof adapter?.describe !== 'function') {
    throw new TypeError(
      'Not an account adapter: it has no describe() method. Make one with a factory such as createRestAdapter({url}).',
    );
  }
  const before = known.get(adapter);
  if (before) return before;

  const own = (name: 'describe' | 'signIn' | 'stepUp') =>
    guarded(name, () => (adapter[name] as Call | undefined)?.bind(adapter));
  const result = {
    ...portsOf((operation) => guarded(operation, () => callOf(adapter, operation))),
    [isChecked]: true,
    name: adapter.name,
    describe: own('describe'),
    signIn: own('signIn'),
    stepUp: own('stepUp'),
    resume: (url: URL) => adapter.resume?.(url),
    subscribe(listener: (change: AdapterChange) => void) {
      try {
        const stop: unknown = adapter.subscribe?.(listener);
        if (typeof stop === 'function') return stop;
      } catch (error) {
        console.error(error);
      }
      return () => {};
    },
  } as unknown as CheckedAdapter;
  known.set(adapter, result);
  return result;
}

let schemas: Promise<typeof Schemas> | undefined;

/** The schemas load while the first calls are under way; after these, because over HTTP/1.1 a browser has six connections. */
function loadSchemas(): Promise<typeof Schemas> {
  schemas ??= new Promise((go) => setTimeout(go)).then(() => import('./results.js'));
  schemas.catch(() => (schemas = undefined));
  return schemas;
}

function guarded(operation: CallName, find: () => Call | undefined): Call {
  return async (...parameters) => {
    const signal = signalOf(parameters);
    signal?.throwIfAborted();
    const call = find();
    if (!call) throw new AccountError('not-supported', {operation});
    const loading = loadSchemas().catch((cause: unknown) => {
      throw new AccountError('network', {operation, cause});
    });
    let value: unknown;
    try {
      value = (await Promise.all([call(...parameters), loading]))[0];
    } catch (error) {
      signal?.throwIfAborted();
      const {code, details} = AccountError.from(error);
      const {readableDetails} = await loading;
      throw new AccountError(code, {...readableDetails(details), cause: details.cause ?? error, operation});
    }
    signal?.throwIfAborted();
    const {results, whole} = await loading;
    const parsed = results[operation].safeParse(value);
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.join('.') ?? '';
      throw new AccountError('malformed-response', {operation, path, cause: parsed.error});
    }
    return operation === 'describe'
      ? (whole(parsed.data as Description) satisfies WholeDescription)
      : parsed.data;
  };
}

// The options are the last argument of every call.
function signalOf(parameters: readonly unknown[]): AbortSignal | undefined {
  const {signal} = Object(parameters.at(-1)) as CallOptions;
  return signal instanceof AbortSignal ? signal : undefined;
}
