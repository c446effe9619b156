/**
 * Writes openapi.json (OpenAPI 3.1) from the routes and schemas of the REST contract; the descriptions are the comments of
 * the schemas' own fields. `tsx scripts/openapi.ts [file]`.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import prettier from 'prettier';
import ts from 'typescript';
import * as z from 'zod';

import {bodies} from '../mocks/handlers/rest/bodies.js';
import {
  clientHeader,
  pendingAnswerSchema,
  problemSchema,
  redirectAnswerSchema,
  restDescriptionSchema,
  proofHeader,
  returnToHeader,
  routes,
} from '../src/adapters/rest/wire.js';
import {challengeSchema, type outcomeOf} from '../src/contract/calls.js';
import {capabilitySchema, contactSchema, refusalSchema} from '../src/contract/capability.js';
import {deviceSchema} from '../src/contract/device.js';
import {fieldErrorSchema} from '../src/contract/error-details.js';
import {type Operation, operationTable} from '../src/contract/operations.js';
import {organizationSchema} from '../src/contract/organization.js';
import {passwordPolicySchema, passwordRuleSchema} from '../src/contract/password.js';
import {attributeSchema, profileSchema} from '../src/contract/profile.js';
import {resetFlowSchema, resetStatusSchema} from '../src/contract/reset.js';
import {results} from '../src/contract/results.js';
import {revocationSchema, sessionSchema, signInSchema} from '../src/contract/session.js';
import {termsContentSchema, termsDocumentSchema, termsRecordSchema} from '../src/contract/terms.js';
import {
  enrollmentSchema,
  verificationMethodSchema,
  verificationOptionSchema,
  verificationStateSchema,
} from '../src/contract/verification.js';

type Json = Record<string, unknown>;
type Route = keyof typeof routes;

const contract = fileURLToPath(new URL('../src/contract/', import.meta.url));
const wire = fileURLToPath(new URL('../src/adapters/rest/wire.ts', import.meta.url));

/** Public name, the name in the source, the schema. */
const named = [
  ['Description', 'descriptionSchema', restDescriptionSchema],
  ['Capability', 'capabilitySchema', capabilitySchema],
  ['Refusal', 'refusalSchema', refusalSchema],
  ['Contact', 'contactSchema', contactSchema],
  ['StepUpChallenge', 'challengeSchema', challengeSchema],
  ['FieldError', 'fieldErrorSchema', fieldErrorSchema],
  ['Problem', 'errorDetailsSchema', problemSchema],
  ['Redirect', 'redirectAnswerSchema', redirectAnswerSchema],
  ['Pending', 'pendingAnswerSchema', pendingAnswerSchema],
  ['Profile', 'profileSchema', profileSchema],
  ['Attribute', 'attributeSchema', attributeSchema],
  ['Device', 'deviceSchema', deviceSchema],
  ['DevicePage', 'pageOf', results['devices.list']],
  ['Session', 'sessionSchema', sessionSchema],
  ['SessionPage', 'pageOf', results['sessions.list']],
  ['SignIn', 'signInSchema', signInSchema],
  ['SignInPage', 'pageOf', results['sessions.signIns']],
  ['Revocation', 'revocationSchema', revocationSchema],
  ['Organization', 'organizationSchema', organizationSchema],
  ['OrganizationPage', 'pageOf', results['organizations.list']],
  ['PasswordPolicy', 'passwordPolicySchema', passwordPolicySchema],
  ['PasswordRule', 'passwordRuleSchema', passwordRuleSchema],
  ['ResetStatus', 'resetStatusSchema', resetStatusSchema],
  ['ResetFlow', 'resetFlowSchema', resetFlowSchema],
  ['VerificationState', 'verificationStateSchema', verificationStateSchema],
  ['VerificationMethod', 'verificationMethodSchema', verificationMethodSchema],
  ['VerificationOption', 'verificationOptionSchema', verificationOptionSchema],
  ['Enrollment', 'enrollmentSchema', enrollmentSchema],
  ['TermsDocument', 'termsDocumentSchema', termsDocumentSchema],
  ['TermsPage', 'pageOf', results['terms.list']],
  ['TermsContent', 'termsContentSchema', termsContentSchema],
  ['TermsRecord', 'termsRecordSchema', termsRecordSchema],
  ['TermsHistory', 'pageOf', results['terms.history']],
  ['StepUpRequest', '', bodies.stepUp],
  ['ProfilePatch', '', bodies['profile.update']],
  ['StartEditRequest', '', bodies['profile.startEdit']],
  ['DisableDeviceRequest', '', bodies['devices.disable']],
  ['RevokeSessionsRequest', '', bodies['sessions.revokeOthers']],
  ['PasswordChange', '', bodies['password.change']],
  ['ResetRequest', '', bodies['reset.start']],
  ['ResetChoice', '', bodies['reset.choose']],
  ['ResetProof', '', bodies['reset.prove']],
  ['ResetEnd', '', bodies['reset.finish']],
  ['EnrollmentRequest', '', bodies['verification.begin']],
  ['EnrollmentProof', '', bodies['verification.complete']],
  ['RenameMethodRequest', '', bodies['verification.rename']],
  ['DefaultMethodRequest', '', bodies['verification.makeDefault']],
  ['TermsDecision', '', bodies['terms.decide']],
] as const;

