import type * as z from 'zod/mini';

import {
  type AccountAdapter,
  type AdapterChange,
  type CheckedAdapter,
  descriptionSchema,
  type OperationId,
  portResults,
  signInResult,
  stepUpResult,
} from './adapter.js';
import type {CallOptions} from './calls.js';
import type {Capability} from './capability.js';
import {AccountError, errorDetailsSchema} from './error.js';

type Call = (...parameters: unknown[]) => Promise<unknown>;

// `Symbol.for`, so that an adapter that another copy of this package has checked is not checked again.
const isChecked = Symbol.for('account-elements/checked@1');
const known = new WeakMap<AccountAdapter, CheckedAdapter>();

/**
 * The same adapter, made safe to hold: every port is there (a call to one that the backend lacks rejects with `not-supported`),
 * every result is parsed (one that does not fit rejects with `malformed-response` and its path), every gap in the capabilities
 * is filled, and every rejection is an `AccountError` or the abort. The same adapter always gives the same result.
 *
 * @throws TypeError where what was given is no adapter: it names what is missing.
 */
export function checked(adapter: AccountAdapter): CheckedAdapter {
  if (isChecked in Object(adapter)) return adapter as CheckedAdapter;
  if (typeof adapter?.describe !== 'function') {
    throw new TypeError(
      `Not an account adapter: ${describeValue(adapter)} has no describe() method. Make one with a factory such as createRestAdapter({url}).`,
    );
  }
  const before = known.get(adapter);
  if (before) return before;

  // By name here, by type again below: TypeScript cannot follow a table of ports.
  const ports: object = Object.fromEntries(
    Object.entries(portResults).map(([port, results]) => [
      port,
      Object.fromEntries(
        Object.entries(results).map(([call, result]) => [
          call,
          guarded(`${port}.${call}`, result, () => {
            const owner = adapter[port as keyof typeof portResults] as Record<string, Call> | undefined;
            return owner?.[call]?.bind(owner);
          }),
        ]),
      ),
    ]),
  );
  const describe = guarded('describe', descriptionSchema, () => adapter.describe.bind(adapter) as Call);
  const result = {
    ...ports,
    [isChecked]: true,
    name: adapter.name,
    describe: async (options?: CallOptions) => {
      const description = (await describe(options)) as z.output<typeof descriptionSchema>;
      return {...description, capabilities: filled(description.capabilities)};
    },
    signIn: guarded('sign-in', signInResult, () => adapter.signIn?.bind(adapter) as Call | undefined),
    stepUp: guarded('step-up', stepUpResult, () => adapter.stepUp?.bind(adapter) as Call | undefined),
    resume: (url: URL) => adapter.resume?.(url),
    subscribe: (listener: (change: AdapterChange) => void) => adapter.subscribe?.(listener) ?? (() => {}),
  } as unknown as CheckedAdapter;
  known.set(adapter, result);
  return result;
}

function guarded(operation: string, result: z.ZodMiniType, find: () => Call | undefined): Call {
  return async (...parameters) => {
    const signal = signalOf(parameters);
    signal?.throwIfAborted();
    const call = find();
    if (!call) throw new AccountError('not-supported', {operation});
    let value: unknown;
    try {
      value = await call(...parameters);
    } catch (error) {
      signal?.throwIfAborted();
      const {code, details} = AccountError.from(error);
      throw new AccountError(code, {
        ...errorDetailsSchema.parse(details),
        cause: details.cause ?? error,
        operation,
      });
    }
    signal?.throwIfAborted();
    const parsed = result.safeParse(value);
    if (parsed.success) return parsed.data;
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AccountError('malformed-response', {operation, path, cause: parsed.error});
  };
}

// The options are the last argument of every call.
function signalOf(parameters: readonly unknown[]): AbortSignal | undefined {
  const {signal} = Object(parameters.at(-1)) as CallOptions;
  return signal instanceof AbortSignal ? signal : undefined;
}

function filled(declared: Readonly<Record<string, Capability>>): Record<OperationId, Capability> {
  const lacking: Capability = {support: 'none', refusal: {reason: 'backend'}};
  return Object.fromEntries(
    operationIds.map((operation) => [
      operation,
      Object.hasOwn(declared, operation) ? declared[operation] : lacking,
    ]),
  ) as Record<OperationId, Capability>;
}

/** Every operation of the contract. */
export const operationIds = Object.entries(portResults).flatMap(([port, results]) =>
  Object.keys(results).map((call) => `${port}.${call}` as OperationId),
);

function describeValue(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? 'this object'
    : (JSON.stringify(value) ?? String(value));
}
