import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { FileRef } from '@yimen/contracts';
import type { CaseFile } from '@yimen/domain-cases';
import { Clock, Refusal } from '@yimen/platform';
import { BlobStore, blobName } from '../files/blob-store.ts';
import { openStream, sealedSize } from '../files/sealed-stream.ts';
import type { CaseSeal } from '../sealing/case-seal.ts';
import { Uploads } from '../store/uploads.ts';
import type { Upload } from '../store/uploads.ts';

/** Files of one line of the checklist, or of the withdrawal request. */
export interface Attachment {
  readonly material: string;
  readonly files: readonly FileRef[];
}

const maxFiles = 60;
const maxBytes = 100 * 1024 * 1024;

/** How long an unattached file is kept; the sweep waits an hour more, so that it never takes what a command is about to attach. */
export const keptMs = 24 * 3_600_000;

/** Turns stored uploads into files of a case: present, hashing right, of this centre, and with their keys under the case's own. */
@Injectable()
export class AttachFiles {
  private readonly log = new Logger(AttachFiles.name);

  constructor(
    private readonly uploads: Uploads,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  /**
   * @param present files that the case has already; their pages and sizes count
   * Throws `file-missing`, `file-hash` or `case-files-limit`.
   */
  async run(attachments: readonly Attachment[], present: readonly CaseFile[], seal: CaseSeal, centre: string): Promise<CaseFile[]> {
    const wanted = attachments.flatMap(({ material, files }) => numbered(material, files, present));
    const found = await this.uploads.find(wanted.map(({ ref }) => ref.upload));
    const attached: CaseFile[] = [];
    for (const { material, page, ref } of wanted) {
      const { row, key } = this.checked(ref, found, centre);
      attached.push({
        sha256: row.sha256,
        upload: row.upload,
        size: row.size,
        type: row.type,
        material,
        page,
        key: seal.seal('file', key.toString('base64url')),
      });
      await this.checkBlob(row, key);
    }
    checkLimits([...present, ...attached]);
    return attached;
  }

  /** After the commit: the files are the case's. If this is lost, the sweep finds the files in the case and does it then. */
  async done(files: readonly CaseFile[], caseNumber: string): Promise<void> {
    const uploads = files.map((file) => file.upload);
    await this.uploads.attach(uploads, caseNumber).catch((error: unknown) => this.log.warn(`marking files as attached: ${String(error)}`));
  }

  private checked(ref: FileRef, found: ReadonlyMap<string, Upload>, centre: string): { row: Upload; key: Buffer } {
    const row = found.get(ref.upload);
    const key = row && this.uploads.keyOf(row);
    if (!row || !key || row.centre !== centre || this.clock.now() - row.at > keptMs)
      throw new Refusal('file-missing', { upload: ref.upload });
    if (row.sha256 !== ref.sha256) throw new Refusal('file-hash', { upload: ref.upload });
    return { row, key };
  }

  /** Blob first, commit second: no case may list a file whose bytes are not there and right. */
  private async checkBlob({ sha256, upload, size }: Upload, key: Buffer): Promise<void> {
    const name = blobName(sha256, upload);
    const [info, source] = [await this.blobs.stat(name), await this.blobs.get(name)];
    if (!source || info?.size !== sealedSize(size)) throw new Refusal('file-missing', { upload });
    const hash = createHash('sha256');
    for await (const chunk of openStream(key, source)) hash.update(chunk);
    if (hash.digest('hex') !== sha256) throw new Refusal('file-hash', { upload });
  }
}

function numbered(
  material: string,
  files: readonly FileRef[],
  present: readonly CaseFile[],
): { material: string; page: number; ref: FileRef }[] {
  const before = present.filter((file) => file.material === material).length;
  return files.map((ref, index) => ({ material, page: before + index + 1, ref }));
}

/** Throws `case-files-limit` when a case would have too many files, or too large ones together. */
export function checkLimits(files: readonly Pick<CaseFile, 'size'>[]): void {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  if (files.length > maxFiles || bytes > maxBytes) throw new Refusal('case-files-limit', { files: files.length, bytes });
}
