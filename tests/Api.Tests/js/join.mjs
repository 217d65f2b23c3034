// Calls a method of the hub that takes nothing and prints the first object that is told of it, or why there is none, as a line of JSON.
// usage: node join.mjs <hub url> <access token> <method> <what the server calls>
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const [url, token, method, told] = process.argv.slice(2);
const connection = new HubConnectionBuilder().withUrl(url, { accessTokenFactory: () => token }).configureLogging(LogLevel.None).build();

connection.on(told, async (event) => {
  console.log(JSON.stringify(event));
  await connection.stop();
  process.exit(0);
});

try {
  await connection.start();
  await connection.invoke(method);
} catch (error) {
  console.log(JSON.stringify({ type: 'refused', reason: String(error.message) }));
  process.exit(2);
}
