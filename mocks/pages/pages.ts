import type {OperationId} from '../../src/contract/adapter.js';
import type {Resumption} from '../../src/contract/calls.js';
import {AccountError} from '../../src/contract/error.js';
import type {MockBackend} from '../backend.js';
import {joined} from '../organizations.js';
import {mayReturn, type PageName, type Places} from '../places.js';
import {withResumption} from '../resumption.js';
import {capabilitiesOf} from '../scenarios.js';
import {signInAt} from '../sign-in.js';
import {prove} from '../step-up.js';
import {carryOut} from './carry-out.js';
import {textIn} from './fields.js';
import {formFor, organizationSignInForm, showForm, signInForm, stepUpForm} from './forms.js';
import {markup, page, stylesheet} from './html.js';
import {serveReset} from './reset-page.js';

export interface PagesOptions {
  readonly backend: MockBackend;
  readonly places: Places;
  /** Whose session a request has. */
  readonly tokenOf: (request: Request) => string | undefined;
  /** Headers of the answer that begins a session. */
  readonly begin: (token: string) => Record<string, string>;
}

interface PageVisit extends PagesOptions {
  readonly request: Request;
  readonly url: URL;
  /** What was sent; absent for a look. */
  readonly form: FormData | undefined;
}

/** The backend's own pages: plain HTML, at the addresses that redirects lead to. Answers nothing for other paths. */
export async function servePage(options: PagesOptions, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  const name = pageName(url);
  if (name === 'pages.css') return new Response(stylesheet, {headers: {'Content-Type': 'text/css'}});
  const serve = Object.hasOwn(pages, name) ? pages[name as PageName] : undefined;
  if (!serve) return undefined;
  try {
    const form = request.method === 'POST' ? await request.formData() : undefined;
    return await serve({...options, request, url, form});
  } catch (error) {
    if (error instanceof AccountError) throw error;
    return page('That was no form', markup`<p>Go back and try again.</p>`, 400);
  }
}

function pageName({pathname}: URL): string {
  if (/\/organizations\/[^/]+\/sign-in$/.test(pathname)) return 'organization-sign-in';
  // As static files they end in ".html".
  return (pathname.split('/').at(-1) ?? '').replace(/\.html$/, '');
}

const pages: Readonly<Record<PageName, (visit: PageVisit) => Promise<Response>>> = {
  'sign-in': async (visit) => {
    const {backend, request, form, begin} = visit;
    if (!form) return showForm(signInForm(''));
    const identifier = textIn(form, 'identifier');
    const userAgent = request.headers.get('User-Agent') ?? undefined;
    return backend.signIn({identifier, password: textIn(form, 'password'), userAgent}).then(
      ({token}) => leave(visit, {operation: 'sign-in', status: 'completed'}, begin(token)),
      (error: unknown) => showForm(signInForm(identifier), AccountError.from(error)),
    );
  },

  'step-up': async (visit) => {
    const {backend, places, request, form, tokenOf} = visit;
    if (form?.has('cancel')) return leave(visit, {operation: 'step-up', status: 'cancelled'});
    const session = backend.sessionOf(tokenOf(request));
    if (!session) return signInFirst(visit);
    if (!form) return showForm(stepUpForm);
    const code = textIn(form, 'code');
    const proof = code ? {code} : {password: textIn(form, 'password')};
    return prove({backend, token: session.token, places}, session, proof).then(
      () => leave(visit, {operation: 'step-up', status: 'completed'}),
      (error: unknown) => showForm(stepUpForm, AccountError.from(error)),
    );
  },

  'organization-sign-in': async (visit) => {
    const {backend, request, form, url, tokenOf} = visit;
    const [, inPath] = /\/organizations\/([^/]+)\/sign-in$/.exec(url.pathname) ?? [];
    const item = inPath === undefined ? (url.searchParams.get('id') ?? '') : decoded(inPath);
    if (form?.has('cancel')) return leave(visit, {operation: 'sign-in', item, status: 'cancelled'});
    const session = backend.sessionOf(tokenOf(request));
    if (!session) return signInFirst(visit);
    const organization = joined(backend).find(({id}) => id === item);
    if (!organization) return page('Nothing to do here', markup`<p>You are no guest here.</p>`, 404);
    const {name} = organization;
    if (!form) return showForm(organizationSignInForm(name, ''));
    const identifier = textIn(form, 'identifier');
    return signInAt(backend, session, item, {identifier, password: textIn(form, 'password')}).then(
      () => leave(visit, {operation: 'sign-in', item, status: 'completed'}),
      (error: unknown) => showForm(organizationSignInForm(name, identifier), AccountError.from(error)),
    );
  },

  operation: async (visit) => {
    const {backend, places, request, form, url, tokenOf} = visit;
    const operation = url.searchParams.get('operation') ?? '';
    const item = url.searchParams.get('item') ?? undefined;
    if (form?.has('cancel')) return leave(visit, {operation, item, status: 'cancelled'});
    const token = tokenOf(request);
    if (operation === 'reset.start' && isRedirect(backend, operation)) {
      const answer = await serveReset({backend, token, places}, form);
      return answer ?? leave(visit, {operation, status: 'completed'});
    }
    if (!backend.sessionOf(token)) return signInFirst(visit);
    const asked = isRedirect(backend, operation)
      ? formFor(backend, operation, url.searchParams, form)
      : undefined;
    if (!asked) return page('Nothing to do here', markup`<p>There is no page for “${operation}”.</p>`, 404);
    if (!form) return showForm(asked);
    return carryOut({backend, token, places}, {operation, item, form, query: url.searchParams}).then(
      (next) => (next ? showForm(next) : leave(visit, {operation, item, status: 'completed'})),
      (error: unknown) => showForm(asked, AccountError.from(error)),
    );
  },
};

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isRedirect({scenario}: MockBackend, operation: string): boolean {
  const capabilities = capabilitiesOf(scenario);
  return capabilities[operation as OperationId]?.support === 'redirect';
}

function signInFirst({places, url}: PageVisit): Response {
  const target = new URL(places.page('sign-in'));
  target.searchParams.set('returnTo', url.href);
  return redirect(target.href);
}

/** Back to where it was asked for, where that is allowed; else it says that it is done. */
function leave(
  {url, places}: PageVisit,
  resumption: Resumption,
  headers: Record<string, string> = {},
): Response {
  const returnTo = url.searchParams.get('returnTo') ?? '';
  // Where the pages are, the server says; the request's own address can be made up.
  const isOwn = URL.canParse(returnTo) && new URL(returnTo).origin === new URL(places.page('sign-in')).origin;
  if (isOwn || mayReturn(places, returnTo)) return redirect(withResumption(returnTo, resumption), headers);
  const done = page('Done', markup`<p>You can close this page.</p>`);
  for (const [name, value] of Object.entries(headers)) done.headers.set(name, value);
  return done;
}

function redirect(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {status: 303, headers: {Location: location, ...headers}});
}
