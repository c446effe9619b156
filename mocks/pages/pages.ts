import type {Resumption} from '../../src/contract/calls.js';
import {AccountError} from '../../src/contract/error.js';
import {isCurrentPassword, prove} from '../step-up.js';
import type {MockBackend} from '../backend.js';
import {carryOut} from './carry-out.js';
import {judge} from '../attempts.js';
import {person} from '../person.js';
import {mayReturn, type PageName, type Places} from '../places.js';
import {withResumption} from '../resumption.js';
import {type Markup, markup, page, stylesheet} from './html.js';

export interface PagesOptions {
  readonly backend: MockBackend;
  readonly places: Places;
  /** Whose session a request has. */
  readonly tokenOf: (request: Request) => string | undefined;
  /** Headers of the answer that begins a session. */
  readonly begin: (token: string) => Record<string, string>;
}

interface Visit extends PagesOptions {
  readonly request: Request;
  readonly url: URL;
  /** What was sent; empty for a look. */
  readonly form: URLSearchParams;
}

/** The backend's own pages: plain HTML, at the addresses that redirects lead to. Answers nothing for other paths. */
export async function servePage(options: PagesOptions, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  // As static files they end in ".html".
  const name = (url.pathname.split('/').at(-1) ?? '').replace(/\.html$/, '');
  if (name === 'pages.css') return new Response(stylesheet, {headers: {'Content-Type': 'text/css'}});
  const serve = Object.hasOwn(pages, name) ? pages[name as PageName] : undefined;
  if (!serve) return undefined;
  const form = new URLSearchParams(request.method === 'POST' ? await request.text() : '');
  return serve({...options, request, url, form});
}

const pages: Readonly<Record<PageName, (visit: Visit) => Promise<Response>>> = {
  'sign-in': async (visit) => {
    const {backend, request, form, begin} = visit;
    if (request.method !== 'POST') return signInForm(visit);
    try {
      const userAgent = request.headers.get('User-Agent') ?? undefined;
      const identifier = form.get('identifier') ?? '';
      const {token} = await backend.signIn({identifier, password: form.get('password') ?? '', userAgent});
      return leave(visit, {operation: 'sign-in', status: 'completed'}, begin(token));
    } catch (error) {
      return signInForm(visit, AccountError.from(error));
    }
  },

  'step-up': async (visit) => {
    const {backend, request, form, tokenOf} = visit;
    if (form.has('cancel')) return leave(visit, {operation: 'step-up', status: 'cancelled'});
    const session = backend.sessionOf(tokenOf(request));
    if (!session) return signInFirst(visit);
    if (request.method !== 'POST') return stepUpForm();
    try {
      await prove(backend, session, {password: form.get('password') ?? ''});
      return leave(visit, {operation: 'step-up', status: 'completed'});
    } catch (error) {
      return stepUpForm(AccountError.from(error));
    }
  },

  operation: async (visit) => {
    const {backend, request, form, url, tokenOf} = visit;
    const operation = url.searchParams.get('operation') ?? '';
    const item = url.searchParams.get('item') ?? undefined;
    if (form.has('cancel')) return leave(visit, {operation, item, status: 'cancelled'});
    const token = tokenOf(request);
    const session = backend.sessionOf(token);
    if (!session) return signInFirst(visit);
    const asked = formOf(operation);
    if (!asked) return page('Nothing to do here', markup`<p>There is no page for “${operation}”.</p>`, 404);
    if (request.method !== 'POST') return operationForm(asked);
    try {
      if (asked.wantsPassword) {
        await judge(backend, '/password', () => isCurrentPassword(backend, form.get('password') ?? ''));
      }
      await carryOut({backend, session, operation, item, form});
      return leave(visit, {operation, item, status: 'completed'});
    } catch (error) {
      return operationForm(asked, AccountError.from(error));
    }
  },
};

interface OperationForm {
  readonly title: string;
  readonly lead: string;
  readonly fields: Markup;
  readonly submit: string;
  readonly wantsPassword?: true;
}

