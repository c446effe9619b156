import {createContext} from '@lit/context';
import * as z from 'zod/mini';

const text = z.optional(z.string());
const contactSchema = z.object({label: text, email: text, url: text});
const capabilitySchema = z.object({
  support: z.enum(['native', 'redirect', 'external', 'none']),
  url: text,
  refusal: z.optional(z.object({reason: z.string(), text, contact: z.optional(contactSchema)})),
});
export type Capability = z.output<typeof capabilitySchema>;

const descriptionSchema = z.object({
  subject: text,
  capabilities: z.record(z.string(), capabilitySchema),
  support: z.optional(contactSchema),
});
export type Description = z.output<typeof descriptionSchema>;

const profileSchema = z.object({
  displayName: z.string(),
  username: text,
  email: text,
  otherEmails: z.optional(z.array(z.string())),
  phones: z.optional(z.array(z.object({type: z.string(), number: z.string()}))),
  jobTitle: text,
  department: text,
  organization: text,
  office: z.optional(z.object({location: text, street: text, city: text, postalCode: text, country: text})),
  manager: z.optional(z.object({displayName: z.string(), email: text})),
  hasPhoto: z.optional(z.boolean()),
});
export type Profile = z.output<typeof profileSchema>;

const deviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: text,
  os: text,
  osVersion: text,
  manufacturer: text,
  model: text,
  current: z.optional(z.boolean()),
  compliance: z.optional(z.enum(['compliant', 'non-compliant'])),
  managed: z.optional(z.boolean()),
  join: z.optional(z.enum(['registered', 'joined', 'hybrid-joined'])),
  registeredAt: text,
  lastActivityAt: text,
  disable: z.optional(capabilitySchema),
});
export type Device = z.output<typeof deviceSchema>;

const devicesSchema = z.object({items: z.array(deviceSchema), next: text});
export type Devices = z.output<typeof devicesSchema>;

const policySchema = z.object({
  requiresCurrent: z.boolean(),
  signOutOthers: z.enum(['offered', 'always', 'never']),
  rules: z.array(
    z.object({
      code: z.string(),
      params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
      check: z.enum(['client', 'server']),
    }),
  ),
});
export type Policy = z.output<typeof policySchema>;

export interface Client {
  readonly description: Promise<Description>;
  readonly profile: Promise<Profile>;
  readonly photo: string;
  devices(cursor?: string): Promise<Devices>;
  disable(id: string): Promise<void>;
  policy(): Promise<Policy>;
  changePassword(change: object): Promise<void>;
}

export const clientContext = createContext<Client>('plain-client');

export function createClient(root: string): Client {
  const call = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(root + path, {
      method: body ? 'POST' : 'GET',
      headers: {'X-Account-Elements': '1', ...(body && {'Content-Type': 'application/json'})},
      ...(body && {body: JSON.stringify(body)}),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.status === 204 ? undefined : response.json();
  };
  return {
    description: call('/').then((answer) => descriptionSchema.parse(answer)),
    profile: call('/profile').then((answer) => profileSchema.parse(answer)),
    photo: `${root}/profile/photo?size=144`,
    devices: async (cursor) => {
      const query = new URLSearchParams({limit: '50', ...(cursor && {cursor})});
      return devicesSchema.parse(await call(`/devices?${query}`));
    },
    disable: async (id) => void (await call(`/devices/${encodeURIComponent(id)}/disable`, {})),
    policy: async () => policySchema.parse(await call('/password/policy')),
    changePassword: async (change) => void (await call('/password/change', change)),
  };
}
