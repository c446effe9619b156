// Imported first, so that it sees all that comes after it.
export const violations: string[] = [];

addEventListener(
  'securitypolicyviolation',
  ({effectiveDirective, blockedURI, sample, sourceFile, lineNumber}) => {
    violations.push(`${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}:${lineNumber}`);
  },
);
