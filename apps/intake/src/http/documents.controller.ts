import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow } from '@yimen/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { DocumentKeys } from '../store/document-keys.ts';
import { ReadDocument } from '../use-cases/reading/read-document.ts';
import type { DocumentForm } from '../use-cases/reading/read-document.ts';
import { ClientAddress, QueryCode } from './inputs.ts';

const DocumentParams = z.strictObject({ file: z.string().regex(/^[0-9]{12,52}-[a-z]{1,20}(\.(html|jws|svg))?$/) });
type DocumentParams = z.infer<typeof DocumentParams>;

/** Receipts and notices, for the staff of the case's office or whoever has its query code. */
@Controller()
export class DocumentsController {
  constructor(
    private readonly reading: ReadDocument,
    private readonly keys: DocumentKeys,
  ) {}

  @Get('documents/:file')
  @Allow('intake.query')
  @About({ summary: 'A document: JSON, `.html` (A4), `.svg` (80 mm slip) or `.jws` (as signed)' })
  async read(
    @Param({ schema: DocumentParams }) { file }: DocumentParams,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Actor() principal: Principal | undefined,
    @QueryCode() code: string | undefined,
    @ClientAddress() address: string,
  ): Promise<Buffer> {
    const [id = '', form = 'json'] = file.split('.');
    const { type, text } = await this.reading.run(id, form as DocumentForm, { principal, code, address });
    reply.headers({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'private, no-store',
    });
    return Buffer.from(text);
  }

  @Get('document-keys')
  @Allow('intake.query')
  @About({ summary: 'Public keys of all offices (JWK set): with them a document is checked offline' })
  publicKeys(): Promise<object> {
    return this.keys.publicKeys();
  }
}
