/**
 * HTTP as the adapters of this package do it, for adapters of one's own: `account-elements/http.js`.
 *
 * ```ts
 * const prepare = async () => ({method: 'GET', headers: {Authorization: `Bearer ${await getToken()}`}});
 * const answer = await exchange(new URL('https://id.example/me'), prepare, {timeout: 10_000}, signal);
 * if (answer.status >= 300) {
 *   const [code, details] = failureOf(answer);
 *   throw new AccountError(code, {...details, backendCode: …});
 * }
 * return readProfile(objectOf(answer));
 * ```
 *
 * `exchange` and `failureOf` know HTTP, and nothing of a backend: which field a refusal means, and what its codes say, is the
 * adapter's. The guide "Write an adapter" makes one with them.
 */
export {failureOf} from './internal/failure.js';
export {
  type Answer,
  exchange,
  type HttpOptions,
  isObject,
  type JsonObject,
  malformed,
  nothingOf,
  notSupported,
  objectOf,
  objectsOf,
} from './internal/http.js';