const summaries: Readonly<Record<Exclude<Route, 'sessions.revokeAll'>, string>> = {
  describe: 'What can be done, by whom, and whom to ask; also when nobody is signed in',
  stepUp: 'Proves who is there, or says where that is done',
  'profile.get': 'The profile',
  'profile.update': 'Changes what is named (RFC 7396)',
  'profile.startEdit': 'Begins an edit that goes on at another page',
  'profile.photo': 'The photo: PNG, JPEG or WebP',
  'profile.setPhoto': 'Sets the photo',
  removePhoto: 'Removes the photo',
  'devices.list': 'The registered devices',
  'devices.disable': 'Takes a device off the account',
  'sessions.list': 'Where the account is signed in',
  'sessions.revoke': 'Ends one session',
  'sessions.revokeOthers': 'Ends the other sessions, or all of them',
  'sessions.signIns': 'Recent attempts to sign in',
  'sessions.reportSignIn': '"This wasn’t me"',
  'password.policy': 'What the organization asks of a password',
  'password.change': 'Changes the password',
  'organizations.list': 'The organizations that the account belongs to',
  'organizations.leave': 'Ends the membership; a redirect leads to signing in at that organization first',
  'reset.status': 'Whether a forgotten password could be reset',
  'reset.confirm': 'Confirms that the registered methods are still right',
  'reset.start': 'Begins to reset a password; needs no session, and answers the same for every identifier',
  'reset.choose': 'Asks for a code by that method',
  'reset.prove': 'Gives the code',
  'reset.finish': 'Sets the new password, or unlocks the account',
  'verification.get': 'The verification methods, and what may be added',
  'verification.begin': 'Begins to add a method, or to replace one',
  'verification.resend': 'Sends the code again',
  'verification.complete': 'Proves the new method; from then on it counts',
  'verification.cancel': 'Gives an enrolment up',
  'verification.rename': 'Names a method',
  'verification.remove': 'Removes a method',
  'verification.makeDefault': 'Makes a method the default',
  'terms.list': 'The terms of use that concern the account',
  'terms.content': 'A document in the language of Accept-Language; a PDF as such, with its version as ETag',
  'terms.decide': 'Accepts or declines what was on screen; another version there: 412',
  'terms.history': 'What was decided, newest first',
};

// ---- schemas, with the comments of their source

interface Comments {
  readonly own?: string;
  readonly fields: Readonly<Record<string, Comments>>;
}

function commentsOf(files: readonly string[]): Map<string, Comments> {
  const found = new Map<string, Comments>();
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const {name, initializer} of statement.declarationList.declarations) {
        if (initializer) found.set(name.getText(), {...docOf(statement), fields: fieldsOf(initializer)});
      }
    }
  }
  return found;
}

function fieldsOf(node: ts.Node): Readonly<Record<string, Comments>> {
  const literal = firstObjectLiteral(node);
  const fields = literal?.properties.filter(ts.isPropertyAssignment) ?? [];
  return Object.fromEntries(
    fields.map((field) => [field.name.getText(), {...docOf(field), fields: fieldsOf(field.initializer)}]),
  );
}

function firstObjectLiteral(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(node)) return node;
  return ts.forEachChild(node, firstObjectLiteral);
}

function docOf(node: ts.Node): {own?: string} {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  const text = doc && ts.isJSDoc(doc) ? ts.getTextOfJSDocComment(doc.comment) : undefined;
  return text ? {own: text} : {};
}

function describe(schema: Json, comments: Comments | undefined): void {
  if (!comments) return;
  if (comments.own && !('$ref' in schema)) schema['description'] ??= comments.own;
  const object = (schema['items'] as Json | undefined) ?? schema;
  for (const [name, property] of Object.entries(
    (object['properties'] as Record<string, Json> | undefined) ?? {},
  )) {
    describe(property, comments.fields[name]);
  }
}

function schemas(): Json {
  const registry = z.registry<{id: string}>();
  for (const [id, , schema] of named) registry.add(schema, {id});
  const {schemas: generated} = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    // Answers may have more; what is asked for may not be described wrongly.
    io: 'input',
    unrepresentable: 'any',
  });
  const comments = commentsOf([...readdirSync(contract).map((file) => contract + file), wire]);
  for (const [id, source] of named) {
    const schema = generated[id] as Json | undefined;
    if (schema) describe(schema, comments.get(source));
  }
  return Object.fromEntries(
    Object.entries(generated)
      .filter(([id]) => named.some(([name]) => name === id))
      .map(([id, {$schema: _, $id: __, ...schema}]) => [id, schema]),
  );
}

// ---- paths

const reference = (name: string) => ({$ref: `#/components/schemas/${name}`});
const json = (name: string) => ({'application/json': {schema: reference(name)}});
const images = () =>
  Object.fromEntries(
    ['image/png', 'image/jpeg', 'image/webp'].map((type) => [
      type,
      {schema: {type: 'string', contentMediaType: type}},
    ]),
  );
