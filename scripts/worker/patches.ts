// The few places in the media worker's own sources that a build against the distribution's libraries must change.

/** One exact replacement in one file of the worker's source tree; `find` must occur there exactly once. */
export type Patch = {
  /** Path inside the worker's source folder. */
  file: string
  find: string
  replace: string
}

/** A place to patch that is not as it was: the sources are of another version than the patch was written for. */
export class PatchRefused extends Error {
  constructor(patch: Patch, occurrences: number) {
    super(
      `${patch.file}: expected this text once, found it ${occurrences} times, so this mediasoup is not the one ` +
        `the patch was written for (scripts/worker/patches.ts):\n${patch.find}`,
    )
  }
}

/** Debian 12 carries meson 1.0.1, which builds the worker just as well. */
const olderMeson: Patch = {
  file: 'meson.build',
  find: "meson_version: '>= 1.1.0'",
  replace: "meson_version: '>= 1.0.0'",
}

/** Parses the common headers once instead of 150 times. */
const precompiledHeader: Patch = {
  file: 'meson.build',
  find: "  cpp_args: cpp_args + ['-DMS_EXECUTABLE'],\n",
  replace: "  cpp_args: cpp_args + ['-DMS_EXECUTABLE'],\n  cpp_pch: 'pch/worker.hpp',\n",
}

/**
 * An OpenSSL with kernel TLS asks the BIO whether the kernel encrypts. The worker's BIO callback answers yes to whatever
 * it is asked, OpenSSL then allocates no write buffer, and the first DTLS handshake ends in a segmentation fault. After
 * an operation (any with the BIO_CB_RETURN bit) the callback must pass on the operation's own result.
 */
const kernelTls: Patch = {
  file: 'src/RTC/DtlsTransport.cpp',
  find: '(operationType == BIO_CB_RETURN) ?',
  replace: '((operationType & BIO_CB_RETURN) != 0) ?',
}

/**
 * The bandwidth probe packet, its sequence number included, lies in one buffer for all transports of a worker, and each
 * new transport gives it a new random number: SRTP then refuses probes, or protects two with the same index. Each
 * generator gets a buffer of its own, declared before the packet that lies in it.
 */
const probeBuffers: readonly Patch[] = [
  {
    file: 'include/RTC/RTP/ProbationGenerator.hpp',
    find: '\t\t\tstd::unique_ptr<RTP::Packet> probationPacket;\n',
    replace:
      '\t\t\talignas(4) uint8_t probationPacketBuffer[ProbationPacketMaxLength];\n' +
      '\t\t\tstd::unique_ptr<RTP::Packet> probationPacket;\n',
  },
  {
    file: 'src/RTC/RTP/ProbationGenerator.cpp',
    find: '\t\tstatic thread_local uint8_t ProbationPacketBuffer[ProbationGenerator::ProbationPacketMaxLength];\n',
    replace: '',
  },
  {
    file: 'src/RTC/RTP/ProbationGenerator.cpp',
    find: 'static thread_local bool mustInitializePayload{ true };',
    replace: 'bool mustInitializePayload{ true };',
  },
  {
    file: 'src/RTC/RTP/ProbationGenerator.cpp',
    find: 'std::memset(ProbationPacketBuffer, 0x00, sizeof(ProbationPacketBuffer));',
    replace: 'std::memset(this->probationPacketBuffer, 0x00, sizeof(this->probationPacketBuffer));',
  },
  {
    file: 'src/RTC/RTP/ProbationGenerator.cpp',
    find: 'RTP::Packet::Factory(ProbationPacketBuffer, sizeof(ProbationPacketBuffer))',
    replace: 'RTP::Packet::Factory(this->probationPacketBuffer, sizeof(this->probationPacketBuffer))',
  },
]

/** All patches, in the order in which they are applied. */
export const workerPatches: readonly Patch[] = [olderMeson, precompiledHeader, kernelTls, ...probeBuffers]

/**
 * The text of a file after one patch.
 * @throws PatchRefused when the expected text is not there exactly once.
 */
export function patched(text: string, patch: Patch): string {
  const occurrences = text.split(patch.find).length - 1
  if (occurrences !== 1) throw new PatchRefused(patch, occurrences)
  return text.replace(patch.find, () => patch.replace)
}
