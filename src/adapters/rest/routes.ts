/** The names of the REST contract. Apart from its schemas, which a page without mocks does not load. */
import type {operationTable} from '../../contract/operations.js';

type Table = typeof operationTable;

/**
 * Method and path of the calls that an element makes at first sight, below the contract's root (`…/account/v1`); the same as in
 * the contract's table, which is loaded later.
 */
export const firstRoutes = {
  describe: 'GET /',
  'profile.get': 'GET /profile',
  'profile.photo': 'GET /profile/photo',
  'devices.list': 'GET /devices',
  'sessions.list': 'GET /sessions',
  'sessions.signIns': 'GET /sign-ins',
  'organizations.list': 'GET /organizations',
  'password.policy': 'GET /password/policy',
  'reset.status': 'GET /reset',
  'verification.get': 'GET /verification',
  'terms.list': 'GET /terms',
} as const satisfies {readonly [O in keyof Table]?: Table[O]['route']} & {readonly describe: string};

/** Every request has it: a custom header forces a preflight across origins, and the backend refuses writes without it (CSRF; ASVS 3.5.2). */
export const clientHeader = 'X-Account-Elements';
/** On writes: where a redirect must come back to. */
export const returnToHeader = 'X-Account-Return-To';

/** `CallOptions.proof` as JSON, percent-encoded (RFC 3986) since a header takes ASCII only. */
export const proofHeader = 'X-Account-Proof';

/** A problem's `type` is this prefix and one of the contract's codes. */
export const problemTypePrefix = 'urn:account-elements:problem:';

/** What a redirect's page adds to `returnTo`: read by `resume()`, never believed. */
export const resumptionParameters = {
  operation: 'account-operation',
  item: 'account-item',
  status: 'account-status',
} as const;
