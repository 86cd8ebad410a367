// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.ui.numpy.NpyFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpyReaderTest {

    private static final Size SIZE = new Size(3, 2);
    private static final float[] VALUES = {0, 0.25f, -1, 1e30f, 0.1f, 7};

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.npy");
    }

    @Test
    void readsBackWhatIsWritten() throws IOException {
        NpyFile.write(PixelMap.of(SIZE, VALUES), file);
        assertArrayEquals(VALUES, NpyReader.map(file, SIZE));
        NpyFile.write(VALUES, file, 1, 1, 2, 3);
        assertArrayEquals(VALUES, NpyReader.map(file, SIZE));
        NpyFile.write(VALUES, file, 6);
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("'shape': (6,), }"));
        assertEquals(0, (Files.size(file) - 24) % 64);
    }

    /** As NumPy writes it: version, dictionary, padding, numbers. */
    private void write(int version, String dictionary, int numbers, boolean doubles) throws IOException {
        byte[] text = (dictionary + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(200 + text.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        bytes.put(text);
        for (int i = 0; i < numbers; i++) {
            if (doubles) {
                bytes.putDouble(VALUES[i]);
            } else {
                bytes.putFloat(VALUES[i]);
            }
        }
        Files.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }         | false
            2 | {'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 2, 3), }   | true
            3 | {'shape': (1,2,3), "descr": "<f4", 'fortran_order': False}          | false
            """)
    void readsWhatNumPyMayWrite(int version, String dictionary, boolean doubles) throws IOException {
        write(version, dictionary, 6, doubles);
        assertArrayEquals(VALUES, NpyReader.map(file, SIZE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }              ; 6 ; Fortran order
            {'descr': '<i8', 'fortran_order': False, 'shape': (2, 3), }             ; 6 ; type '<i8'
            {'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }             ; 6 ; type '>f4'
            {'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }              ; 6 ; type '|O'
            {'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }             ; 6 ; shape (3, 2), wanted is (2, 3)
            {'descr': '<f4', 'fortran_order': False, 'shape': (2, 2, 3), }          ; 6 ; shape (2, 2, 3)
            {'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 2, 3), }    ; 6 ; shape (1, 1, 1, 2, 3)
            {'descr': '<f4', 'fortran_order': False, 'shape': (6,), }               ; 6 ; shape (6)
            {'descr': '<f4', 'fortran_order': False, 'shape': (), }                 ; 6 ; shape ()
            {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }             ; 5 ; holds 20 bytes
            {'descr': '<f4', 'shape': (2, 3), }                                     ; 6 ; not an array that NumPy wrote
            {'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2, 3), }    ; 6 ; not an array that NumPy wrote
            """)
    void refusesOtherArrays(String dictionary, int numbers, String words) throws IOException {
        write(1, dictionary, numbers, false);
        assertProblem(words);
    }

    @Test
    void refusesAVersionOfTheFuture() throws IOException {
        write(4, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 6, false);
        assertProblem("not an array that NumPy wrote");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 9, 10, 30, 80, 127, 128, 151})
    void refusesATruncatedFile(int bytes) throws IOException {
        NpyFile.write(VALUES, file, 2, 3);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
        assertProblem(bytes < 128 ? "not an array that NumPy wrote" : "holds " + (bytes - 128) + " bytes");
    }

    @Test
    void refusesAHeaderThatPromisesTheWorld() throws IOException {
        Files.write(file, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1, '{', '}'});
        assertProblem("not an array that NumPy wrote");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertProblem("there is no file");
        file = folder;
        assertProblem("is no file");
    }

    private void assertProblem(String words) {
        String line = assertThrows(Problem.class, () -> NpyReader.map(file, SIZE)).line();
        assertTrue(line.contains(words) && line.contains(file.toString()), line);
    }
}