const header = (name: string, description: string, required = false) => ({
  name,
  in: 'header',
  required,
  description,
  schema: {type: 'string'},
});

/** What travels as an image, and what has a version, is said nowhere else. */
const imageRoutes: readonly string[] = ['profile.photo', 'profile.setPhoto'];
const versionedRoutes: readonly string[] = ['profile.get', 'profile.update'];

/** The public name of a schema. */
const nameOf = (schema: unknown) => named.find(([, , each]) => each === schema)?.[0];

/** The name of what a successful answer has. */
function valueOf(id: string): string | undefined {
  if (id === 'describe') return 'Description';
  const {kind, answers} = rowOf(id);
  const result: unknown = results[id as keyof typeof results];
  if (kind === 'read') return nameOf(result);
  if (!answers) return undefined;
  // An outcome: what `done` has, where it has something.
  const [done] = (result as ReturnType<typeof outcomeOf>).def.options;
  return nameOf(done.def.shape.value.def.innerType);
}

/** The routes that are no operation have rows of their own. */
function rowOf(id: string): Partial<Operation> {
  if (id === 'describe') return {kind: 'read'};
  return (operationTable as Readonly<Record<string, Operation>>)[id] ?? {kind: 'write'};
}

function operationOf(id: string, route: string, summary: string): Json {
  const {kind, paged} = rowOf(id);
  const write = kind !== 'read';
  const isImage = imageRoutes.includes(id);
  const value = isImage && !write ? 'image' : valueOf(id);
  const body = isImage ? write && 'image' : nameOf((bodies as Readonly<Record<string, unknown>>)[id]);
  const versioned = versionedRoutes.includes(id);

  const parameters = [
    ...(route.includes('{id}') ? [{name: 'id', in: 'path', required: true, schema: {type: 'string'}}] : []),
    ...(paged
      ? [
          {name: 'cursor', in: 'query', description: '`next` of the page before', schema: {type: 'string'}},
          {name: 'limit', in: 'query', schema: {type: 'integer', minimum: 1}},
          {
            name: 'search',
            in: 'query',
            description: 'Only where a page said `searchable`',
            schema: {type: 'string'},
          },
        ]
      : []),
    ...(id === 'profile.photo'
      ? [
          {
            name: 'size',
            in: 'query',
            description: 'Wanted width in pixels',
            schema: {type: 'integer', minimum: 1},
          },
        ]
      : []),
    ...(write
      ? [
          header(clientHeader, 'Its presence forces a preflight: without it, writes are refused (403)', true),
          header(returnToHeader, 'Where a redirect must come back to'),
          header(
            proofHeader,
            'A StepUpProof as percent-encoded JSON, where a challenge said `withCall`. A secret: it belongs in no log',
          ),
          ...(versioned
            ? [header('If-Match', 'The version that was read; another one there: 412', true)]
            : []),
        ]
      : []),
  ];
  const done = value === 'image' ? images() : value ? json(value) : undefined;
  const ok = done
    ? {
        description: 'Done',
        content:
          write && value !== 'image'
            ? {'application/json': {schema: {anyOf: [reference(value ?? ''), reference('Redirect')]}}}
            : done,
        ...(versioned && {headers: {ETag: {schema: {type: 'string'}}}}),
      }
    : {description: 'It goes on at another page', content: json('Redirect')};
  return {
    operationId: id,
    summary,
    ...(parameters.length > 0 && {parameters}),
    ...(body && {requestBody: {required: true, content: body === 'image' ? images() : json(body)}}),
    responses: {
      200: ok,
      ...(write && {
        202: {description: 'Accepted; it finishes later', content: json('Pending')},
        204: {description: 'Done'},
      }),
      default: {
        description: 'It did not happen. The type names why (the contract’s codes)',
        content: {'application/problem+json': {schema: reference('Problem')}},
        headers: {'Retry-After': {schema: {type: 'string'}}, 'WWW-Authenticate': {schema: {type: 'string'}}},
      },
    },
  };
}

function paths(): Json {
  const result: Record<string, Json> = {};
  for (const [id, summary] of Object.entries(summaries)) {
    const [method = '', path = ''] = routes[id as Route].split(' ');
    result[path] = {...result[path], [method.toLowerCase()]: operationOf(id, path, summary)};
  }
  return result;
}

async function generate(): Promise<string> {
  const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'The REST contract of account-elements',
      version,
      description:
        'What a backend answers so that the elements work with createRestAdapter({url}). Unknown members are allowed everywhere.',
      license: {name: 'MIT', identifier: 'MIT'},
    },
    servers: [{url: 'http://localhost:8787/account/v1', description: 'npm run backend'}],
    security: [{session: []}, {bearer: []}],
    paths: paths(),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'account-session',
          description: 'Any cookie the backend uses',
        },
        bearer: {type: 'http', scheme: 'bearer'},
      },
      schemas: schemas(),
    },
  };
  return prettier.format(JSON.stringify(document), {parser: 'json', printWidth: 110});
}

const [file = new URL('../openapi.json', import.meta.url)] = process.argv.slice(2);
writeFileSync(file, await generate());
