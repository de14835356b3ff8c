package dev.roofline.spec;

/**
 * SHA-256 (FIPS 180-4). {@link java.security.MessageDigest} gives the same digits, as a test checks, but loading
 * its providers takes 20 ms of a start of 110 ms.
 */
final class Sha256 {
    private static final int BLOCK = 64;
    private static final int ROUNDS = 64;

    /** Fractional bits of the cube roots of the first 64 primes. */
    private static final int[] K = new int[ROUNDS];

    /** Fractional bits of the square roots of the first 8 primes. */
    private static final int[] START = new int[8];

    static {
        int found = 0;
        for (int n = 2; found < ROUNDS; n++) {
            if (isPrime(n)) {
                if (found < START.length) {
                    START[found] = fraction(Math.sqrt(n));
                }
                K[found++] = fraction(Math.cbrt(n));
            }
        }
    }

    private final int[] state = START.clone();
    private final int[] schedule = new int[ROUNDS];

    private Sha256() {}

    /** The digest in lower-case hexadecimal digits. */
    static String hex(byte[] bytes) {
        Sha256 digest = new Sha256();
        int whole = bytes.length / BLOCK * BLOCK;
        for (int at = 0; at < whole; at += BLOCK) {
            digest.compress(bytes, at);
        }
        byte[] tail = padded(bytes, whole);
        for (int at = 0; at < tail.length; at += BLOCK) {
            digest.compress(tail, at);
        }
        StringBuilder hex = new StringBuilder(64);
        for (int word : digest.state) {
            for (int shift = 28; shift >= 0; shift -= 4) {
                hex.append("0123456789abcdef".charAt(word >>> shift & 15));
            }
        }
        return hex.toString();
    }

    /** The last part block, a one bit, zeros, and the length in bits. */
    private static byte[] padded(byte[] bytes, int from) {
        int rest = bytes.length - from;
        byte[] tail = new byte[rest + 9 <= BLOCK ? BLOCK : 2 * BLOCK];
        System.arraycopy(bytes, from, tail, 0, rest);
        tail[rest] = (byte) 0x80;
        long bits = bytes.length * 8L;
        for (int i = 1; i <= 8; i++) {
            tail[tail.length - i] = (byte) bits;
            bits >>>= 8;
        }
        return tail;
    }

    private void compress(byte[] in, int at) {
        int[] w = schedule;
        for (int t = 0; t < 16; t++) {
            int i = at + 4 * t;
            w[t] = in[i] << 24 | (in[i + 1] & 0xFF) << 16 | (in[i + 2] & 0xFF) << 8 | in[i + 3] & 0xFF;
        }
        for (int t = 16; t < ROUNDS; t++) {
            int x = w[t - 15];
            int y = w[t - 2];
            int s0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
            int s1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
            w[t] = s1 + w[t - 7] + s0 + w[t - 16];
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int t = 0; t < ROUNDS; t++) {
            int s1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int first = h + s1 + (e & f ^ ~e & g) + K[t] + w[t];
            int s0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            int second = s0 + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static int fraction(double root) {
        return (int) (long) ((root - Math.floor(root)) * 0x1p32);
    }

    private static boolean isPrime(int n) {
        for (int i = 2; i * i <= n; i++) {
            if (n % i == 0) {
                return false;
            }
        }
        return true;
    }
}
