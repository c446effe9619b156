import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';

import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Operation {
  readonly parameters: readonly {readonly name: string; readonly in: string}[];
  readonly requestBody?: {readonly content: Readonly<Record<string, {readonly schema: object}>>};
  readonly responses: Readonly<Record<string, Reply>>;
  /** A sentence where Microsoft lists none. */
  readonly 'x-permissions': string | {readonly DelegatedWork: readonly string[]};
}
interface Reply {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, {readonly schema: object}>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, Reply>>;
    readonly schemas: Readonly<
      Record<string, {readonly properties?: object; readonly allOf?: readonly object[]}>
    >;
  };
}

export const root = 'https://graph.microsoft.com/v1.0';
const url = new URL('graph-openapi-subset.json', import.meta.url);
const description = JSON.parse(readFileSync(url, 'utf8')) as Description;

const ajv = new Ajv2020({strict: false, allErrors: true});
addFormats(ajv);
ajv.addSchema(description, 'graph');

/** The operation that an address belongs to. Fails for one that the description does not have. */
export function operationAt(method: string, address: string): Operation {
  const {pathname} = new URL(address);
  const path = pathname.replace(/^\/(v1\.0|beta)/, '');
  for (const [template, methods] of Object.entries(description.paths)) {
    const pattern = template.replaceAll(/[$.]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+');
    const operation = methods[method.toLowerCase()];
    if (operation && new RegExp(`^${pattern}$`).test(path)) return operation;
  }
  return assert.fail(`${method} ${path} is not in the description.`);
}

/** Fails unless the request is one that Graph describes: path, query, selected properties, body. */
export async function assertRequest(request: Request): Promise<void> {
  const {parameters, requestBody} = operationAt(request.method, request.url);
  const {searchParams, pathname} = new URL(request.url);
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({name}) => name);
  for (const name of searchParams.keys())
    assert.ok(known.includes(name), `${pathname} has no parameter ${name}`);
  const type = pathname.endsWith('Devices') ? 'microsoft.graph.device' : 'microsoft.graph.user';
  const properties = Object.keys(description.components.schemas[type]?.properties ?? {});
  for (const field of searchParams.get('$select')?.split(',') ?? []) {
    assert.ok(properties.includes(field), `${type} has no property ${field}`);
  }
  const text = await request.clone().text();
  const {schema} = requestBody?.content['application/json'] ?? {};
  assert.equal(text !== '', schema !== undefined, `${request.method} ${pathname} has a body: ${text}`);
  if (schema) {
    assert.match(request.headers.get('Content-Type') ?? '', /^application\/json/);
    assertValid(absolute(schema), JSON.parse(text), request.url);
  }
}

/** Fails unless the answer fits its description, each device its type. */
export async function assertAnswer(request: Request, response: Response): Promise<void> {
  const {responses} = operationAt(request.method, request.url);
  const {status} = response;
  const reply = responses[status] ?? responses[`${Math.trunc(status / 100)}XX`];
  assert.ok(reply, `${request.url} never answers ${status}`);
  if (status === 204) return;
  const found = reply.$ref ? description.components.responses[reply.$ref.split('/').at(-1) ?? ''] : reply;
  const media = Object.keys(found?.content ?? {});
  const type = response.headers.get('Content-Type') ?? '';
  if (media.includes('image/*')) {
    assert.match(type, /^image\//);
    return;
  }
  assert.match(type, /^application\/json/);
  const body = (await response.clone().json()) as {value?: unknown[]};
  const {schema} = found?.content?.['application/json'] ?? assert.fail('no schema');
  assertValid(absolute(schema), body, request.url);
  if (new URL(request.url).pathname.endsWith('Devices') && response.ok) {
    const device = {$ref: 'graph#/components/schemas/microsoft.graph.device'};
    for (const item of body.value ?? []) assertValid(device, item, request.url);
  }
}

function assertValid(schema: object, value: unknown, what: string): void {
  const validate = ajv.compile(schema);
  assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`);
}

/** The schema with references into the whole description. */
function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"graph#/')) as object;
}

/** The scopes any of which a user or an administrator must grant for it. */
export function scopesOf(request: Request): readonly string[] {
  const permissions = operationAt(request.method, request.url)['x-permissions'];
  // Of the beta, Microsoft lists none.
  if (typeof permissions === 'string') return ['UserAuthenticationMethod.ReadWrite'];
  return permissions.DelegatedWork.map((scope) => scope.replace(/^\*/, '').replace(' (admin consent)', ''));
}
