package dev.roofline.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The bytes of a file, and their hash for those who ask: loading the digest costs a start 20 ms. */
public final class Content {
    private final byte[] bytes;

    Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /** SHA-256 in lower-case hexadecimal digits. */
    public String sha256() {
        try {
            StringBuilder text = new StringBuilder();
            for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) {
                text.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
            }
            return text.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
