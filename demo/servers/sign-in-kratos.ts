/** Signs in by a login flow of Kratos, which led here. */
import type {Ask, Field, Step} from './sign-in.js';

/** Written in by Vite. */
declare const serverUrl: string;

interface Flow {
  readonly return_to?: string;
  readonly ui: {
    readonly action: string;
    readonly nodes: readonly {
      readonly attributes: {readonly name?: string; readonly value?: string};
      readonly messages?: readonly {readonly text: string}[];
    }[];
    readonly messages?: readonly {readonly text: string; readonly type: string}[];
  };
}

const headers = {Accept: 'application/json', 'Content-Type': 'application/json'};
const anew: Step = {go: '/'};

export async function begin(): Promise<Step> {
  const id = new URLSearchParams(location.search).get('flow') ?? '';
  const address = `${serverUrl}/self-service/login/flows?id=${encodeURIComponent(id)}`;
  const response = await fetch(address, {headers, credentials: 'include'});
  return response.ok ? askOf((await response.json()) as Flow) : anew;
}

function askOf(flow: Flow): Ask {
  const valueOf = (name: string) =>
    flow.ui.nodes.find(({attributes}) => attributes.name === name)?.attributes.value;
  const has = (name: string) => flow.ui.nodes.some(({attributes}) => attributes.name === name);
  const fields: readonly Field[] = has('password') ? ['identifier', 'password'] : ['code'];
  const said = [
    ...(flow.ui.messages ?? []).filter(({type}) => type === 'error'),
    ...flow.ui.nodes.flatMap(({messages = []}) => messages),
  ];
  return {
    fields,
    identifier: valueOf('identifier'),
    wrong: said[0]?.text,
    send: async ({identifier, password, code}) => {
      const values = fields.includes('code')
        ? {method: 'totp', totp_code: code}
        : {method: 'password', identifier, password};
      const response = await fetch(flow.ui.action, {
        method: 'POST',
        headers,
        credentials: 'include',
        body: JSON.stringify({...values, csrf_token: valueOf('csrf_token')}),
      });
      if (response.ok) return {go: flow.return_to ?? '/'};
      return response.status === 400 ? askOf((await response.json()) as Flow) : anew;
    },
  };
}
