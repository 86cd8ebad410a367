// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a network needs beside what a checkpoint has.
 *
 * @param missing names of tensors that are needed and not there
 * @param leftOver names of tensors that are there and neither needed nor known
 * @param differing tensors of another shape, of whole numbers, or with values that are not finite, in words
 */
record Comparison(List<String> missing, List<String> leftOver, List<String> differing) {

    private static final Set<ElementType> REAL =
            EnumSet.of(ElementType.F16, ElementType.BF16, ElementType.F32, ElementType.F64);

    /**
     * @param wanted shapes by the checkpoint's names; null where the network does not know it before it has seen a picture
     * @param unused beginnings of names that belong to the release, but not to the network
     */
    static Comparison of(TensorSet checkpoint, SortedMap<String, List<Long>> wanted, Set<String> unused) {
        List<String> missing = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        wanted.forEach((name, shape) -> {
            HostTensor tensor = checkpoint.tensors().get(name);
            if (tensor == null) {
                missing.add(name);
            } else if (shape != null && !shape.equals(tensor.shape()) || !REAL.contains(tensor.type())) {
                differing.add(name + " is " + tensor.type() + tensor.shape() + ", wanted F32"
                        + (shape == null ? "" : shape));
            } else if (!finite(tensor)) {
                differing.add(name + " has values that are infinite or not a number");
            }
        });
        List<String> leftOver = checkpoint.tensors().keySet().stream()
                .filter(name -> !wanted.containsKey(name) && unused.stream().noneMatch(name::startsWith)).toList();
        return new Comparison(missing, leftOver, differing);
    }

    /** By the bits: all ones in the exponent. */
    private static boolean finite(HostTensor tensor) {
        ByteBuffer data = tensor.data();
        int elements = tensor.elements();
        for (int i = 0; i < elements; i++) {
            boolean ends = switch (tensor.type()) {
                case F64 -> (~data.getLong(8 * i) & 0x7ff0_0000_0000_0000L) == 0;
                case F16 -> (~data.getShort(2 * i) & 0x7c00) == 0;
                case BF16 -> (~data.getShort(2 * i) & 0x7f80) == 0;
                default -> (~data.getInt(4 * i) & 0x7f80_0000) == 0;
            };
            if (ends) {
                return false;
            }
        }
        return true;
    }
}
