// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Keeps alive what arrays made from Java's numbers lie on, for as long as gradients are recorded on this thread.
 *
 * <p>DJL puts such numbers into a Java buffer, lends it to the engine, and forgets it when the array is closed; {@code
 * x.mul(2)} makes and closes one within. The recorded graph goes on using that memory in the backward pass, and if garbage was
 * collected in between, it holds somebody else's numbers: gradients are then wrong now and then, or not finite. DJL tells its
 * scopes of every new array, so a scope can take hold of the buffers. Neither the scope's list nor an array's buffer is public
 * in DJL 0.32; a version that names them otherwise fails here at once, at the first training.
 */
final class LentMemory implements AutoCloseable {

    private static final Field LIST = field(NDScope.class, "resources");
    private static final Field BUFFER = field(PtNDArray.class, "dataRef");

    private final NDScope scope = new NDScope();
    private final List<Object> buffers = new ArrayList<>();

    LentMemory() {
        scope.suppressNotUsedWarning();
        try {
            LIST.set(scope, new Collector());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this is not the version of DJL that the workbench was made for", e);
        }
    }

    /** Stays empty, so that the scope closes no array: those belong to their managers. */
    private final class Collector extends IdentityHashMap<NDArray, NDArray> {

        private static final long serialVersionUID = 1;

        @Override
        public NDArray put(NDArray array, NDArray same) {
            try {
                Object buffer = BUFFER.get(array);
                if (buffer != null) {
                    buffers.add(buffer);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            return null;
        }
    }

    @Override
    public void close() {
        scope.close();
        buffers.clear();
    }
}
