using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Emulated;

/// <summary>Libraries of device text lie in one process without knowing each other.</summary>
public sealed unsafe class LibraryTests
{
    private const string Text = """
        // A variable of one name in every library, of a size that a macro gives.
        template <typename T>
        __device__ T* Parts()
        {
            __shared__ T parts[PARTS];
            return parts;
        }

        extern "C" __global__ void WhereItLies(unsigned long long* place) { *place = (unsigned long long)Parts<int>(); }

        SUBSETGEN_EMULATED_ENTRY(WhereItLies)
        """;

    [FactWithHostCompiler]
    public void Shared_memory_of_one_name_is_each_librarys_own()
    {
        var small = SharedMemoryOf("-DPARTS=1");
        var large = SharedMemoryOf("-DPARTS=1024");
        Assert.NotEqual(small, large);
    }

    private static ulong SharedMemoryOf(string macro)
    {
        ulong place = 0;
        var address = (nint)(&place);
        EmulatedLibrary.Of(Text, macro).Run("WhereItLies", address, grid: 1, block: 1);
        return place;
    }
}
