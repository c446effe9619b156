// The house rules that no compiler knows: who may import whom, and who may act when it is imported.
import {posix} from 'node:path';

import ts from 'typescript';

/** Path from the repository's root, with forward slashes, to the source. */
export type Sources = ReadonlyMap<string, string>;

interface Import {
  /** A path from the root for ours, the bare specifier for a package. */
  readonly target: string;
  readonly kind: 'static' | 'dynamic' | 'type';
  readonly names: readonly string[];
  /** `import './x.js'`: for its effect. */
  readonly bare: boolean;
}

interface Module {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly effects: readonly string[];
}

const room = (path: string): string => {
  const [top = '', second = '', third] = path.split('/');
  if (top !== 'src') return top;
  if (third === undefined) return 'entry';
  return second;
};

/** What a room may import of ours at run time; its own room always. */
const directions: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  adapters: ['contract'],
  i18n: [],
  context: ['contract', 'i18n'],
  state: ['contract', 'context', 'i18n'],
  elements: ['contract', 'context', 'state', 'i18n'],
  testing: ['contract'],
  entry: ['contract', 'elements', 'i18n', 'entry'],
  cdn: ['adapters', 'entry'],
  cli: ['contract', 'adapters', 'testing'],
  mocks: ['contract'],
};

/** Rooms on which the first paint waits: the schemas, and zod with them, load beside the first request. */
const withoutSchemas: readonly string[] = ['context', 'state', 'i18n', 'elements', 'entry', 'cdn'];
const withoutMarkup: readonly string[] = ['contract', 'adapters', 'context', 'state', 'i18n', 'testing'];

/** Names that a module may not touch while it is imported: in Node they are not there, on a page it would be an effect. */
const pageNames: readonly string[] = [
  ...[
    'document',
    'window',
    'globalThis',
    'self',
    'customElements',
    'navigator',
    'location',
    'history',
    'screen',
  ],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'addEventListener', 'matchMedia', 'console'],
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'BroadcastChannel', 'CSSStyleSheet'],
];

const mayAct = (path: string) =>
  posix.basename(path) === 'define.ts' || room(path) === 'cdn' || path === 'src/cli/main.ts';

/** Every broken rule as a sentence: who, what, and the rule. */
export function violations(sources: Sources): string[] {
  const modules = new Map([...sources].map(([path, source]) => [path, parse(path, source)]));
  return [...modules.values()].flatMap((module) => [
    ...module.imports.flatMap((each) => wrongImport(module, each, modules)),
    ...(mayAct(module.path) || !ours(module.path)
      ? []
      : module.effects.map(
          (effect) => `${module.path} acts when it is imported (${effect}): only define.ts may`,
        )),
  ]);
}

const ours = (path: string) => path.startsWith('src/');

