/** What the bodies of writes must be. The adapter's types say the same; here they are held against strangers. */
import * as z from 'zod/mini';

import {challengeSchema} from '../../../src/contract/calls.js';
import {disableReasons} from '../../../src/contract/device.js';
import {resetReasons} from '../../../src/contract/reset.js';
import {phoneSlots, phoneWays, verificationTypeSchema} from '../../../src/contract/verification.js';

const proofs = [
  z.object({password: z.string()}),
  z.object({code: z.string()}),
  z.object({credential: z.record(z.string(), z.unknown())}),
] as const;

/** A proof that comes with a call. */
export const proof = z.union(proofs);

export const bodies = {
  stepUp: z.union([...proofs, z.object({challenge: z.optional(challengeSchema)})]),
  'profile.update': z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
  'profile.startEdit': z.object({name: z.string()}),
  'devices.disable': z.object({why: z.optional(z.enum(disableReasons))}),
  'sessions.revokeOthers': z.object({scope: z.enum(['others', 'all'])}),
  'password.change': z.object({
    currentPassword: z.optional(z.string()),
    newPassword: z.string(),
    signOutOthers: z.optional(z.boolean()),
  }),
  'reset.start': z.object({identifier: z.string(), why: z.enum(resetReasons)}),
  'reset.choose': z.object({choice: z.string()}),
  'reset.prove': z.object({code: z.string()}),
  'reset.finish': z.union([z.object({newPassword: z.string()}), z.object({unlock: z.literal(true)})]),
  'verification.begin': z.object({
    type: verificationTypeSchema,
    label: z.optional(z.string()),
    number: z.optional(z.string()),
    extension: z.optional(z.string()),
    slot: z.optional(z.enum(phoneSlots)),
    address: z.optional(z.string()),
    way: z.optional(z.enum(phoneWays)),
    replaces: z.optional(z.string()),
  }),
  'verification.complete': z.union([
    z.object({code: z.string()}),
    z.object({credential: z.record(z.string(), z.unknown())}),
    z.object({kept: z.literal(true)}),
  ]),
  'verification.rename': z.object({label: z.string()}),
  'verification.makeDefault': z.object({id: z.string(), way: z.optional(z.enum(phoneWays))}),
  'terms.decide': z.object({
    decision: z.enum(['accept', 'decline']),
    version: z.string(),
    locale: z.optional(z.string()),
  }),
  session: z.object({identifier: z.string(), password: z.string()}),
} as const;
