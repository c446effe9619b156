// npm run setup:servers: fetches and builds the identity servers of test:servers, into a cache outside the repository.
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {main, root, WrongUse} from './support/setup.mjs';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'account-elements');
const keycloakVersion = '26.7.5';
const kratosVersion = 'v1.3.1';

const has = (command, ...parameters) => spawnSync(command, parameters, {stdio: 'ignore'}).status === 0;

function run(cwd, command, parameters, env = {}) {
  const {status, stdout, stderr} = spawnSync(command, parameters, {
    cwd,
    env: {...process.env, ...env},
    encoding: 'utf8',
  });
  if (status === 0) return;
  const said = `${stdout}${stderr}`.trim().split('\n').slice(-5).join('\n');
  throw new Error(`${command} ${parameters[0]} failed:\n${said}`);
}

const servers = {
  keycloak: {
    file: 'bin/kc.sh',
    lacks: () =>
      [
        has('java', '-version') ? '' : 'Java 17 or later',
        has('mvn', '-version') ? '' : 'Maven',
        has('unzip', '-v') ? '' : 'unzip',
      ].filter(Boolean),
    make: (home) => {
      const downloads = `${home}.download`;
      const artifact = `org.keycloak:keycloak-quarkus-dist:${keycloakVersion}:zip`;
      run(cache, 'mvn', [
        '-q',
        '-B',
        'dependency:copy',
        `-Dartifact=${artifact}`,
        `-DoutputDirectory=${downloads}`,
      ]);
      const [archive = ''] = readdirSync(downloads);
      run(downloads, 'unzip', ['-q', archive]);
      renameSync(join(downloads, `keycloak-${keycloakVersion}`), home);
      rmSync(downloads, {recursive: true});
    },
  },
  kratos: {
    file: 'kratos',
    lacks: () =>
      [has('go', 'version') ? '' : 'Go 1.26 or later', has('gcc', '--version') ? '' : 'gcc'].filter(Boolean),
    make: (home) => {
      mkdirSync(home, {recursive: true});
      cpSync(join(root, 'tools/kratos'), home, {recursive: true});
      const version = `-X github.com/ory/kratos/driver/config.Version=${kratosVersion}`;
      const flags = ['-mod=readonly', '-tags', 'sqlite', '-ldflags', `-s -w ${version}`];
      run(home, 'go', ['build', ...flags, '-o', 'kratos', '.'], {
        CGO_ENABLED: '1',
        GOFLAGS: '-buildvcs=false',
      });
    },
  },
};

await main((wanted) => {
  const names = Object.keys(servers);
  for (const word of wanted) {
    if (!names.includes(word))
      throw new WrongUse(
        `There is no server ${word}.`,
        `Usage: npm run setup:servers [-- <server> …]. Servers: ${names.join(', ')}.`,
      );
  }
  mkdirSync(cache, {recursive: true});
  for (const [name, {file, lacks, make}] of Object.entries(servers)) {
    if (wanted.length && !wanted.includes(name)) continue;
    const home = join(cache, name);
    const lacking = lacks();
    if (existsSync(join(home, file))) console.log(`${name}: is there.`);
    else if (lacking.length) console.log(`${name}: not to be had, for want of ${lacking.join(' and ')}.`);
    else {
      console.log(`${name}: fetching and building; this takes minutes…`);
      try {
        make(home);
        console.log(`${name}: ready.`);
      } catch (error) {
        // The next one may still be had; test:servers names this one as skipped.
        console.error(`${name}: ${error.message}`);
      }
    }
  }
});
