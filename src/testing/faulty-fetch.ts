import type {SuiteFault} from './subject.js';

/** A `fetch` that can be told to fail, for the rig of an adapter that speaks HTTP. */
export interface FaultyFetch {
  /** Give it to the adapter. */
  readonly fetch: typeof fetch;
  /** For `SuiteRig.fail`. */
  readonly fail: (fault: SuiteFault | undefined) => void;
  /** For `SuiteRig.requests`. */
  readonly requests: () => readonly string[];
}

const page = '<!doctype html><title>Sign in</title><form method="post"></form>';

const answers: Readonly<Record<Exclude<SuiteFault, 'network' | 'silence'>, [BodyInit, ResponseInit]>> = {
  page: [page, {headers: {'Content-Type': 'text/html'}}],
  truncated: ['{"items": [{"id": "1", "na', {headers: {'Content-Type': 'application/json'}}],
  empty: ['', {headers: {'Content-Type': 'application/json'}}],
  'other-json': ['[false]', {headers: {'Content-Type': 'application/json'}}],
  'error-as-success': [
    '{"error": {"code": "failed", "message": "It failed."}}',
    {headers: {'Content-Type': 'application/json'}},
  ],
  unauthenticated: [page, {status: 401, headers: {'Content-Type': 'text/html'}}],
  'rate-limited': [page, {status: 429, headers: {'Content-Type': 'text/html', 'Retry-After': '7'}}],
  unavailable: [page, {status: 502, headers: {'Content-Type': 'text/html'}}],
};

/** Wraps a `fetch` (default: the global one), so that its requests can be counted and made to fail. */
export function faultyFetch(send: typeof fetch = (...request) => globalThis.fetch(...request)): FaultyFetch {
  let fault: SuiteFault | undefined;
  const requests: string[] = [];
  return {
    fetch: async (input, init) => {
      requests.push(input instanceof Request ? input.url : String(input));
      if (!fault) return send(input, init);
      if (fault === 'network') throw new TypeError('Failed to fetch');
      if (fault === 'silence') return new Promise<never>(() => {});
      return new Response(...answers[fault]);
    },
    fail: (next) => {
      fault = next;
    },
    requests: () => requests,
  };
}
