/** Leaves what is public: no private members, no internal state, no modules without a class that is a tag. */
function publicOnly() {
  const isPublic = (member) =>
    !['private', 'protected'].includes(member.privacy) &&
    !member.name.startsWith('#') &&
    !member.name.startsWith('_');
  const states = new Map();
  return {
    name: 'public-only',
    analyzePhase({ts, node, moduleDoc}) {
      if (!ts.isPropertyDeclaration(node) && !ts.isGetAccessor(node)) return;
      const decorators = ts.canHaveDecorators?.(node) ? (ts.getDecorators(node) ?? []) : [];
      if (!decorators.some((decorator) => decorator.expression.expression?.getText() === 'state')) return;
      states.set(moduleDoc.path, [...(states.get(moduleDoc.path) ?? []), node.name.getText()]);
    },
    packageLinkPhase({customElementsManifest}) {
      for (const module of customElementsManifest.modules) {
        const hidden = states.get(module.path) ?? [];
        for (const declaration of module.declarations ?? []) {
          if (!declaration.members) continue;
          declaration.members = declaration.members.filter(
            (member) => isPublic(member) && !hidden.includes(member.name),
          );
        }
      }
      customElementsManifest.modules = customElementsManifest.modules.filter((module) =>
        [...(module.declarations ?? []), ...(module.exports ?? [])].some(
          (part) => part.customElement || part.kind === 'custom-element-definition',
        ),
      );
      // In whatever order a file system lists its files.
      customElementsManifest.modules.sort((one, other) => (one.path < other.path ? -1 : 1));
    },
  };
}

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.styles.ts', 'src/elements/**/*.messages.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicOnly()],
};
