// A real SMTP server that prints its port, and then each mail that it takes, as one line of JSON.
// It takes mails from whoever knows the password, and none to nobody@.
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, session, done) =>
    username === 'marketplace' && password === 'secret' ? done(null, { user: username }) : done(new Error('Wrong password')),
  onRcptTo: ({ address }, session, done) =>
    address.startsWith('nobody@') ? done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })) : done(),
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      console.log(JSON.stringify({ from: mailFrom.address, to: rcptTo.map((to) => to.address), raw: Buffer.concat(parts).toString() }));
      done();
    });
  },
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.server.address().port })));
