import { CaseDocument } from '@yimen/contracts';
import type { DocumentId } from '@yimen/contracts';
import { DocumentKind } from '@yimen/domain-cases';
import type { Case } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';
import type { CaseSeal } from '../sealing/case-seal.ts';

/** A document as it was issued: its body and the signed bytes. */
export interface ReadDocument {
  readonly body: CaseDocument;
  readonly jws: string;
}

/** Id of a document of a case. */
export const documentId = (caseNumber: string, kind: DocumentKind): DocumentId => `${caseNumber}-${kind}`;

/** The case and the kind that an id names. Throws `not-found`. */
export function partsOfId(id: string): { caseNumber: string; kind: DocumentKind } {
  const [caseNumber = '', kind] = id.split('-');
  const known = DocumentKind.safeParse(kind);
  if (!known.success) throw new Refusal('not-found');
  return { caseNumber, kind: known.data };
}

/** Opens a document of a case: the same bytes every time. Throws `not-found`. */
export function readDocument(on: Case, kind: DocumentKind, seal: CaseSeal): ReadDocument {
  const issued = on.documents[kind];
  if (!issued) throw new Refusal('not-found');
  const jws = seal.open('document', issued.sealed);
  const payload = Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8');
  return { jws, body: CaseDocument.parse(JSON.parse(payload)) };
}
