// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tensors that do not lie within their storage, or storages that are not what is said of them. */
final class HostileTensors {

    private static final String OUTSIDE = "does not lie within its storage";
    private static final long HUGE = 1L << 32;

    private final Map<String, HostileFile> files = new TreeMap<>();

    static Map<String, HostileFile> all() {
        HostileTensors made = new HostileTensors();
        made.views();
        made.numbers();
        made.storages();
        made.expansion();
        return made.files;
    }

    private void state(String name, String message, Consumer<CraftedPickle> content) {
        CraftedPickle pickle = CraftedPickle.begin().raw('}', '(');
        content.accept(pickle);
        HostileFile.add(files, "tensor: " + name, new HostileFile(CraftedArchive.of(pickle.raw('u').end()).end(), message));
    }

    /** A view of four float32. */
    private void view(String name, String message, long offset, long[] shape, long[] strides) {
        state(name, message, p -> p.text("w").tensor("FloatStorage", "0", 4, offset, shape, strides));
    }

    private void views() {
        view("one too many", OUTSIDE, 0, new long[] {5}, new long[] {1});
        view("one too far", OUTSIDE, 1, new long[] {4}, new long[] {1});
        view("strides too wide", OUTSIDE, 0, new long[] {2, 2}, new long[] {3, 1});
        view("offset past the end", OUTSIDE, 4, new long[] {1}, new long[] {1});
        view("a scalar past the end", OUTSIDE, 4, new long[0], new long[0]);
        view("nothing, past the end", OUTSIDE, 5, new long[] {0}, new long[] {1});
        view("a negative offset", "offset of a tensor is -4", -4, new long[] {4}, new long[] {1});
        view("a negative extent", "extent of a tensor is -2", 0, new long[] {-2, -2}, new long[] {2, 1});
        view("a negative stride", "stride of a tensor is -1", 3, new long[] {4}, new long[] {-1});
        view("an overflowing shape", OUTSIDE, 0, new long[] {HUGE, HUGE}, new long[] {0, 0});
        view("an overflowing shape that ends at 0", OUTSIDE, 0, new long[] {HUGE, HUGE, 0}, new long[] {0, 0, 0});
        view("an overflowing stride", OUTSIDE, 0, new long[] {3, 2}, new long[] {Long.MAX_VALUE, 1});
        view("an overflowing offset", OUTSIDE, Long.MAX_VALUE, new long[] {2}, new long[] {1});
        view("4 TB out of 16 bytes", OUTSIDE, 0, new long[] {1L << 40}, new long[] {0});
        view("more extents than strides", "as many extents as strides", 0, new long[] {2, 2}, new long[] {1});
        view("seventeen axes", "as many extents as strides", 0, new long[17], new long[17]);
    }

    private void numbers() {
        state("an extent that is a text", "extent of a tensor is the text '4'", p -> p.text("w")
                .global("torch._utils", "_rebuild_tensor_v2").raw('(').storage("FloatStorage", "0", 4).whole(0)
                .text("4").raw(0x85).tuple(1).raw(0x89, 'N', 't', 'R'));
        state("an extent that is True", "extent of a tensor is true", p -> p.text("w")
                .global("torch._utils", "_rebuild_tensor_v2").raw('(').storage("FloatStorage", "0", 4).whole(0)
                .raw(0x88, 0x85).tuple(1).raw(0x89, 'N', 't', 'R'));
        state("an extent of 80 bits", "extent of a tensor is 604462909807314587353088", p -> p.text("w")
                .global("torch._utils", "_rebuild_tensor_v2").raw('(').storage("FloatStorage", "0", 4).whole(0)
                .raw(0x8a, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128, 0, 0x85).tuple(1).raw(0x89, 'N', 't', 'R'));
        state("a shape that is a list", "is not made of", p -> p.text("w")
                .global("torch._utils", "_rebuild_tensor_v2").raw('(').storage("FloatStorage", "0", 4).whole(0)
                .raw(']').whole(4).raw('a').tuple(1).raw(0x89, 'N', 't', 'R'));
        state("a tensor of no storage", "is not made of", p -> p.text("w")
                .global("torch._utils", "_rebuild_tensor_v2").raw('(').text("0").whole(0).tuple(4).tuple(1)
                .raw(0x89, 'N', 't', 'R'));
        state("too few arguments", "is not made of",
                p -> p.text("w").global("torch._utils", "_rebuild_tensor_v2").storage("FloatStorage", "0", 4).raw(0x85, 'R'));
        state("a parameter of a text", "not made of a tensor",
                p -> p.text("w").global("torch._utils", "_rebuild_parameter").text("x").raw(0x88, 'N', 0x87, 'R'));
    }

