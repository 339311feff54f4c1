// A service for the gateway's specs, in a process of its own: node echo-service.fake.mjs <port>
import { createServer } from 'node:http';

let posts = 0;
let written = 0;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://service');
  let bytes = 0;
  request.on('data', (chunk) => (bytes += chunk.length));
  request.on('end', () => {
    if (request.method === 'POST') posts += 1;
    if (pathname.endsWith('/silent')) return;
    if (pathname.endsWith('/busy')) {
      response.writeHead(503, { 'retry-after': '7', 'content-type': 'application/problem+json' }).end('{"code":"hall-moving"}');
      return;
    }
    const { method, url, headers } = request;
    response.writeHead(Number(searchParams.get('status') ?? 200), {
      'content-type': 'application/json',
      'content-security-policy': 'default-src *',
      'x-powered-by': 'secret software',
      server: 'secret server',
      etag: '"one"',
    });
    response.end(JSON.stringify({ method, url, headers, bytes, posts, written }));
  });
});

server.on('upgrade', (request, socket) => {
  socket.on('error', () => undefined);
  if (request.url.includes('busy')) {
    socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbusy');
    return;
  }
  if (request.url.includes('mute')) return;
  const seen = Buffer.from(JSON.stringify(request.headers)).toString('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Seen: ${seen}\r\n\r\n`);
  if (request.url.includes('flood')) {
    // Writes as long as the socket takes it, and tells how far it came.
    const block = Buffer.alloc(64 * 1024, 'x');
    const more = () => {
      while (socket.writable) {
        written += block.length;
        if (written > 512 * 1024 * 1024 || !socket.write(block)) break;
      }
    };
    socket.on('drain', more);
    more();
    return;
  }
  socket.pipe(socket);
});

server.keepAliveTimeout = 72_000;
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('listening'));
process.on('disconnect', () => process.exit());
