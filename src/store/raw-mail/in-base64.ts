/** Bytes as a statement takes several of them: the driver knows no array of bytes. */
export function inBase64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
