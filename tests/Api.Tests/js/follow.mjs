// Follows a thread with the real SignalR client and prints each event as one line of JSON.
// usage: node follow.mjs <hub url> <access token> <thread> <after sequence> <until sequence> [query]
import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const [url, token, thread, after, until, place] = process.argv.slice(2);

// A browser cannot send headers with a WebSocket, so its token travels in the address; here both ways are tried.
const options = place === 'query'
  ? { transport: HttpTransportType.WebSockets, skipNegotiation: true }
  : { accessTokenFactory: () => token };
const address = place === 'query' ? `${url}?access_token=${encodeURIComponent(token)}` : url;
const connection = new HubConnectionBuilder().withUrl(address, options).configureLogging(LogLevel.None).build();

connection.on('ThreadEvent', async (event) => {
  console.log(JSON.stringify(event));
  if (event.type === 'message' && event.sequence >= Number(until)) {
    await connection.stop();
    process.exit(0);
  }
});

try {
  await connection.start();
  await connection.invoke('JoinThread', thread, Number(after));
  console.log(JSON.stringify({ type: 'joined' }));
} catch (error) {
  console.log(JSON.stringify({ type: 'refused', reason: String(error.message) }));
  process.exit(2);
}
