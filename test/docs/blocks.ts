/** The code blocks of a Markdown text, and what is wrong with each. */
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Block {
  /** The page, from the repository's root. */
  readonly page: string;
  readonly line: number;
  readonly language: string;
  /** The example file of which this is a part, beside the page. */
  readonly file?: string | undefined;
  readonly text: string;
}

export const place = ({page, line}: Block) => `${page}:${line}`;

export function blocksIn(page: string, markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: {readonly fence: string; readonly info: string; readonly line: number} | undefined;
  let lines: string[] = [];
  markdown.split('\n').forEach((text, index) => {
    const [, fence = '', info = ''] = /^\s*(`{3,})(.*)$/.exec(text) ?? [];
    if (open && fence === open.fence && !info) {
      const [language = '', ...words] = open.info.trim().split(/\s+/);
      const file = words.find((word) => word.startsWith('file='))?.slice('file='.length);
      blocks.push({page, line: open.line, language, file, text: lines.join('\n')});
      open = undefined;
    } else if (open) lines.push(text);
    else if (fence) {
      open = {fence, info, line: index + 1};
      lines = [];
    }
  });
  if (open) throw new Error(`${page}:${open.line}: the block has no end.`);
  return blocks;
}

type Check = (text: string, block: Block) => string[];

/** What is wrong with each block, as lines that begin with its place. */
export function faultsIn(blocks: readonly Block[]): string[] {
  const faults: string[] = [];
  const code: Block[] = [];
  for (const block of blocks) {
    const {language, file, text} = block;
    const check = checks[language];
    if (!check) faults.push(`${place(block)}: nothing checks "${language}".`);
    else if (!file) {
      faults.push(...check(text, block).map((fault) => `${place(block)}: ${fault}`));
      if (language === 'ts' || language === 'js') code.push(block);
      if (language === 'html') code.push(...scriptsIn(block));
    }
  }
  return [
    ...faults,
    ...examplesThatDiffer(blocks),
    ...typeFaults(code.filter(isStrict), {}),
    ...typeFaults(
      code.filter((block) => !isStrict(block)),
      {strictNullChecks: false, exactOptionalPropertyTypes: false},
    ),
  ];
}

const checks: Readonly<Record<string, Check>> = {
  ts: (text) => unknownEvents(text),
  js: (text) => unknownEvents(text),
  html: htmlFaults,
  sh: shellFaults,
  json: jsonFaults,
  http: httpFaults,
  nginx: nginxFaults,
  text: () => [],
};

// ---- ts, js

const {config} = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as {
  config: {compilerOptions: object};
};
const {options} = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);

// JavaScript has no way to say that something is there.
const isStrict = ({language}: Block) => language === 'ts';

/** All blocks in one program, each a module beside its page. What a reader would name and use is not asked for. */
function typeFaults(blocks: readonly Block[], laxer: ts.CompilerOptions): string[] {
  if (blocks.length === 0) return [];
  const files = new Map(
    blocks.map((block, index) => [join(root, dirname(block.page), `block-${index}.ts`), block]),
  );
  const own: ts.CompilerOptions = {
    ...options,
    types: ['node'],
    noUnusedLocals: false,
    isolatedModules: false,
    ...laxer,
  };
  const host = ts.createCompilerHost(own);
  const {fileExists, readFile, getSourceFile} = host;
  const textOf = (path: string) => {
    const block = files.get(resolve(path));
    return block && `${block.text}\nexport {};\n`;
  };
  host.fileExists = (path) => textOf(path) !== undefined || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = textOf(path);
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], own, host);
  return [...files].flatMap(([path, block]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({start = 0, messageText}) => {
        const line = source ? source.getLineAndCharacterOfPosition(start).line : 0;
        return `${block.page}:${block.line + 1 + line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      },
    );
  });
}

/** The blocks of an example file, one after the other, are the file. */
function examplesThatDiffer(blocks: readonly Block[]): string[] {
  const shown = new Map<string, Block[]>();
  for (const block of blocks) {
    if (!block.file) continue;
    const path = join(dirname(block.page), block.file);
    shown.set(path, [...(shown.get(path) ?? []), block]);
  }
  return [...shown].flatMap(([path, parts]) => {
    if (!existsSync(join(root, path))) return [`${parts.map(place)[0]}: there is no ${path}.`];
    let rest = readFileSync(join(root, path), 'utf8');
    for (const part of parts) {
      if (!rest.startsWith(part.text)) return [`${place(part)}: differs from ${path}.`];
      rest = rest.slice(part.text.length).replace(/^\n+/, '');
    }
    return rest ? [`${parts.map(place).at(-1)}: ${path} goes on after it.`] : [];
  });
}

