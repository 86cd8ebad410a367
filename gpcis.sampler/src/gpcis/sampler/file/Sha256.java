// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.file;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and of weights that are in no file yet. */
public final class Sha256 {

    private Sha256() { }

    /**
     * Of a file's bytes.
     *
     * @throws Problem if it is missing or cannot be read
     */
    public static String of(Path file) {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (NoSuchFileException e) {
            throw new Problem("there is no file " + file, "copy it again, whole", e);
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of names, types, shapes and data, in the order of the names. */
    public static String of(TensorSet weights) {
        MessageDigest digest = digest();
        weights.tensors().forEach((name, tensor) -> {
            digest.update((name + " " + tensor.type() + tensor.shape() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(tensor.data());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
