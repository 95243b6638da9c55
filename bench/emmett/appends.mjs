// Emmett's appends per second: node appends.mjs DSN CALLERS SECONDS EVENTS, prints one number.
import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';

const [dsn, callers, seconds, count] = process.argv.slice(2);
const store = getPostgreSQLEventStore(dsn);
const padding = 'x'.repeat(280);
const events = Array.from({ length: Number(count) }, () => ({ type: 'ScoreAdjusted', data: { padding } }));
const append = () =>
  store.appendToStream(`assessment-${randomUUID()}`, events, { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });

await append(); // creates the schema
const started = performance.now();
const until = started + 1000 * Number(seconds);
const call = async () => {
  let done = 0;
  for (; performance.now() < until; done++) await append();
  return done;
};
const done = await Promise.all(Array.from({ length: Number(callers) }, call));
console.log(done.reduce((sum, each) => sum + each, 0) / ((performance.now() - started) / 1000));
await store.close();
