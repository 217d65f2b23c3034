// Follows a whole inbox with the real SignalR client and prints each event, with its position, as one line of JSON.
// usage: node inbox.mjs <hub url> <access token> <after position> <how many>
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const [url, token, after, count] = process.argv.slice(2);
const connection = new HubConnectionBuilder().withUrl(url, { accessTokenFactory: () => token }).configureLogging(LogLevel.None).build();

let heard = 0;
connection.on('InboxEvent', async (event, position) => {
  if (heard++ < Number(count)) console.log(JSON.stringify({ event, position }));
  if (heard === Number(count)) {
    await connection.stop();
    process.exit(0);
  }
});

await connection.start();
await connection.invoke('JoinInbox', after);
