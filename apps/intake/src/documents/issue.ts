import { Injectable } from '@nestjs/common';
import { documentType } from '@yimen/contracts';
import type { CaseDocument } from '@yimen/contracts';
import type { IssuedDocument } from '@yimen/domain-cases';
import { canonicalJson, sha256 } from '@yimen/journal';
import { CompactSign } from 'jose';
import type { CaseSeal } from '../sealing/case-seal.ts';
import { DocumentKeys } from '../store/document-keys.ts';

/** Signs documents with their office's key. The signed bytes are stored with the commit, so that a reprint is the same bytes. */
@Injectable()
export class IssueDocument {
  constructor(private readonly keys: DocumentKeys) {}

  /**
   * @param on date whose key signs
   * @returns what the event stores: template, hash of the JSON body, and the compact JWS sealed with the case's key
   */
  async run(body: CaseDocument, on: string, seal: CaseSeal): Promise<IssuedDocument> {
    const { kid, key } = await this.keys.keyOf(body.office.code, on);
    const text = canonicalJson(body);
    const jws = await new CompactSign(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'ES256', kid, typ: documentType })
      .sign(key);
    return { kind: body.kind, template: body.template, hash: sha256(text), sealed: seal.seal('document', jws) };
  }
}
