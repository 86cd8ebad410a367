// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.EngineReport;
import gpcis.api.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * DJL's PyTorch engine, started on first use. Two framework or system properties are honoured, as they are then: {@code
 * gpcis.threads} (threads per operation, the number of processors where unset) and {@code gpcis.device} ({@code cpu} or {@code
 * gpu:N}).
 */
@Component
public final class PyTorchEngine implements TensorEngine {

    private static final String NAME = "PyTorch";

    private final BundleContext context;
    private Engine engine;
    private Device device;
    private final List<String> notes = new ArrayList<>();

    /** Takes note of the settings; nothing is started yet. */
    @Activate
    public PyTorchEngine(BundleContext context) {
        this.context = context;
    }

    @Override
    public synchronized EngineReport report() {
        start();
        return new EngineReport(NAME, engine.getVersion(), device.toString(), JniUtils.getNumThreads(),
                engine.getGpuCount(), Utils.getEngineCacheDir("pytorch").toString(), notes);
    }

    @Override
    public synchronized Device device() {
        start();
        return device;
    }

    @Override
    public NDManager newManager() {
        return NDManager.newBaseManager(device(), NAME);
    }

    @Override
    public <T> T inference(Function<NDManager, T> work) {
        return recording(false, work);
    }

    @Override
    public <T> T training(Function<NDManager, T> work) {
        start();
        try (LentMemory kept = new LentMemory()) {
            return recording(true, work);
        }
    }

    /** The mode belongs to the thread, so it is set for each piece of work and put back afterwards. */
    private <T> T recording(boolean gradients, Function<NDManager, T> work) {
        try (NDManager manager = newManager()) {
            boolean before = JniUtils.isGradMode();
            JniUtils.setGradMode(gradients);
            try {
                return work.apply(manager);
            } finally {
                JniUtils.setGradMode(before);
            }
        }
    }

    private synchronized void start() {
        if (engine != null) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // DJL finds its engines through the context class loader, which in a bundle's thread knows none of them.
        thread.setContextClassLoader(Engine.class.getClassLoader());
        try {
            System.setProperty("ai.djl.offline", "true");
            int number = threadsPerOperation();
            Engine started = Engine.getEngine(NAME);
            if (started == null) {
                throw new Problem("the PyTorch engine is not on the class path", REMEDY);
            }
            device = choose(started);
            JniUtils.setNumThreads(number);
            engine = started;
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new Problem("the PyTorch engine does not start: " + rootMessage(e), REMEDY, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final String REMEDY =
            "run './gpcis doctor'; deleting the folder of the unpacked native libraries makes them be unpacked anew";

    private int threadsPerOperation() {
        String threads = context.getProperty("gpcis.threads");
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int number = Integer.parseInt(threads.strip());
            if (number >= 1 && number <= 1024) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw new Problem("gpcis.threads=" + threads + " is not allowed", "give a whole number from 1 to 1024");
    }

    private Device choose(Engine started) {
        String wanted = context.getProperty("gpcis.device");
        if (wanted == null || wanted.isBlank() || wanted.strip().equals("cpu")) {
            return Device.cpu();
        }
        String text = wanted.strip();
        if (!text.matches("gpu(:\\d{1,3})?")) {
            throw new Problem("gpcis.device=" + text + " is not allowed", "use cpu, gpu or gpu:N");
        }
        int index = text.equals("gpu") ? 0 : Integer.parseInt(text.substring(4));
        if (index >= started.getGpuCount()) {
            notes.add("device " + text + " was asked for, " + started.getGpuCount()
                    + " GPUs can be used: everything runs on the CPU");
            return Device.cpu();
        }
        return Device.gpu(index);
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
