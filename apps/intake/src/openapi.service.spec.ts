import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SwaggerParser from '@apidevtools/swagger-parser';
import { IntakeBench } from './bench/intake-bench.fake.ts';

describe('the documentation of the API', () => {
  let bench: IntakeBench;
  beforeAll(async () => {
    bench = await IntakeBench.start();
  }, 30_000);
  afterAll(() => bench.stop());

  it('is valid OpenAPI with every route of the service', async () => {
    const answer = await bench.call('GET', 'docs/openapi.json');
    expect(answer.status).toBe(200);
    await SwaggerParser.validate(answer.body as never);
    const { paths } = answer.body as { paths: Record<string, object> };
    expect(Object.keys(paths).sort()).toMatchInlineSnapshot(`
      [
        "/api/intake/cases",
        "/api/intake/cases/{number}",
        "/api/intake/cases/{number}/accept",
        "/api/intake/cases/{number}/add-material",
        "/api/intake/cases/{number}/close",
        "/api/intake/cases/{number}/deliver",
        "/api/intake/cases/{number}/history",
        "/api/intake/cases/{number}/link-ticket",
        "/api/intake/cases/{number}/note",
        "/api/intake/cases/{number}/refuse",
        "/api/intake/cases/{number}/void",
        "/api/intake/cases/{number}/withdraw",
        "/api/intake/document-keys",
        "/api/intake/documents/{file}",
        "/api/intake/files",
        "/api/intake/files/{sha256}",
        "/api/intake/query/{number}",
        "/api/intake/worklists/{name}",
      ]
    `);
  });
});
