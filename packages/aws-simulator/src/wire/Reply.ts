/** An HTTP answer that is ready to be sent. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Bytes that come one after the other keep the connection open. */
  body: string | Uint8Array | AsyncIterable<Uint8Array>;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
