import {resumptionParameters} from '../src/adapters/rest/routes.js';
import type {Resumption} from '../src/contract/calls.js';

const statuses = ['completed', 'cancelled', 'failed'] as const;

/** What a page of the backend left in the address. */
export function resumptionOf({searchParams}: URL): Resumption | undefined {
  const operation = searchParams.get(resumptionParameters.operation);
  if (!operation) return undefined;
  const item = searchParams.get(resumptionParameters.item);
  const status = statuses.find((known) => known === searchParams.get(resumptionParameters.status));
  return {operation, ...(item && {item}), status: status ?? 'unknown'};
}

/** The address to go back to, with what happened in it. */
export function withResumption(returnTo: string, {operation, item, status}: Resumption): string {
  const url = new URL(returnTo);
  url.searchParams.set(resumptionParameters.operation, operation);
  if (item !== undefined) url.searchParams.set(resumptionParameters.item, item);
  url.searchParams.set(resumptionParameters.status, status);
  return url.href;
}
