// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import ai.djl.Device;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorEngine;
import gpcis.trainer.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** The devices that a training runs on: {@code devices=gpu:0+gpu:1}; the engine's own where nothing is stated. */
final class Devices {

    private static final String SETTING = "devices";

    private Devices() { }

    /** @throws Problem if one is unknown or not there, or a GPU is named twice */
    static List<Device> of(Settings settings, TensorEngine engine) {
        String text = settings.optional(SETTING).orElse("").strip();
        if (text.isEmpty()) {
            return List.of(engine.device());
        }
        List<Device> devices = new ArrayList<>();
        for (String name : text.split("[+,]", -1)) {
            Device device = device(settings, name.strip());
            if (device.isGpu() && device.getDeviceId() >= engine.report().gpus()) {
                throw new Problem("setting " + SETTING + "=" + text + ": " + engine.report().gpus() + " GPUs can be used",
                        "'gpcis doctor' says why; " + SETTING + "=cpu trains on the CPU");
            }
            if (device.isGpu() && devices.contains(device)) {
                throw settings.refused(SETTING, "name each GPU once");
            }
            devices.add(device);
        }
        return devices;
    }

    private static Device device(Settings settings, String name) {
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        if (!name.matches("gpu:\\d{1,3}")) {
            throw settings.refused(SETTING, "use cpu, gpu:0, or several: gpu:0+gpu:1");
        }
        return Device.gpu(Integer.parseInt(name.substring(4)));
    }
}