// ---- html

interface Member {
  readonly name: string;
}
interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly Member[];
      readonly events?: readonly Member[];
      readonly cssProperties?: readonly Member[];
    }[];
  }[];
}
const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as Manifest;
const elements = manifest.modules.flatMap(({declarations}) => declarations);
const namesOf = (members: 'events' | 'cssProperties') =>
  new Set(elements.flatMap((element) => (element[members] ?? []).map(({name}) => name)));
const events = namesOf('events');
const properties = namesOf('cssProperties');

const everywhere = ['class', 'dir', 'hidden', 'id', 'lang', 'slot'];
const empty = ['br', 'hr', 'img', 'input', 'link', 'meta'];

function htmlFaults(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const bare = html.replace(/<!--.*?-->|(?<=<(script|style)[^>]*>).*?(?=<\/\1>)/gs, '');
  for (const [, end, tag = '', rest = ''] of bare.matchAll(/<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>/gi)) {
    if (end) {
      const expected = open.pop();
      if (expected !== tag) faults.push(`</${tag}> where </${expected}> should be.`);
      continue;
    }
    if (!empty.includes(tag)) open.push(tag);
    if (!tag.includes('-')) continue;
    const element = elements.find(({tagName}) => tagName === tag);
    if (!element) faults.push(`there is no <${tag}>.`);
    const known = [...everywhere, ...(element?.attributes ?? []).map(({name}) => name)];
    for (const [, attribute = ''] of rest.matchAll(/([^\s="/]+)(?:="[^"]*")?/g)) {
      if (element && !known.includes(attribute)) faults.push(`<${tag}> has no attribute ${attribute}.`);
    }
  }
  if (open.length > 0) faults.push(`<${open.at(-1)}> has no end.`);
  for (const [property] of html.matchAll(/--account-[\w-]+/g)) {
    if (!properties.has(property)) faults.push(`there is no ${property}.`);
  }
  return faults;
}

function scriptsIn(block: Block): Block[] {
  return [...block.text.matchAll(/<script[^>]*>(.+?)<\/script>/gs)].map((found) => ({
    ...block,
    line: block.line + block.text.slice(0, found.index).split('\n').length - 1,
    language: 'js',
    text: found[1] ?? '',
  }));
}

function unknownEvents(text: string): string[] {
  return [...text.matchAll(/addEventListener\(\s*'(account-[\w-]+)'/g)].flatMap(([, name = '']) =>
    events.has(name) ? [] : [`no element has the event ${name}.`],
  );
}

// ---- sh, json, http, nginx

const {scripts, bin} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  bin: Record<string, string>;
};

function shellFaults(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const words = line
      .replace(/(^|\s)#.*/, '')
      .split(/\s+/)
      .filter(Boolean);
    while (/^\w+=/.test(words[0] ?? '')) words.shift();
    const [command, first = '', second = ''] = words;
    if (!command) return [];
    if (command === 'npm') {
      if (['i', 'install', 'ci'].includes(first)) return [];
      const script = first === 'run' ? second : first;
      return script in scripts ? [] : [`there is no npm script ${script}.`];
    }
    if (command === 'npx') {
      const found = first in bin || first === 'node' || existsSync(join(root, 'node_modules/.bin', first));
      return found ? [] : [`there is no bin ${first}.`];
    }
    if (command === 'node') return existsSync(join(root, first)) ? [] : [`there is no file ${first}.`];
    return command === 'curl' ? [] : [`nothing checks the command ${command}.`];
  });
}

function jsonFaults(text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** A request or an answer: its first line, header fields, and a body that is JSON where it says so. */
function httpFaults(text: string): string[] {
  const [head = '', body = ''] = text.split('\n\n');
  const [first = '', ...fields] = head.split('\n');
  const faults = /^(HTTP\/1\.1 \d{3} .+|[A-Z]+ \/\S* HTTP\/1\.1)$/.test(first)
    ? []
    : [`"${first}" is no start.`];
  for (const field of fields)
    if (!/^([\w-]+: |\s+)\S/.test(field)) faults.push(`"${field}" is no header field.`);
  return /^Content-Type: \S*json/m.test(head) ? [...faults, ...jsonFaults(body)] : faults;
}

/** Every directive ends, and every brace has its other. */
function nginxFaults(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/(^|\s)#.*/, '').trim());
  const odd = lines.filter((line) => line && !/[;{}]$/.test(line)).map((line) => `"${line}" has no end.`);
  const count = (brace: string) => text.split(brace).length;
  return count('{') === count('}') ? odd : [...odd, 'A brace is left over.'];
}
