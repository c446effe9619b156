import {readFileSync} from 'node:fs';

import {Ajv2020} from 'ajv/dist/2020.js';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const description = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as Document;
const ajv = new Ajv2020({strict: false, allErrors: true, validateFormats: false});
ajv.addSchema(description, 'openapi.json');

/** A fetch that holds each answer of the contract's root against openapi.json, and throws where it differs. */
export function describedFetch(root: string): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const request = new Request(input, init);
    await validate(root, request, response.clone());
    return response;
  };
}

async function validate(root: string, {url, method}: Request, response: Response): Promise<void> {
  const path = new URL(url).pathname.slice(new URL(root).pathname.length) || '/';
  const templates = Object.keys(description.paths).filter(
    (each) => description.paths[each]?.[method.toLowerCase()],
  );
  const fits = (each: string) => new RegExp(`^${each.replace('{id}', '[^/]+')}$`).test(path);
  const template = templates.find((each) => each === path) ?? templates.find(fits);
  if (!template) {
    throw new Error(`${method} ${path} is not in openapi.json.`);
  }
  const pointer = (...parts: string[]) =>
    `openapi.json#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
  const place = ['paths', template, method.toLowerCase(), 'responses'];
  const status = response.ok ? `${response.status}` : 'default';
  if (!ajv.getSchema(pointer(...place, status)))
    throw new Error(`${method} ${path} may not answer ${status}.`);
  if (response.status === 204) return;
  const type = (response.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
  const check = ajv.getSchema(pointer(...place, status, 'content', type, 'schema'));
  if (!check) throw new Error(`${method} ${path} may not answer ${status} with ${type}.`);
  if (type.startsWith('image/')) return;
  if (!check(await response.json())) {
    throw new Error(`${method} ${path} ${status}: ${ajv.errorsText(check.errors)}`);
  }
}
