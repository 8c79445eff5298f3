// Exercises the bridge from libsrtp 3's interface to libsrtp 2; ends with 0 when all holds, else with the failed line.
#include <arpa/inet.h>
#include <initializer_list>
#include <srtp.h>

#define HOLDS(condition)       \
	do                           \
	{                            \
		if (!(condition))          \
		{                          \
			return __LINE__;         \
		}                          \
	} while (false)

namespace
{
	constexpr uint32_t Ssrc{ 0x01020304 };
	constexpr size_t PacketLen{ 32 };

	srtp_t open(srtp_profile_t profile, srtp_ssrc_type_t direction)
	{
		uint8_t key[SRTP_MAX_KEY_LEN]{ 7, 7, 7 };
		const size_t keyLen = srtp_profile_get_master_key_length(profile);
		const size_t saltLen = srtp_profile_get_master_salt_length(profile);
		srtp_policy_t policy{ nullptr };
		srtp_t session{ nullptr };
		srtp_ssrc_t ssrc{};

		ssrc.type = direction;
		srtp_policy_create(&policy);
		srtp_policy_set_ssrc(policy, ssrc);
		srtp_policy_set_profile(policy, profile);
		srtp_policy_add_key(policy, key, keyLen, key + keyLen, saltLen, nullptr, 0);
		srtp_policy_set_allow_repeat_tx(policy, true);
		srtp_policy_set_window_size(policy, 1024);

		const srtp_err_status_t status = srtp_create(&session, policy);

		srtp_policy_destroy(policy);

		return status == srtp_err_status_ok ? session : nullptr;
	}

	int roundTrip(srtp_profile_t profile)
	{
		srtp_t sender = open(profile, ssrc_any_outbound);
		srtp_t receiver = open(profile, ssrc_any_inbound);

		HOLDS(sender != nullptr && receiver != nullptr);

		alignas(4) uint8_t rtp[PacketLen]{ 0x80, 96, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4, 42 };
		alignas(4) uint8_t wire[1500];
		alignas(4) uint8_t back[1500];
		size_t wireLen{ sizeof(wire) };
		size_t backLen{ sizeof(back) };

		HOLDS(srtp_protect(sender, rtp, PacketLen, wire, &wireLen, 0) == srtp_err_status_ok);
		HOLDS(wireLen > PacketLen && std::memcmp(rtp + 12, wire + 12, PacketLen - 12) != 0);
		HOLDS(srtp_unprotect(receiver, wire, wireLen, back, &backLen) == srtp_err_status_ok);
		HOLDS(backLen == PacketLen && std::memcmp(rtp, back, PacketLen) == 0);

		size_t tooSmall{ PacketLen };

		HOLDS(srtp_protect(sender, rtp, PacketLen, wire, &tooSmall, 0) == srtp_err_status_buffer_small);

		alignas(4) uint8_t rtcp[]{ 0x80, 201, 0, 1, 1, 2, 3, 4 };

		wireLen = sizeof(wire);
		HOLDS(srtp_protect_rtcp(sender, rtcp, sizeof(rtcp), wire, &wireLen, 0) == srtp_err_status_ok);
		// In place, as the worker decrypts.
		HOLDS(srtp_unprotect_rtcp(receiver, wire, wireLen, wire, &wireLen) == srtp_err_status_ok);
		HOLDS(wireLen == sizeof(rtcp) && std::memcmp(rtcp, wire, sizeof(rtcp)) == 0);

		// A stream that was there is found for removal only if the byte order is right, and then is gone.
		HOLDS(srtp_stream_remove(sender, htonl(Ssrc)) == srtp_err_status_ok);
		HOLDS(srtp_stream_remove(sender, htonl(Ssrc)) == srtp_err_status_no_ctx);

		HOLDS(srtp_dealloc(sender) == srtp_err_status_ok);
		HOLDS(srtp_dealloc(receiver) == srtp_err_status_ok);

		return 0;
	}
} // namespace

int main()
{
	HOLDS(srtp_init() == srtp_err_status_ok);

	for (const srtp_profile_t profile :
	     { srtp_profile_aead_aes_256_gcm,
	       srtp_profile_aead_aes_128_gcm,
	       srtp_profile_aes128_cm_sha1_80,
	       srtp_profile_aes128_cm_sha1_32 })
	{
		const int failedLine = roundTrip(profile);

		if (failedLine != 0)
		{
			return failedLine;
		}
	}

	return 0;
}
