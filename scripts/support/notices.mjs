// What the licences of others demand: beside files that contain their code, their notices (THIRD-PARTY-NOTICES.txt) and a list of
// them for tools (CycloneDX, sbom.cdx.json). Both are made from what a build says is in its files.
import {readdirSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Contrib, Models, Serialize, Spec} from '@cyclonedx/cyclonedx-library';
import {Failure, root} from './setup.mjs';

/** Licences (SPDX) that let their code stand in a page of whoever uses this package, if their notices come along. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

export const notices = 'THIRD-PARTY-NOTICES.txt';
const list = 'sbom.cdx.json';

/** Whether one of the alternatives is allowed as a whole: "(MPL-2.0 OR Apache-2.0)". */
function isAllowed(expression) {
  const plain = String(expression ?? '').replace(/[()]/g, ' ');
  return plain
    .split(/\sOR\s/)
    .some((one) => one.split(/\sAND\s/).every((licence) => allowed.has(licence.trim())));
}

/** The folder of the package that a file is of; absent for our own. */
function packageOf(path) {
  const [found] = /^(.*\/)?node_modules\/(@[^/]+\/)?[^/]+(?!.*\/node_modules\/)/.exec(path) ?? [];
  return found;
}

async function describe(folder) {
  const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const names = readdirSync(join(root, folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  const texts = await Promise.all(names.sort().map((name) => readFile(join(root, folder, name), 'utf8')));
  return {folder, manifest, texts};
}

/**
 * Writes both into a folder.
 *
 * @param inputs the files whose code is in what lies there.
 * @throws Failure where a licence is not allowed, or has no text.
 */
export async function writeNotices(folder, inputs) {
  const folders = [...new Set(inputs.map(packageOf).filter(Boolean))].sort();
  const packages = await Promise.all(folders.map(describe));
  const faults = packages.flatMap(({manifest: {name, version, license}, texts}) => [
    ...(isAllowed(license) ? [] : [`${name} ${version} has the licence ${license}, which is not allowed.`]),
    ...(texts.length ? [] : [`${name} ${version} has no text of its licence.`]),
  ]);
  if (faults.length) throw new Failure(faults.join('\n'));

  const head = 'The files in this folder contain code of these packages, each under its own licence.\n';
  const sections = packages.map(({manifest: {name, version, license}, texts}) =>
    [`${'='.repeat(78)}\n${name} ${version} (${license})\n`, ...texts.map((text) => text.trim())].join('\n'),
  );
  await writeFile(join(folder, notices), `${[head, ...sections].join('\n\n')}\n`);
  await writeFile(join(folder, list), await listOf(packages.map(({manifest}) => manifest)));
}

async function listOf(manifests) {
  const own = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const {Builders, Factories} = Contrib.FromNodePackageJson;
  const builder = new Builders.ComponentBuilder(
    new Factories.ExternalReferenceFactory(),
    new Contrib.License.Factories.LicenseFactory(),
  );
  const component = (manifest) => {
    const made = builder.makeComponent(manifest);
    // The package URL is what tools look a package up by (purl, ECMA-427).
    made.purl = `pkg:npm/${manifest.name.replace('@', '%40')}@${manifest.version}`;
    made.bomRef.value = made.purl;
    return made;
  };
  const bom = new Models.Bom();
  bom.metadata.component = component(own);
  for (const manifest of manifests) bom.components.add(component(manifest));
  const normalizer = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  // Sorted, without a time: the same build makes the same list.
  return new Serialize.JsonSerializer(normalizer).serialize(bom, {sortLists: true, space: 2});
}
