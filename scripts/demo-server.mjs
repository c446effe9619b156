// npm run demo:keycloak, demo:kratos, demo:better-auth: the demo page on a real identity server, until Ctrl-C.
import process from 'node:process';
import {Failure, main, setUp, WrongUse} from './support/setup.mjs';

await main(async ([name]) => {
  await setUp();
  const {register} = await import('tsx/esm/api');
  register();
  const {demoNames, startDemo} = await import('../demo/servers/start.ts');
  if (!demoNames.includes(name))
    throw new WrongUse(
      name ? `There is no server ${name}.` : 'Which server?',
      `Servers: ${demoNames.join(', ')}.`,
    );
  console.log(`Starting ${name}…`);
  const demo = await startDemo(name);
  if ('missing' in demo) throw new Failure(demo.missing);
  console.log(`\n  The demo page: ${demo.address}`);
  console.log(`  User name:     ${demo.username}`);
  console.log(`  Password:      ${demo.password}\n`);
  console.log('  Ctrl-C stops both.');
  const stop = async () => {
    await demo.stop();
    process.exit();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});
