/** A row of a read model: what one stream looks like, and up to which commit. */
export interface Row<View> {
  /** The stream. */
  readonly _id: string;
  /** Seq of the last commit that is in the view. A commit is applied whole, so this is the position. */
  readonly seq: number;
  /** Nothing when the projection keeps no view of this stream. */
  readonly view: View | null;
}
