// Rows of user memory: read and written in packets of 128 bits where they can be, in the number format of SUBSETGEN_STORAGE.
#pragma once

#include <subsetgen/memory.cuh>

namespace subsetgen
{
    // A row that is read. With several samples a row is the sum over them: samples differ in their draws only, so what arrives for them adds
    // up. Where rows are in registers, all of it is loaded here; else items are read where they are asked for, so that a row may be written
    // over, item by item, by the thread that reads it.
    template <class T>
    class InputRow
    {
    public:
        int Length = 0;

        InputRow() = default;

        SUBSETGEN_DEVICE InputRow(const Stored* memory, int length) : Length(length), memory(memory) { LoadAll(); }

        // scratch: with several samples and rows in memory, Items<T>
        SUBSETGEN_DEVICE InputRow(const Stored* memory, int length, int samples, [[maybe_unused]] Workspace& workspace)
            : Length(length), memory(memory), samples(samples)
        {
#if SUBSETGEN_ITEMS == 0
            if (samples > 1)
            {
                summed = Items<T>(workspace, length);
                for (int i = 0; i < length; i += V::Count)
                    V::Store(i + V::Lane() < length ? Sum(i + V::Lane()) : T(0), summed, i);
                V::Sync();
            }
#endif
            LoadAll();
        }

        // Any item, for any thread.
        SUBSETGEN_DEVICE T operator[](int item) const
        {
#if SUBSETGEN_ITEMS == 0
            if (samples > 1)
                return summed[item];
#endif
            return Sum(item);
        }

        SUBSETGEN_DEVICE InputRow Slice(int start) const { return Slice(start, Length - start); }

        // Of a row of one sample.
        SUBSETGEN_DEVICE InputRow Slice(int start, int length) const { return {memory + start, length}; }

        SUBSETGEN_DEVICE T LoadPartial(int i, T fill) const
        {
#if SUBSETGEN_ITEMS > 0
            // What was loaded has zeros there.
            return fill == T(0) || V::Index(i) < Length ? held.Load(i) : fill;
#else
            return i + V::Lane() < Length ? (*this)[i + V::Lane()] : fill;
#endif
        }

        // Copies the row, `fill` beyond its end; each thread its own items.
        SUBSETGEN_DEVICE void CopyTo(Items<T>& row, T fill) const
        {
            #pragma unroll
            for (int i = 0; i < V::End(Length); i += V::Count)
                V::Store(LoadPartial(i, fill), row, i);
        }

    private:
        SUBSETGEN_DEVICE T Sum(int item) const
        {
            T sum = FromStored(memory[item]);
            for (int sample = 1; sample < samples; sample++)
                sum = sum + FromStored(memory[static_cast<long long>(sample) * Length + item]);
            return sum;
        }

        const Stored* memory = nullptr;
        int samples = 1;

#if SUBSETGEN_ITEMS > 0

        SUBSETGEN_DEVICE void LoadAll()
        {
            const bool isWhole = Packet::Divides(memory, Length);
            #pragma unroll
            for (int c = 0; c < V::Held; c += Packet::Count)
            {
                const int first = V::Index(c * V::Count);
                Packet packet{};
                if (isWhole && first < Length)
                    packet = Packet::Load(memory + first);
                #pragma unroll
                for (int p = 0; p < Packet::Count; p++)
                {
                    if (!isWhole && first + p < Length)
                        packet.at[p] = memory[first + p];
                    held.at[c + p] = FromStored(packet.at[p]);
                }
            }
            for (int sample = 1; sample < samples; sample++)
            {
                #pragma unroll
                for (int c = 0; c < V::Held; c++)
                    if (V::Index(c * V::Count) < Length)
                        held.at[c] = held.at[c] + FromStored(memory[static_cast<long long>(sample) * Length + V::Index(c * V::Count)]);
            }
        }

        Items<T> held;

#else

        SUBSETGEN_DEVICE void LoadAll() {}

        Items<T> summed;

#endif
    };

    // A row that is written; without memory, nothing is. It may be the memory of an InputRow of the same row.
    template <class T>
    class OutputRow
    {
    public:
        int Length = 0;

        OutputRow() = default;

        SUBSETGEN_DEVICE OutputRow(Stored* memory, int length)
            : Length(memory == nullptr ? 0 : length), memory(memory), isWhole(Packet::Divides(memory, length))
        {
        }

        // Where rows are in registers, the items of a packet are gathered and stored together: steps are taken in order, none left out.
        SUBSETGEN_DEVICE void StorePartial(T value, int i) const
        {
            if constexpr (V::Held == 0)
            {
                if (i + V::Lane() < Length)
                    Set(i + V::Lane(), value);
                return;
            }
            const int p = i / V::Count % Packet::Count;
            gathered.at[p] = ToStored(value);
            const int first = V::Index(i) - p;
            if (p < Packet::Count - 1 || first >= Length)
                return;
            if (isWhole)
            {
                gathered.Store(memory + first);
                return;
            }
            #pragma unroll
            for (int q = 0; q < Packet::Count; q++)
                if (first + q < Length)
                    memory[first + q] = gathered.at[q];
        }

        // By the calling thread.
        SUBSETGEN_DEVICE void Set(int item, T value) const { memory[item] = ToStored(value); }

        SUBSETGEN_DEVICE T Get(int item) const { return FromStored(memory[item]); }

        // One number for the team.
        SUBSETGEN_DEVICE void Put(int i, T value) const
        {
            if (V::IsFirst() && i < Length)
                Set(i, value);
        }

        SUBSETGEN_DEVICE void Fill(T value) const
        {
            for (int i = V::Lane(); i < Length; i += V::Count)
                Set(i, value);
        }

        SUBSETGEN_DEVICE OutputRow Slice(int start) const { return Slice(start, Length - start); }

        SUBSETGEN_DEVICE OutputRow Slice(int start, int length) const
        {
            return Length == 0 ? OutputRow() : OutputRow(memory + start, length);
        }

    private:
        Stored* memory = nullptr;
        bool isWhole = false;
        mutable Packet gathered;
    };

    // Each thread copies its own items; zeros beyond the end of what is read, nothing beyond the end of what is written.
    template <class T>
    SUBSETGEN_DEVICE void Copy(const InputRow<T>& from, Items<T>& to)
    {
#if SUBSETGEN_ITEMS > 0
        from.CopyTo(to, T(0));
#else
        // There are fewer pairs than items.
        for (int i = 0; i < to.Length; i += V::Count)
            V::Store(from.LoadPartial(i, T(0)), to, i);
#endif
    }

    template <class T>
    SUBSETGEN_DEVICE void Copy(const Items<T>& from, const OutputRow<T>& to)
    {
        #pragma unroll
        for (int i = 0; i < V::End(to.Length); i += V::Count)
            V::StorePartial(V::Load(from, i), to, i);
    }

    // The scalars of a row that forward keeps for backward, in full precision; without memory, they are not kept.
    template <class T>
    class Scalars
    {
    public:
        Scalars() = default;

        SUBSETGEN_DEVICE explicit Scalars(T* memory) : memory(memory) {}

        SUBSETGEN_DEVICE void Put(int i, T value) const
        {
            if (V::IsFirst() && memory != nullptr)
                memory[i] = value;
        }

        SUBSETGEN_DEVICE T operator[](int i) const { return memory[i]; }

    private:
        T* memory = nullptr;
    };
}
