import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { CaseNumber, Sha256, StoredFile } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader, Refusal } from '@yimen/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ReadFile } from '../use-cases/reading/read-file.ts';
import { maxFileBytes, StoreFile } from '../use-cases/store-file.ts';
import { staffOf } from '../use-cases/staff.ts';

const FileParams = z.strictObject({ sha256: Sha256 });
type FileParams = z.infer<typeof FileParams>;
const FileQuery = z.strictObject({ case: CaseNumber });
type FileQuery = z.infer<typeof FileQuery>;

/** What multipart adds to the bytes of one file, generously. */
const envelopeBytes = 64 * 1024;

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/ofd': 'ofd',
};

/** Scans: in as streamed multipart, one file a request; out sealed off from the page that shows them. */
@Controller('files')
export class FilesController {
  constructor(
    private readonly storing: StoreFile,
    private readonly reading: ReadFile,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('intake.file')
  @About({ summary: 'Stores a scan (multipart, one file): PDF, JPEG, PNG or OFD, at most 20 MiB', returns: StoredFile, status: 201 })
  async store(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKeyHeader() key: string,
    @Actor() actor: Principal | undefined,
  ): Promise<StoredFile> {
    if (!request.isMultipart()) throw new Refusal('unsupported-media-type');
    const staff = staffOf(actor);
    try {
      if (Number(request.headers['content-length'] ?? 0) > maxFileBytes + envelopeBytes)
        throw new Refusal('too-large', { most: maxFileBytes });
      return await this.storing.run(fileIn(request), key, staff);
    } catch (error) {
      // What is still to come is not read: the connection ends with the answer.
      reply.header('connection', 'close');
      throw error;
    }
  }

  @Get(':sha256')
  @Allow('intake.file')
  @About({ summary: 'A file of a case, as an attachment; the opening is logged' })
  async read(
    @Param({ schema: FileParams }) { sha256 }: FileParams,
    @Query({ schema: FileQuery }) query: FileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Actor() actor: Principal | undefined,
  ): Promise<StreamableFile> {
    const { file, bytes } = await this.reading.run(sha256, query.case, actor);
    reply.headers({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    const name = `${sha256.slice(0, 16)}.${endings[file.type] ?? 'bin'}`;
    return new StreamableFile(Readable.from(bytes), { type: file.type, length: file.size, disposition: `attachment; filename="${name}"` });
  }
}

/** The bytes of the one file of a request. What is no multipart, or is cut off, is the sender's fault: `malformed`. */
async function* fileIn(request: FastifyRequest): AsyncGenerator<Buffer> {
  try {
    const part = await request.file();
    if (!part) throw new Refusal('malformed', { reason: 'no file' });
    for await (const chunk of part.file) yield chunk as Buffer;
  } catch (error) {
    const known = error instanceof Refusal || (error as { code?: unknown }).code !== undefined;
    throw known ? error : new Refusal('malformed', { reason: 'multipart' }, { cause: error });
  }
}