function wrongImport({path}: Module, each: Import, modules: ReadonlyMap<string, Module>): string[] {
  const from = room(path);
  const {target, kind, names} = each;
  const says = (rule: string) => [`${path} imports ${target}: ${rule}`];
  if (!/^(src|mocks|demo|stories|test|scripts)\//.test(target)) return wrongPackage(from, each, says);
  if (!(from in directions)) return [];

  const to = room(target);
  if (each.bare && !mayAct(path)) return says('only define.ts imports for an effect');
  if (posix.basename(target) === 'define.ts' && !mayAct(path))
    return says('only a define.ts imports another');

  if (to === 'adapters' && from === 'mocks') {
    return /^src\/adapters\/[^/]+\/(wire|routes)\.ts$/.test(target)
      ? []
      : says('of an adapter, mocks know the wire only');
  }
  if (to === 'adapters' && from === 'adapters') {
    const own = path.split('/')[2];
    const other = target.split('/')[2];
    return own === other || other === 'internal' ? [] : says('adapters do not know each other');
  }
  if (from === 'context' && (to === 'adapters' || target === 'mocks/memory-adapter.ts')) {
    return kind === 'dynamic' ? [] : says('the context loads adapters and the demo backend on demand');
  }
  if (from === 'cdn' && to === 'adapters') return [];
  if (to === 'elements' && from === 'elements') {
    const own = elementOf(path);
    const other = elementOf(target);
    return other === undefined || own === other ? [] : says('an element does not know another one');
  }
  // Translations are checked against the English texts; nothing of them is loaded.
  if (path.startsWith('src/i18n/locales/') && kind === 'type' && target.endsWith('.messages.ts')) return [];
  if (to !== from && !directions[from]?.includes(to)) return says(`${from} does not know ${to}`);

  if (
    kind === 'static' &&
    to === 'contract' &&
    withoutSchemas.includes(from) &&
    reachesZod(target, modules)
  ) {
    return says('schemas load beside the first request; import its types only');
  }
  if (kind === 'type' || !withoutMarkup.includes(from)) return [];
  return names.includes('html') ? says(`${from} makes no markup`) : [];
}

function wrongPackage(
  from: string,
  {target, kind, names}: Import,
  says: (rule: string) => string[],
): string[] {
  if (kind === 'type') return [];
  if (/^zod(\/|$)/.test(target)) {
    if (ours(`src/${from}/`) && target !== 'zod/mini') return says('shipped code imports zod/mini');
    if (withoutSchemas.includes(from)) return says(`${from} does not know zod`);
  }
  if (withoutMarkup.includes(from) && /^lit/.test(target)) {
    const markup = names.filter((name) => ['html', 'svg', 'css', 'render', 'LitElement'].includes(name));
    if (markup.length) return says(`${from} makes no markup (${markup.join(', ')})`);
  }
  // The command runs in Node.
  if (ours(`src/${from}/`) && !['mocks', 'cli'].includes(from) && /^(msw|node:)/.test(target))
    return says('shipped code runs in browsers');
  return [];
}

/** `device-list` of src/elements/device-list/…; nothing for what elements share. */
function elementOf(path: string): string | undefined {
  const [, , folder = '', file] = path.split('/');
  return file === undefined || folder === 'shared' ? undefined : folder;
}

function reachesZod(path: string, modules: ReadonlyMap<string, Module>, seen = new Set<string>()): boolean {
  if (/^zod(\/|$)/.test(path)) return true;
  if (seen.has(path)) return false;
  seen.add(path);
  return (modules.get(path)?.imports ?? []).some(
    ({target, kind}) => kind === 'static' && reachesZod(target, modules, seen),
  );
}

function parse(path: string, source: string): Module {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const add = (
    specifier: ts.Expression,
    kind: Import['kind'],
    names: readonly string[] = [],
    bare = false,
  ) => {
    if (ts.isStringLiteralLike(specifier))
      imports.push({target: resolve(path, specifier.text), kind, names, bare});
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) {
      const {importClause: clause} = node;
      const bindings = clause?.namedBindings;
      const elements = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
      const values = elements.filter(({isTypeOnly}) => !isTypeOnly);
      const typeOnly =
        Boolean(clause?.isTypeOnly) || (elements.length > 0 && values.length === 0 && !clause?.name);
      const names = values.map(({name, propertyName}) => (propertyName ?? name).text);
      add(node.moduleSpecifier, typeOnly ? 'type' : 'static', names, !clause);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      const clause = node.exportClause;
      const elements = clause && ts.isNamedExports(clause) ? [...clause.elements] : [];
      const typeOnly =
        node.isTypeOnly || (elements.length > 0 && elements.every(({isTypeOnly}) => isTypeOnly));
      add(node.moduleSpecifier, typeOnly ? 'type' : 'static');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      if (node.arguments[0]) add(node.arguments[0], 'dynamic');
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const {literal} = node.argument;
      if (ts.isStringLiteral(literal)) add(literal, 'type');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return {path, imports, effects: file.statements.flatMap(effectsOf)};
}

function resolve(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
}

function effectsOf(statement: ts.Statement): string[] {
  if (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    // declare global
    ts.isModuleDeclaration(statement)
  )
    return [];
  if (ts.isClassDeclaration(statement)) {
    return statement.members.flatMap((member) => {
      if (ts.isClassStaticBlockDeclaration(member)) return ['a static block'];
      const isStatic =
        ts.isPropertyDeclaration(member) && ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static;
      return isStatic && member.initializer ? touched(member.initializer) : [];
    });
  }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({initializer}) =>
      initializer ? touched(initializer) : [],
    );
  }
  return [`“${short(statement)}”`];
}

/** Names of the page that an expression touches at once, not in a function that is called later. */
function touched(expression: ts.Node): string[] {
  if (ts.isFunctionLike(expression)) return [];
  if (ts.isTypeNode(expression)) return [];
  if (ts.isAwaitExpression(expression)) return [`“${short(expression)}”`];
  if (ts.isIdentifier(expression) && pageNames.includes(expression.text)) {
    const {parent} = expression;
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === expression;
    const isKey = ts.isPropertyAssignment(parent) && parent.name === expression;
    return isMember || isKey ? [] : [expression.text];
  }
  const found: string[] = [];
  ts.forEachChild(expression, (child) => void found.push(...touched(child)));
  return found;
}

const short = (node: ts.Node) => node.getText().replace(/\s+/g, ' ').slice(0, 60);
