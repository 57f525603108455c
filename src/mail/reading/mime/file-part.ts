/** A part that is not read as text: a file of the mail. */
export type FilePart = {
  name: string;
  type: string;
  content: Buffer;
  contentId: string;
  disposition: string;
  /** An invitation's, such as REQUEST; '' for other files. */
  method: string;
};
