// The shared memory of a block: `__shared__` variables are thread-local ones of the library, so that kernels that run at the same
// time do not meet; dynamic shared memory is a buffer with a guard behind it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <link.h>
#include <vector>

namespace emulation
{
    class Launch;

    // The only thread-local data that is not shared memory of a block.
    struct Kept
    {
        emulation::Launch* Launch;
        char Error[4096];
    };

    static thread_local Kept kept;

    class SharedMemory
    {
    public:
        // What a block of sm_80 may ask for; newer devices have more.
        static constexpr int Limit = 163 << 10;

        explicit SharedMemory(int bytes) : bytes(bytes), memory(bytes + GuardBytes + Alignment)
        {
            begin = reinterpret_cast<unsigned char*>(&kept);
            end = begin + sizeof kept;
            dl_iterate_phdr(FindStatic, this);
        }

        int Bytes() const
        {
            return bytes + static_cast<int>(end - begin - sizeof kept);
        }

        unsigned char* Dynamic()
        {
            const auto address = reinterpret_cast<uintptr_t>(memory.data());
            return reinterpret_cast<unsigned char*>((address + Alignment - 1) / Alignment * Alignment);
        }

        void Poison()
        {
            auto* const first = reinterpret_cast<unsigned char*>(&kept);
            auto* const last = first + sizeof kept;
            memset(begin, 0xFF, first - begin);
            memset(last, 0xFF, end - last);
            memset(Dynamic(), 0xFF, bytes);
            memset(Dynamic() + bytes, Guard, GuardBytes);
        }

        bool IsWhole()
        {
            const unsigned char* guard = Dynamic() + bytes;
            return std::all_of(guard, guard + GuardBytes, [](unsigned char value) { return value == Guard; });
        }

    private:
        static constexpr int Alignment = 128;
        static constexpr int GuardBytes = 1024;
        static constexpr unsigned char Guard = 0xA5;

        // The thread-local storage of this library is what contains `kept`.
        static int FindStatic(dl_phdr_info* library, size_t, void* data)
        {
            auto& found = *static_cast<SharedMemory*>(data);
            auto* const first = static_cast<unsigned char*>(library->dlpi_tls_data);
            for (int i = 0; i < library->dlpi_phnum && first != nullptr; i++)
            {
                const size_t size = library->dlpi_phdr[i].p_memsz;
                if (library->dlpi_phdr[i].p_type != PT_TLS || found.begin < first || found.begin >= first + size)
                    continue;
                found.begin = first;
                found.end = first + size;
                return 1;
            }
            return 0;
        }

        int bytes;
        std::vector<unsigned char> memory;
        unsigned char* begin;
        unsigned char* end;
    };
}
