// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.bundle;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What a person should know of a bundle before it is let in. Nothing of it is run to find out.
 *
 * @param name its symbolic name
 * @param version its version
 * @param hash SHA-256 of the file, in hex digits
 * @param signers who signed it, by the names in their certificates; empty where nobody did
 * @param imports packages that it asks for, with the versions it takes
 * @param contracts for each of our packages among them whether it fits what runs here
 * @param cautions what is unusual about it
 * @param replaces the version of the same name that is there, or empty
 */
public record BundleFacts(Path file, String name, String version, String hash, List<String> signers, Map<String, String> imports,
        List<String> contracts, List<String> cautions, String replaces) {

    private static final String CONTRACTS = "gpcis.api.";
    private static final String ANY = "0.0.0";

    /**
     * Reads them.
     *
     * @throws Problem if the file is no bundle, or was changed after it was signed
     */
    public static BundleFacts of(Path file, BundleContext framework) {
        if (!Files.isRegularFile(file)) {
            throw new Problem("there is no file " + file, "name the jar of a bundle");
        }
        try {
            String name = BundleFile.symbolicName(file);
            try (JarFile jar = new JarFile(file.toFile(), true)) {
                Attributes manifest = jar.getManifest().getMainAttributes();
                Map<String, String> imports = clauses(manifest.getValue(Constants.IMPORT_PACKAGE));
                String there = Arrays.stream(framework.getBundles()).filter(bundle -> name.equals(bundle.getSymbolicName()))
                        .map(bundle -> bundle.getVersion().toString()).findFirst().orElse("");
                return new BundleFacts(file, name, value(manifest, Constants.BUNDLE_VERSION, ANY), hash(file), signers(jar), imports,
                        contracts(imports, framework), cautions(manifest), there);
            }
        } catch (SecurityException e) {
            throw new Problem(file + " was changed after it was signed: " + e.getMessage(), "get it anew from where it came from", e);
        } catch (IOException e) {
            throw new Problem(file + " is no bundle: " + e.getMessage(), "make it with bnd", e);
        }
    }

    private static String value(Attributes manifest, String header, String otherwise) {
        String value = manifest.getValue(header);
        return value == null ? otherwise : value.strip();
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[1 << 16];
            while (digested.read(buffer) >= 0) {
                // The digest has seen it.
            }
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those who signed every entry; reading an entry to its end is what checks it. */
    private static List<String> signers(JarFile jar) throws IOException {
        TreeSet<String> signers = null;
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.isDirectory() || entry.getName().startsWith("META-INF/")) {
                continue;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            TreeSet<String> names = new TreeSet<>();
            for (CodeSigner signer : entry.getCodeSigners() == null ? new CodeSigner[0] : entry.getCodeSigners()) {
                names.add(((X509Certificate) signer.getSignerCertPath().getCertificates().get(0)).getSubjectX500Principal().getName());
            }
            if (signers == null) {
                signers = names;
            } else {
                signers.retainAll(names);
            }
        }
        return signers == null ? List.of() : List.copyOf(signers);
    }

    /** The clauses of a header: package and the versions taken; commas in quotes do not part. */
    private static Map<String, String> clauses(String header) {
        Map<String, String> clauses = new TreeMap<>();
        if (header == null) {
            return clauses;
        }
        for (String clause : header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            String[] words = clause.split(";");
            String versions = Arrays.stream(words).map(String::strip).filter(word -> word.startsWith("version="))
                    .map(word -> word.substring("version=".length()).replace("\"", "")).findFirst().orElse(ANY);
            boolean optional = clause.contains("resolution:=optional");
            Arrays.stream(words).map(String::strip).filter(word -> !word.contains("="))
                    .forEach(name -> clauses.put(name, versions + (optional ? ", if there" : "")));
        }
        return clauses;
    }

    private static List<String> contracts(Map<String, String> imports, BundleContext framework) {
        Map<String, Version> here = new TreeMap<>();
        for (Bundle bundle : framework.getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null) {
                wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).forEach(offer -> here.put(
                        String.valueOf(offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)),
                        (Version) offer.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)));
            }
        }
        List<String> contracts = new ArrayList<>();
        imports.forEach((name, versions) -> {
            if (name.startsWith(CONTRACTS)) {
                Version offered = here.get(name);
                String wanted = versions.replace(", if there", "");
                contracts.add(name + " " + versions + ": " + (offered == null ? "NOT HERE"
                        : "here " + offered + (fits(wanted, offered) ? ", fits" : ", DOES NOT FIT")));
            }
        });
        return contracts;
    }

    private static boolean fits(String versions, Version offered) {
        try {
            return new VersionRange(versions).includes(offered);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> cautions(Attributes manifest) {
        List<String> cautions = new ArrayList<>();
        if (manifest.getValue(Constants.BUNDLE_ACTIVATOR) != null) {
            cautions.add("runs " + manifest.getValue(Constants.BUNDLE_ACTIVATOR).strip() + " when it starts");
        }
        if (manifest.getValue(Constants.BUNDLE_NATIVECODE) != null) {
            cautions.add("brings native libraries");
        }
        if (manifest.getValue(Constants.DYNAMICIMPORT_PACKAGE) != null) {
            cautions.add("takes packages as it runs: " + manifest.getValue(Constants.DYNAMICIMPORT_PACKAGE).strip());
        }
        if (manifest.getValue(Constants.FRAGMENT_HOST) != null) {
            cautions.add("becomes a part of " + manifest.getValue(Constants.FRAGMENT_HOST).strip());
        }
        if (String.valueOf(manifest.getValue(Constants.EXPORT_PACKAGE)).contains(CONTRACTS)) {
            cautions.add("brings a copy of our contracts: its parts will not be seen");
        }
        return cautions;
    }

    /** All of it, for people. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%s %s, from %s%n", name, version, file.getFileName()));
        text.append("  SHA-256    ").append(hash).append('\n');
        text.append("  signed by  ").append(signers.isEmpty() ? "nobody" : String.join("; ", signers)).append('\n');
        text.append("  imports    ").append(imports.isEmpty() ? "nothing" : imports.entrySet().stream()
                .map(each -> each.getValue().equals(ANY) ? each.getKey() : each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "))).append('\n');
        text.append("  contracts  ").append(contracts.isEmpty() ? "none of ours" : String.join("\n             ", contracts)).append('\n');
        cautions.forEach(caution -> text.append("  caution    ").append(caution).append('\n'));
        if (!replaces.isEmpty()) {
            text.append("  replaces   ").append(name).append(' ').append(replaces).append('\n');
        }
        return text.toString();
    }
}
