// Follows a thread with a client as docs/realtime.md shows it, and prints each event as one line of JSON.
// usage: node documented.mjs <module> <address> <thread> <seen> <until sequence>
// Whenever the client asks for a token it prints {"type":"token"}, and takes the next line of its input for one.
import { createInterface } from 'node:readline';
import { EventSource } from 'eventsource';

globalThis.EventSource = EventSource;

// What SignalR's client has to say is not an event.
console.info = console.error;

const [module, address, thread, seen, until] = process.argv.slice(2);
const { followThread } = await import(module);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function getToken() {
  console.log(JSON.stringify({ type: 'token' }));
  return (await lines.next()).value;
}

await followThread(address, thread, getToken, Number(seen), (event) => {
  console.log(JSON.stringify(event));
  if (event.type === 'message' && event.sequence >= Number(until)) process.exit(0);
});
