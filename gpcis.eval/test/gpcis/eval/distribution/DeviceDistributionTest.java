// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine without a GPU says when it is asked for one. */
final class DeviceDistributionTest {

    @TempDir
    Path folder;

    @BeforeEach
    void isForMachinesWithoutGpu() {
        assumeFalse(Files.exists(Path.of("/proc/driver/nvidia/version")) || Files.exists(Path.of("/dev/dxg")),
                "this machine has an NVIDIA driver");
    }

    @Test
    void theFlavourForGpusStartsAndSaysThatTheCpuWorks() {
        Gpcis run = Gpcis.run(folder, "", Map.of("GPCIS_FLAVOUR", "cu124"), "doctor", "--device", "gpu:0");
        assertEquals(0, run.code(), run.all());
        assertTrue(run.err().contains("gpcis: no NVIDIA driver here: the CPU does the work"), run.all());
        assertTrue(run.err().contains("gpcis: device gpu:0 was asked for, 0 GPUs can be used: everything runs on the CPU"), run.all());
        assertTrue(run.out().contains("no NVIDIA driver here, the CPU does the work"), run.all());
    }

    @Test
    void refusesDevicesAndFlavoursThatAreNone() {
        Gpcis device = Gpcis.run(folder, "doctor", "--device", "tpu");
        assertEquals(1, device.code(), device.all());
        assertTrue(device.err().contains("gpcis.device=tpu is not allowed; use cpu, gpu or gpu:N"), device.all());
        Gpcis flavour = Gpcis.run(folder, "", Map.of("GPCIS_FLAVOUR", "cu99"), "doctor");
        assertEquals(70, flavour.code(), flavour.all());
        assertTrue(flavour.err().contains("GPCIS_FLAVOUR is cpu or cu124"), flavour.all());
    }
}
