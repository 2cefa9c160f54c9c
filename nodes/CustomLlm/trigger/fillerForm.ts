/** Without the full stops or ellipsis at the end. */
export const withoutFinalStop = (text: string): string => text.trim().replace(/[.\u2026\u3002\uff0e\uff61\u06d4\u0964]{1,9}$/u, '');

/** A filler as it is sent. Some platforms speak a short text at once only if it ends in an ellipsis and a blank, which the encoder adds. */
export const fillerForm = (text: string): string => `${withoutFinalStop(text)}...`;