function formOf(operation: string): OperationForm | undefined {
  switch (operation) {
    case 'password.change':
      return {
        title: 'Change your password',
        lead: 'You are at Contoso’s own page. At least 15 characters.',
        wantsPassword: true,
        fields: markup`${password('password', 'Current password', 'current-password')}${password('newPassword', 'New password', 'new-password')}`,
        submit: 'Change password',
      };
    case 'devices.disable':
      return {
        title: 'Disable this device',
        lead: 'It has to be set up again afterwards.',
        fields: markup``,
        submit: 'Disable device',
      };
    case 'sessions.revoke':
    case 'sessions.revokeOthers':
    case 'sessions.revokeAll':
      return {
        title: 'Sign out elsewhere',
        lead: 'The sessions end at once.',
        fields: markup``,
        submit: 'Sign out',
      };
    case 'profile.startEdit':
      return {
        title: 'Change your e-mail address',
        lead: 'You are at Contoso’s own page.',
        fields: markup`<label>New e-mail address <input name="value" type="email" autocomplete="email" required /></label>`,
        submit: 'Save',
      };
    default:
      return undefined;
  }
}

const password = (name: string, label: string, autocomplete: string) =>
  markup`<label>${label} <input name="${name}" type="password" autocomplete="${autocomplete}" required /></label>`;

function signInForm(visit: Visit, error?: AccountError): Response {
  return page(
    'Sign in',
    markup`${failure(error)}
      <form method="post">
        <label>User ID <input name="identifier" autocomplete="username" value="${visit.form.get('identifier') ?? ''}" required /></label>
        ${password('password', 'Password', 'current-password')}
        <div class="buttons"><button>Sign in</button></div>
      </form>
      <p class="hint">For trying out: ${person.identifier} and “${person.password}”.</p>`,
    error ? 422 : 200,
  );
}

function stepUpForm(error?: AccountError): Response {
  return operationForm(
    {
      title: 'Confirm it’s you',
      lead: 'This is a sensitive step, so we ask again who is there.',
      fields: password('password', 'Password', 'current-password'),
      submit: 'Continue',
    },
    error,
  );
}

function operationForm({title, lead, fields, submit}: OperationForm, error?: AccountError): Response {
  return page(
    title,
    markup`<p>${lead}</p>${failure(error)}
      <form method="post">
        ${fields}
        <div class="buttons"><button>${submit}</button><button name="cancel" value="1" class="button" formnovalidate>Cancel</button></div>
      </form>`,
    error ? 422 : 200,
  );
}

function failure(error: AccountError | undefined): Markup {
  if (!error) return markup``;
  const {code, details} = error;
  const wait = details.retryAfterSeconds;
  if (code === 'rate-limited')
    return markup`<p class="error" role="alert">Too many attempts. Try again in ${String(wait ?? 60)} seconds.</p>`;
  if (code === 'policy')
    return markup`<p class="error" role="alert">${details.refusal?.text ?? 'Not allowed.'}</p>`;
  return markup`<p class="error" role="alert">That wasn’t right: ${details.fields?.map((field) => field.code).join(', ') ?? code}.</p>`;
}

function signInFirst({places, url}: Visit): Promise<Response> {
  const target = new URL(places.page('sign-in'));
  target.searchParams.set('returnTo', url.href);
  return Promise.resolve(redirect(target.href));
}

/** Back to where it was asked for, where that is allowed; else it says that it is done. */
function leave({url, places}: Visit, resumption: Resumption, headers: Record<string, string> = {}): Response {
  const returnTo = url.searchParams.get('returnTo');
  const ownPage = returnTo !== null && new URL(returnTo, url).origin === url.origin;
  if (returnTo !== null && (mayReturn(places, returnTo) || ownPage)) {
    return redirect(withResumption(returnTo, resumption), headers);
  }
  const done = page('Done', markup`<p>You can close this page.</p>`);
  for (const [name, value] of Object.entries(headers)) done.headers.set(name, value);
  return done;
}

function redirect(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {status: 303, headers: {Location: location, ...headers}});
}