    private void storages() {
        state("a storage that is not there", "lacks the storage '7'",
                p -> p.text("w").tensor("FloatStorage", "7", 4, 0, new long[] {4}, new long[] {1}));
        state("a storage by a path", "lacks the storage '../../etc/passwd'",
                p -> p.text("w").tensor("FloatStorage", "../../etc/passwd", 4, 0, new long[] {4}, new long[] {1}));
        state("a storage said to be longer", "has 16 bytes where 5 elements of F32 take 20",
                p -> p.text("w").tensor("FloatStorage", "0", 5, 0, new long[] {4}, new long[] {1}));
        state("a storage said to be shorter", "has 16 bytes where 3 elements of F32 take 12",
                p -> p.text("w").tensor("FloatStorage", "0", 3, 0, new long[] {3}, new long[] {1}));
        state("a storage of another type", "has 16 bytes where 4 elements of F64 take 32",
                p -> p.text("w").tensor("DoubleStorage", "0", 4, 0, new long[] {4}, new long[] {1}));
        state("a storage of two types", "4 elements of F32 and 4 of I32", p -> p.text("w").four()
                .text("v").tensor("IntStorage", "0", 4, 0, new long[] {4}, new long[] {1}));
        state("a storage of unknown type", "'torch.ComplexFloatStorage'",
                p -> p.text("w").tensor("ComplexFloatStorage", "0", 4, 0, new long[] {4}, new long[] {1}));
        state("a quantised storage", "'torch.QInt8Storage'",
                p -> p.text("w").tensor("QInt8Storage", "0", 4, 0, new long[] {4}, new long[] {1}));
        state("a storage of a negative size", "elements of storage '0' is -4",
                p -> p.text("w").tensor("FloatStorage", "0", -4, 0, new long[] {0}, new long[] {1}));
        state("a storage of 2^62 elements", "at most 2 GiB",
                p -> p.text("w").tensor("FloatStorage", "0", 1L << 62, 0, new long[] {4}, new long[] {1}));
    }

    private void expansion() {
        view("1.6 GB out of 16 bytes", "more than 2 times as many are not unfolded", 0, new long[] {400_000_000}, new long[] {0});
        state("a thousand large views of little", "more than 2 times as many are not unfolded", p -> {
            for (int i = 0; i < 1000; i++) {
                p.text("w" + i).tensor("FloatStorage", "0", 4, 0, new long[] {4000}, new long[] {0});
            }
        });
        long large = 1 << 20;
        CraftedPickle turned = CraftedPickle.begin().raw('}', '(');
        for (int i = 0; i < 3; i++) {
            turned.text("w" + i).tensor("FloatStorage", "0", large, 0, new long[] {2, large / 2}, new long[] {1, 2});
        }
        HostileFile.add(files, "tensor: three times the same, turned", new HostileFile(
                CraftedArchive.of(turned.raw('u').end(), new byte[4 << 20]).end(), "more than 2 times as many are not unfolded"));
        state("large views, excused by a storage that is not there", "storage '1'", p -> p
                .text("w").tensor("FloatStorage", "0", 4, 0, new long[] {400_000_000}, new long[] {0})
                .text("x").tensor("FloatStorage", "1", 500_000_000, 0, new long[] {1}, new long[] {1}));
        CraftedPickle many = CraftedPickle.begin().raw(']', '(').global("torch._utils", "_rebuild_tensor_v2").raw('q', 0, '(')
                .storage("FloatStorage", "0", 4).whole(0).tuple(4).tuple(1).raw(0x89, 'N', 't', 'q', 1, 'R');
        for (int i = 0; i < 100_001; i++) {
            many.raw('h', 0, 'h', 1, 'R');
        }
        HostileFile.add(files, "tensor: very many",
                new HostileFile(CraftedArchive.of(many.raw('e').end()).end(), "more than 100000 tensors"));
    }
}
