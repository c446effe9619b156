import type * as z from 'zod/mini';

import {clientHeader, proofHeader, returnToHeader} from '../../../src/adapters/rest/routes.js';
import type {PageOptions, StepUpProof, WriteOptions} from '../../../src/contract/calls.js';
import {AccountError} from '../../../src/contract/error.js';
import {pageOrigin} from '../../places.js';
import {proof as proofSchema} from './bodies.js';
import {field, StatusError} from './problem.js';

/** @throws AccountError for a write that a page could make without our header, and so without a preflight. */
export function demandOurClient({headers}: Request): void {
  if (!headers.has(clientHeader)) throw new StatusError('forbidden', 403);
}

/** The body. @throws AccountError `validation` where it is no JSON, or not what the schema says. */
export async function read<S extends z.ZodMiniType>(request: Request, schema: S): Promise<z.output<S>> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    throw new StatusError('validation', 415, field('', 'type'));
  }
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw new StatusError('validation', 400, field('', 'json'));
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw new AccountError('validation', field(path.map((key) => `/${String(key)}`).join(''), 'type'));
}

export function optionsOf({headers, signal}: Request): WriteOptions {
  const proof = proofIn(headers.get(proofHeader));
  const ifVersion = headers.get('If-Match') ?? undefined;
  const returnTo = headers.get(returnToHeader) ?? undefined;
  // The language that is wanted first (RFC 9110, Accept-Language).
  const locale = headers.get('Accept-Language')?.split(/[,;]/)[0]?.trim() || undefined;
  return {signal, ifVersion, returnTo, ...(proof && {proof}), ...(locale !== '*' && {locale})};
}

/** @throws AccountError `validation` where the header is no proof. */
function proofIn(header: string | null): StepUpProof | undefined {
  if (header === null) return undefined;
  try {
    return proofSchema.parse(JSON.parse(decodeURIComponent(header)));
  } catch {
    throw new StatusError('validation', 400, field('', 'proof'));
  }
}

export function pageOptions(query: URLSearchParams): PageOptions {
  const limit = Number(query.get('limit')) || undefined;
  return {cursor: query.get('cursor') ?? undefined, search: query.get('search') ?? undefined, limit};
}

/** Which page it comes from. Browsers leave the header out of a page's reads of its own origin, and add it after a service worker. */
export function originOf({headers, url}: Request): string {
  return headers.get('Origin') ?? pageOrigin() ?? new URL(url).origin;
}
