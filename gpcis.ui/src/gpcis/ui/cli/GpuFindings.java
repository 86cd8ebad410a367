// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.tensor.EngineReport;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a GPU can be used, and what is missing where it cannot. */
final class GpuFindings {

    /** How DJL is told of other native libraries than those in its jars; the script {@code gpcis} sets it. */
    private static final String FLAVOUR = "PYTORCH_FLAVOR";

    private GpuFindings() { }

    static Finding of(EngineReport report) {
        if (report.gpus() > 0) {
            return Finding.well(report.gpus() + (report.gpus() == 1 ? " GPU" : " GPUs") + " can be used: --device gpu:0");
        }
        boolean natives = System.getProperty(FLAVOUR, "cpu").startsWith("cu");
        if (!driver()) {
            return Finding.well("no NVIDIA driver here, the CPU does the work");
        }
        return natives
                ? Finding.ill("NVIDIA driver and CUDA libraries are there, but no GPU can be used",
                        "nvidia-smi shows driver and GPUs; CUDA 12.4 needs a driver of version 550 or later")
                : Finding.ill("an NVIDIA driver is there, but only PyTorch's libraries for the CPU",
                        "GPCIS_FLAVOUR=cu124 ./gpcis build fetches those for GPUs (2.5 GB)");
    }

    private static boolean driver() {
        return Files.exists(Path.of("/proc/driver/nvidia/version")) || Files.exists(Path.of("/dev/dxg"))
                || System.getenv("SystemRoot") != null
                        && Files.exists(Path.of(System.getenv("SystemRoot"), "System32", "nvcuda.dll"));
    }
}
