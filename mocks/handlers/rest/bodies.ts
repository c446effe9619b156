/** What the bodies of writes must be. The adapter's types say the same; here they are held against strangers. */
import * as z from 'zod/mini';

import {challengeSchema} from '../../../src/contract/calls.js';
import {disableReasons} from '../../../src/contract/device.js';

export const bodies = {
  stepUp: z.union([
    z.object({password: z.string()}),
    z.object({code: z.string()}),
    z.object({challenge: z.optional(challengeSchema)}),
  ]),
  'profile.update': z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
  'profile.startEdit': z.object({name: z.string()}),
  'devices.disable': z.object({why: z.optional(z.enum(disableReasons))}),
  'sessions.revokeOthers': z.object({scope: z.enum(['others', 'all'])}),
  'password.change': z.object({
    currentPassword: z.optional(z.string()),
    newPassword: z.string(),
    signOutOthers: z.optional(z.boolean()),
  }),
  session: z.object({identifier: z.string(), password: z.string()}),
} as const;
