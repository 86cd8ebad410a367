// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.api.tensor.ElementType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of Python that a pickle may use: all of them. None stands for code that is run. */
enum AllowedGlobal {
    ORDERED_DICT("collections OrderedDict", null),
    REBUILD_TENSOR("torch._utils _rebuild_tensor", null),
    REBUILD_TENSOR_V2("torch._utils _rebuild_tensor_v2", null),
    REBUILD_PARAMETER("torch._utils _rebuild_parameter", null),
    DOUBLE_STORAGE("torch DoubleStorage", ElementType.F64),
    FLOAT_STORAGE("torch FloatStorage", ElementType.F32),
    HALF_STORAGE("torch HalfStorage", ElementType.F16),
    BFLOAT16_STORAGE("torch BFloat16Storage", ElementType.BF16),
    LONG_STORAGE("torch LongStorage", ElementType.I64),
    INT_STORAGE("torch IntStorage", ElementType.I32),
    SHORT_STORAGE("torch ShortStorage", ElementType.I16),
    CHAR_STORAGE("torch CharStorage", ElementType.I8),
    BYTE_STORAGE("torch ByteStorage", ElementType.U8),
    BOOL_STORAGE("torch BoolStorage", ElementType.BOOL);

    private static final Map<String, AllowedGlobal> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(AllowedGlobal::module, Function.identity()));

    private final String name;
    private final ElementType storage;

    /** @param name module, blank, name */
    AllowedGlobal(String name, ElementType storage) {
        this.name = name;
        this.storage = storage;
    }

    /** @throws Refusal naming it, if it is not among them */
    static AllowedGlobal of(String module, String name) {
        AllowedGlobal found = BY_NAME.get(module + " " + name);
        if (found == null) {
            throw Refusal.notAllowed("a reference to " + Refusal.quoted(module + "." + name));
        }
        return found;
    }

    /** The kind of storage that keeps elements of that type; null where PyTorch has no name for it. */
    static AllowedGlobal storageOf(ElementType type) {
        return Arrays.stream(values()).filter(global -> global.storage == type).findFirst().orElse(null);
    }

    /** Module, blank, name. */
    String module() {
        return name;
    }

    /** The elements' type, of a storage; null for everything else. */
    ElementType storage() {
        return storage;
    }
}
