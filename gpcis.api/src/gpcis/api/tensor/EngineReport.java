// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import java.util.List;

/**
 * What the tensor engine runs on.
 *
 * @param engine name of the engine: {@code PyTorch}
 * @param version its version: {@code 2.5.1}
 * @param device the device in use: {@code cpu()}, {@code gpu(0)}
 * @param threads threads one operation may use
 * @param gpus number of GPUs that the engine can use
 * @param natives folder that the native libraries were loaded from
 * @param notes anything a person should know: a missing GPU driver, a fallback
 */
public record EngineReport(
        String engine, String version, String device, int threads, int gpus, String natives, List<String> notes) {

    /** Copies the notes. */
    public EngineReport {
        notes = List.copyOf(notes);
    }
}
