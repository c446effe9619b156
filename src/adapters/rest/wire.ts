/** The HTTP shapes of the REST contract: what the adapter sends and the reference backend answers. `openapi.json` is made from them. */
import * as z from 'zod/mini';

import type {OperationId} from '../../contract/adapter.js';
import {redirectSchema} from '../../contract/calls.js';
import {descriptionSchema} from '../../contract/description.js';
import {accountErrorCodes} from '../../contract/error.js';
import {errorDetailsSchema} from '../../contract/error-details.js';
import {operationTable} from '../../contract/operations.js';
import {laterRoutes} from './later-routes.js';
import {firstRoutes, problemTypePrefix} from './routes.js';

export * from './routes.js';

type Routes = Record<OperationId | 'describe' | keyof typeof laterRoutes, string>;

/** Method and path of every call. */
export const routes: Readonly<Routes> = {
  describe: firstRoutes.describe,
  ...laterRoutes,
  ...(Object.fromEntries(Object.entries(operationTable).map(([id, {route}]) => [id, route])) as Record<
    OperationId,
    string
  >),
};

/** `GET /`: the description, and where signing in happens; the adapter adds `returnTo` to its query. */
export const restDescriptionSchema = z.extend(descriptionSchema, {
  signInUrl: z.optional(redirectSchema.shape.url),
});

/** A write that goes on elsewhere (200). The item, and any other operation, are the adapter's to fill in. */
export const redirectAnswerSchema = z.object({
  redirect: z.object({
    url: redirectSchema.shape.url,
    /** That page only signs in: nothing of what was asked is done there. */
    operation: z.optional(z.literal('sign-in')),
  }),
});
/** A write that was accepted and finishes later (202). */
export const pendingAnswerSchema = z.object({
  pending: z.object({code: z.enum(['mail-sent', 'approval', 'processing'])}),
});

/** RFC 9457; `type` is the prefix and one of the contract's codes. */
// What is foreign, no backend says of itself.
export const problemSchema = z.extend(z.omit(errorDetailsSchema, {foreign: true}), {
  type: z.templateLiteral([problemTypePrefix, z.enum(accountErrorCodes)]),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
});
export type Problem = z.output<typeof problemSchema>;
