import { Injectable } from '@nestjs/common';
import type { Principal } from '@yimen/contracts';
import type { CaseFile } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';
import { BlobStore, blobName } from '../../files/blob-store.ts';
import { openStream } from '../../files/sealed-stream.ts';
import { CaseKeys } from '../../store/case-keys.ts';
import { mayRead } from '../../views/field-groups.ts';
import { ReadCase } from './read-case.ts';

export interface OpenedFile {
  readonly file: CaseFile;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Opens a file of a case for a member of staff who may read its files. The access is logged before a byte leaves. */
@Injectable()
export class ReadFile {
  constructor(
    private readonly reading: ReadCase,
    private readonly keys: CaseKeys,
    private readonly blobs: BlobStore,
  ) {}

  async run(sha256: string, caseNumber: string, principal: Principal | undefined): Promise<OpenedFile> {
    const { on, staff } = await this.reading.open(caseNumber, principal, 'file');
    if (!mayRead(staff.actor, on, 'files')) throw new Refusal('not-permitted');
    const file = on.files.find((each) => each.sha256 === sha256);
    const sealed = file && (await this.blobs.get(blobName(file.sha256, file.upload)));
    if (!sealed) throw new Refusal('not-found');
    const seal = await this.keys.sealOf(on.number);
    return { file, bytes: openStream(Buffer.from(seal.open('file', file.key), 'base64url'), sealed) };
  }
}
