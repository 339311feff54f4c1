import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { afterEach, describe, expect, it } from '@jest/globals';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Allow } from '../access/allow.decorator.ts';
import { Answer } from '../nats/answer.decorator.ts';
import { SampleModule, sampleSettings } from './sample-app.fake.ts';
import type { RunningApp } from './running-app.ts';
import { startService } from './start-service.ts';

const issuer = { issuer: 'http://one-door.test/oidc', jwksUrl: 'http://127.0.0.1:1/jwks' };
let app: RunningApp | undefined;

afterEach(async () => {
  await app?.stop();
  app = undefined;
});

@Controller('open')
class OpenController {
  @Get(':hall')
  read() {
    return {};
  }

  @Post()
  @Allow('queue.call')
  write(@Body() body: unknown, @Param('hall') hall: string) {
    return { body, hall };
  }
}

class OpenGateway {
  @SubscribeMessage('shout')
  shout(@MessageBody() body: unknown) {
    return body;
  }
}

@Controller()
class OpenHandler {
  @Answer('open.thing.get')
  get(@Payload() body: unknown) {
    return body;
  }
}

@Module({ controllers: [OpenController, OpenHandler], providers: [OpenGateway] })
class OpenModule {}

describe('startService', () => {
  it('refuses an app with a route without permission or an input without schema, and names them all', async () => {
    const start = startService({ name: 'open', module: OpenModule, settings: sampleSettings(issuer) });
    await expect(start).rejects.toMatchObject({
      code: 'boot-fault',
      faults: [
        'OpenController.read (GET /open/:hall) has no @Allow',
        'OpenController.write reads param hall without a schema',
        'OpenController.write reads body without a schema',
        'OpenHandler.get reads its message without a schema',
        'OpenGateway.shout has no @Allow',
        'OpenGateway.shout reads its message without a schema',
      ],
    });
  });

  it('refuses demo secrets in production', async () => {
    const settings = sampleSettings(issuer, { production: true, natsPassword: 'demo-password' });
    await expect(startService({ name: 'sample', module: SampleModule, settings })).rejects.toMatchObject({ code: 'config-invalid' });
  });

  it('serves health, metrics and a valid OpenAPI document made from the schemas', async () => {
    app = await startService({ name: 'sample', module: SampleModule, settings: sampleSettings(issuer) });
    const ready = await fetch(`${app.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', service: 'sample', parts: {} }]);
    await fetch(`${app.url}/api/sample/plain`);
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toMatch(/yimen_http_request_seconds_count\{service="sample",.*route="\/api\/sample\/plain".*\} 1/);
    const document = (await (await fetch(`${app.url}/api/sample/docs/openapi.json`)).json()) as Record<string, unknown>;
    await expect(SwaggerParser.validate(structuredClone(document) as never)).resolves.toBeDefined();
    expect(document).toMatchObject({
      paths: {
        '/api/sample/halls/{hall}/calls': {
          post: { 'x-permission': 'queue.call', security: [{ bearer: [] }], requestBody: { required: true } },
        },
      },
    });
  });

  it('serves the documentation as a page without script', async () => {
    app = await startService({ name: 'sample', module: SampleModule, settings: sampleSettings(issuer) });
    const page = await (await fetch(`${app.url}/api/sample/docs`)).text();
    expect(page).toContain('POST /api/sample/halls/{hall}/calls');
    expect(page).not.toMatch(/<script|style=/);
  });

  it('answers a request in hand when it stops, and closes what is idle', async () => {
    const running = await startService({ name: 'sample', module: SampleModule, settings: sampleSettings(issuer) });
    const idle = await fetch(`${running.url}/api/sample/plain`, { headers: { connection: 'keep-alive' } });
    await idle.text();
    const slow = fetch(`${running.url}/api/sample/slow`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const startedAt = performance.now();
    await running.stop();
    const answer = await slow;
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    expect(performance.now() - startedAt).toBeLessThan(1500);
    await expect(fetch(`${running.url}/api/sample/plain`)).rejects.toThrow();
  });
});
